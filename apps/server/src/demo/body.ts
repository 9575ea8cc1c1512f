import type { Content } from '../slices/documents/index.ts'

type Block = Content['content'][number]
type List = Extract<Block, { type: 'orderedList' | 'bulletList' }>
type Table = Extract<Block, { type: 'table' }>
type Cell = Table['content'][number]['content'][number]
type Inlines = NonNullable<Extract<Block, { type: 'paragraph' }>['content']>

const INDENT = 2
const MARKER = /^(?<mark>[+-]|#{1,3}) (?<text>.+)$/

/**
 * Reads a body from the notation in which the demo's texts are written: `+ ` is a numbered item and `- ` a dash, two spaces deeper a level;
 * `# `, `## `, `### ` are headings; `| a | b |` is a row of a table, `|!` a head row, where `^` joins the cell above and `<` the one before;
 * `**` makes bold; every other line is a paragraph. A line under an item, a table too, belongs to that item.
 */
export function bodyOf(text: string): Content {
  const doc: Content = { type: 'doc', content: [] }
  const open: { indent: number; list: List; blocks: Block[] }[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const indent = Math.floor(line.search(/\S/) / INDENT)
    const trimmed = line.trim()
    const { mark, text: words = '' } = MARKER.exec(trimmed)?.groups ?? {}
    const item = mark === '+' || mark === '-'
    while ((open.at(-1)?.indent ?? -1) >= indent + (item ? 1 : 0)) open.pop()
    if (item) {
      addItem(doc, open, indent, mark === '+' ? 'orderedList' : 'bulletList', words)
      continue
    }
    const blocks = open.at(-1)?.blocks ?? doc.content
    if (trimmed.startsWith('|')) addRow(blocks, trimmed)
    else if (mark !== undefined) blocks.push({ type: 'heading', attrs: { level: levelOf(mark) }, content: inlines(words) })
    else blocks.push(paragraph(trimmed))
  }
  return doc
}

const levelOf = (mark: string): 1 | 2 | 3 => (mark.length === 1 ? 1 : mark.length === 2 ? 2 : 3)

function addItem(
  doc: Content,
  open: { indent: number; list: List; blocks: Block[] }[],
  indent: number,
  type: List['type'],
  text: string,
): void {
  const last = open.at(-1)
  const same = last?.indent === indent ? last : undefined
  if (same !== undefined) open.pop()
  const item = { type: 'listItem' as const, content: [paragraph(text)] }
  if (same?.list.type === type) {
    same.list.content.push(item)
    open.push({ indent, list: same.list, blocks: item.content })
    return
  }
  const list: List = { type, content: [item] }
  ;(open.at(-1)?.blocks ?? doc.content).push(list)
  open.push({ indent, list, blocks: item.content })
}

/** Adds a row to the table that these blocks end with, or begins one. */
function addRow(blocks: Block[], line: string): void {
  const last = blocks.at(-1)
  const table: Table = last?.type === 'table' ? last : { type: 'table', content: [] }
  if (table !== last) blocks.push(table)
  const head = line.startsWith('|!')
  const texts = line
    .slice(head ? 2 : 1, line.endsWith('|') ? -1 : undefined)
    .split('|')
    .map((text) => text.trim())
  const cells: Cell[] = []
  for (const [column, text] of texts.entries()) {
    const before = cells.at(-1)
    const above = text === '^' ? cellAt(table, column) : undefined
    if (above !== undefined) above.attrs.rowspan += 1
    else if (text === '<' && before !== undefined) before.attrs.colspan += 1
    else cells.push({ type: head ? 'tableHeader' : 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text)] })
  }
  table.content.push({ type: 'tableRow', content: cells })
}

/** The cell that covers a column in the last rows of a table. */
function cellAt(table: Table, column: number): Cell | undefined {
  for (const [back, row] of table.content.toReversed().entries()) {
    const taken = takenFromAbove(table, table.content.length - 1 - back)
    let at = 0
    for (const cell of row.content) {
      while (taken.has(at)) at += 1
      if (column >= at && column < at + cell.attrs.colspan) return cell
      at += cell.attrs.colspan
    }
  }
  return undefined
}

/** Columns of a row that cells of earlier rows reach into. */
function takenFromAbove(table: Table, row: number): Set<number> {
  const taken = new Set<number>()
  const reach = new Map<number, number>()
  for (const { content } of table.content.slice(0, row + 1)) {
    taken.clear()
    for (const [column, rows] of reach) {
      if (rows > 0) taken.add(column)
      reach.set(column, rows - 1)
    }
    let at = 0
    for (const { attrs } of content) {
      while (taken.has(at)) at += 1
      for (let i = 0; i < attrs.colspan; i += 1) reach.set(at + i, attrs.rowspan - 1)
      at += attrs.colspan
    }
  }
  return taken
}

const paragraph = (text: string): Block => (text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: inlines(text) })

function inlines(text: string): Inlines {
  return text
    .split('**')
    .map((part, i) => ({ type: 'text' as const, text: part, ...(i % 2 === 1 ? { marks: [{ type: 'bold' as const }] } : {}) }))
    .filter((part) => part.text !== '')
}
