import type { Block, Content, ListItem, TableCell, TableRow } from './content.ts'

/** Marks by level (규칙 2①). A year is no mark: numbers have at most two digits, and a letter follows the space. */
const MARKS: readonly RegExp[] = [
  /^\d{1,2}\.\s+/,
  /^[가-힣]\.\s+/,
  /^\d{1,2}\)\s+/,
  /^[가-힣]\)\s+/,
  /^\(\d{1,2}\)\s+/,
  /^\([가-힣]\)\s+/,
  /^[①-⑳]\s+/,
  /^[㉮-㉻]\s+/,
]
const BULLET = /^[-○ㆍ•]\s+/
const MARKED_PASSAGE = /\{\{[\d,\s]+:\s*(.*?)\}\}/gs
const SAME_AS_ABOVE = '^'
const SAME_AS_LEFT = '<'

interface Open {
  /** Level of an ordered list by its marks; -1 for bullets. */
  readonly level: number
  readonly items: ListItem[]
}

/**
 * Reads text as an official types it into a body: items by their marks, `|` tables with `^` (same cell as above) and `<` (same cell as at
 * the left), bullets by `-`; every other line is a paragraph. Passages marked `{{6: …}}` stay as plain text.
 */
export function contentFromText(text: string): Content {
  const lines = text.replace(MARKED_PASSAGE, '$1').normalize('NFC').split(/\r?\n/)
  const blocks: Block[] = []
  let open: Open[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const raw = lines[i] ?? ''
    const line = raw.trim()
    if (line === '') continue
    if (line.startsWith('|')) {
      const end = lines.findIndex((other, at) => at > i && !other.trim().startsWith('|'))
      const rows = lines.slice(i, end === -1 ? lines.length : end)
      i += rows.length - 1
      const item = open[0]?.items.at(-1)
      // A list that goes on below the table must not begin again at 1.
      const goesOn = open[0] !== undefined && continues(lines.slice(i + 1), open[0].level)
      if (goesOn && item !== undefined) item.content.push(table(rows))
      else {
        blocks.push(table(rows))
        open = []
      }
      if (goesOn) open = open.slice(0, 1)
      continue
    }
    const level = levelOf(line)
    if (level === null) {
      blocks.push(paragraph(line))
      open = []
      continue
    }
    const words = line.replace(level === -1 ? BULLET : (MARKS[level] ?? ''), '')
    const at = open.findIndex((list) => list.level === level)
    const list = at === -1 ? begin(blocks, open, level) : open[at]
    open = at === -1 ? [...open, ...(list === undefined ? [] : [list])] : open.slice(0, at + 1)
    list?.items.push({ type: 'listItem', content: [paragraph(words)] })
  }
  return { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] }
}

/** The level of the mark that a line begins with; -1 for a bullet, null for none. */
function levelOf(line: string): number | null {
  if (BULLET.test(line)) return -1
  const level = MARKS.findIndex((mark) => mark.test(line))
  return level === -1 ? null : level
}

/** Whether the next line that says something is another item of the list. */
function continues(rest: readonly string[], level: number): boolean {
  const next = rest.find((line) => line.trim() !== '')
  return next !== undefined && levelOf(next.trim()) === level
}

/** A list within the last item of the innermost open one, or on its own. */
function begin(blocks: Block[], open: readonly Open[], level: number): Open {
  const items: ListItem[] = []
  const list: Block = { type: level === -1 ? 'bulletList' : 'orderedList', content: items }
  const parent = open.at(-1)?.items.at(-1)
  if (parent === undefined) blocks.push(list)
  else parent.content.push(list)
  return { level, items }
}

function paragraph(text: string): Block {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
}

/** Rows of `| a | b |`; the first one is the head. */
function table(rows: readonly string[]): Block {
  const grid = rows.map((row) =>
    row
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
  const width = Math.max(...grid.map((row) => row.length))
  const at = (y: number, x: number): string => grid[y]?.[x] ?? ''
  const content: TableRow[] = grid.map((_, y) => {
    const cells: TableCell[] = []
    for (let x = 0; x < width; x += 1) {
      const text = at(y, x)
      if ((text === SAME_AS_ABOVE && y > 0) || (text === SAME_AS_LEFT && x > 0)) continue
      let colspan = 1
      while (x + colspan < width && at(y, x + colspan) === SAME_AS_LEFT) colspan += 1
      let rowspan = 1
      while (y + rowspan < grid.length && at(y + rowspan, x) === SAME_AS_ABOVE) rowspan += 1
      cells.push({
        type: y === 0 ? 'tableHeader' : 'tableCell',
        attrs: { colspan, rowspan },
        content: [paragraph(text)],
      })
    }
    return { type: 'tableRow', content: cells }
  })
  return { type: 'table', content }
}
