import type { Inline } from '../content.ts'
import { isEmpty, type OutlineBlock, type OutlineCell, type OutlineRow } from './outline.ts'

/** A run of letters as the template takes it: text with its marks, a line break, or the closing 끝. */
export type InlineData =
  | { readonly t: 'text'; readonly v: string; readonly m: readonly string[]; readonly href: string | null }
  | { readonly t: 'br' }
  | { readonly t: 'end' }

/** A block as the template takes it. */
export type BlockData =
  | { readonly k: 'p'; readonly a: 'left' | 'center' | 'right'; readonly c: readonly InlineData[] }
  | { readonly k: 'h'; readonly l: number; readonly c: readonly InlineData[] }
  | {
      readonly k: 'list'
      readonly d: number
      readonly items: readonly { readonly m: string | null; readonly b: readonly BlockData[] }[]
    }
  | {
      readonly k: 'table'
      readonly cols: readonly number[]
      readonly head: number
      readonly rows: readonly (readonly CellData[])[]
    }
  | { readonly k: 'img'; readonly src: string; readonly w: number | null; readonly alt: string }
export interface CellData {
  readonly h: boolean
  readonly cs: number
  readonly rs: number
  /** Numbers and the like stand at the right. */
  readonly r: boolean
  /** Words of at most so many letters are kept whole; longer ones would stand out of the cell. */
  readonly keep: number
  readonly b: readonly BlockData[]
}

/** Letters of 10.5 points on a line of 175 mm. */
const LETTERS_ON_LINE = 47
/** What a cell's inset takes of its line, in letters. */
const INSET = 0.65
const NUMBER = /^[△▲+-]?\d{1,3}(,?\d{3})*(\.\d+)?%?$/
const BLANK_BELOW = '이하 빈칸'

/** Where a body ends: what stands last decides where 끝 goes (규칙 4⑤). */
export interface BodyData {
  readonly blocks: readonly BlockData[]
  /** BESIDE: 끝 is in the text already; BELOW: it goes under a table or picture; NONE: 이하 빈칸 says it. */
  readonly end: 'BESIDE' | 'BELOW' | 'NONE'
}

/** The body for the template; `closing` puts 끝 after its last letter where it ends in text. */
export function bodyData(blocks: readonly OutlineBlock[], closing: boolean): BodyData {
  const data = blocks.map(blockData)
  if (!closing) return { blocks: data, end: 'NONE' }
  const last = blocks.at(-1)
  if (last?.kind === 'table' && blankRow(last.rows) !== null)
    return { blocks: [...data.slice(0, -1), blankBelow(last)], end: 'NONE' }
  const closed = closeText(data)
  return closed === null ? { blocks: data, end: 'BELOW' } : { blocks: closed, end: 'BESIDE' }
}

function blockData(block: OutlineBlock): BlockData {
  switch (block.kind) {
    case 'paragraph':
      return { k: 'p', a: block.align, c: block.inlines.map(inlineData) }
    case 'heading':
      return { k: 'h', l: block.level, c: block.inlines.map(inlineData) }
    case 'list':
      return { k: 'list', d: block.depth, items: block.items.map(({ mark, blocks }) => ({ m: mark, b: blocks.map(blockData) })) }
    case 'table':
      return tableData(block.rows)
    case 'image':
      return { k: 'img', src: block.blob, w: block.width, alt: block.alt }
  }
}

function inlineData(inline: Inline): InlineData {
  if (inline.type === 'hardBreak') return { t: 'br' }
  const link = inline.marks?.find((mark) => mark.type === 'link')
  const marks = (inline.marks ?? []).flatMap((mark) => (mark.type === 'link' ? [] : [mark.type]))
  return { t: 'text', v: inline.text, m: marks, href: link?.attrs.href ?? null }
}

/** 끝 after the last letter, down through lists; null where the body ends in no text. */
function closeText(blocks: readonly BlockData[]): readonly BlockData[] | null {
  const last = blocks.at(-1)
  if (last === undefined) return null
  const before = blocks.slice(0, -1)
  if (last.k === 'p' || last.k === 'h') return [...before, { ...last, c: [...last.c, { t: 'end' }] }]
  if (last.k !== 'list') return null
  const item = last.items.at(-1)
  const closed = item === undefined ? null : closeText(item.b)
  if (item === undefined || closed === null) return null
  return [...before, { ...last, items: [...last.items.slice(0, -1), { ...item, b: closed }] }]
}

function tableData(rows: readonly OutlineRow[]): Extract<BlockData, { k: 'table' }> {
  const count = columnsOf(rows)
  const cols = widthsOf(rows, count)
  const whole = cols.reduce((sum, width) => sum + width, 0)
  const head = headRows(rows)
  return {
    k: 'table',
    cols,
    head,
    rows: placed(rows, count).map((row) =>
      row.map(({ cell, at }) => {
        const width = cols.slice(at, at + cell.colspan).reduce((sum, one) => sum + one, 0)
        const text = cell.blocks
          .map((block) => (block.kind === 'paragraph' ? block.inlines.map(letters).join('') : ' '))
          .join(' ')
        return {
          h: cell.header,
          cs: cell.colspan,
          rs: cell.rowspan,
          r: !cell.header && NUMBER.test(text.trim()),
          keep: Math.max(1, Math.floor((width / whole) * LETTERS_ON_LINE - INSET)),
          b: cell.blocks.map(blockData),
        }
      }),
    ),
  }
}

const letters = (inline: Inline): string => (inline.type === 'text' ? inline.text : ' ')

/** Rows at the top that are all header cells; at least one row stays a body row. */
function headRows(rows: readonly OutlineRow[]): number {
  const first = rows.findIndex((row) => row.some((cell) => !cell.header))
  const head = first === -1 ? rows.length - 1 : first
  // A header cell that reaches down into the body would be torn where the header repeats.
  const torn = rows.slice(0, head).some((row, y) => row.some((cell) => y + cell.rowspan > head))
  return torn ? 0 : head
}

/** Every cell with the column it begins in; cells that reach down from rows above take their columns. Spans end where the table ends. */
function placed(rows: readonly OutlineRow[], count: number): readonly (readonly { cell: OutlineCell; at: number }[])[] {
  const taken = rows.map(() => new Set<number>())
  return rows.map((row, y) => {
    let x = 0
    return row.map((cell) => {
      while (taken[y]?.has(x)) x += 1
      const at = x
      const colspan = Math.max(1, Math.min(cell.colspan, count - at))
      const rowspan = Math.max(1, Math.min(cell.rowspan, rows.length - y))
      for (let j = y; j < y + rowspan; j += 1) for (let i = at; i < at + colspan; i += 1) taken[j]?.add(i)
      x += colspan
      return { cell: { ...cell, colspan, rowspan }, at }
    })
  })
}

function columnsOf(rows: readonly OutlineRow[]): number {
  const reach: number[] = []
  let most = 1
  for (const row of rows) {
    let x = 0
    for (const cell of row) {
      while ((reach[x] ?? 0) > 0) x += 1
      for (let i = 0; i < cell.colspan; i += 1) reach[x + i] = Math.max(reach[x + i] ?? 0, cell.rowspan)
      x += cell.colspan
    }
    most = Math.max(most, reach.length)
    for (let i = 0; i < reach.length; i += 1) reach[i] = Math.max(0, (reach[i] ?? 0) - 1)
  }
  return most
}

/** Widths that were drawn in the editor, else shares by the longest line of each column within bounds. */
function widthsOf(rows: readonly OutlineRow[], count: number): readonly number[] {
  const drawn: number[] = Array.from({ length: count }, () => 0)
  const longest: number[] = Array.from({ length: count }, () => 0)
  for (const row of placed(rows, count))
    for (const { cell, at } of row) {
      for (const [i, width] of (cell.colwidth ?? []).entries())
        if (i < cell.colspan && width > 0) drawn[at + i] = Math.round(width)
      if (cell.colspan > 1) continue
      const lines = cell.blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [block.inlines.map(letters).join('').length] : [12],
      )
      longest[at] = Math.max(longest[at] ?? 0, ...lines)
    }
  if (drawn.every((width) => width > 0)) return drawn
  return longest.map((length) => Math.min(24, Math.max(5, length + 2)))
}

/** The first row of the empty ones that a table ends with; null where its last row says something. */
function blankRow(rows: readonly OutlineRow[]): number | null {
  let first = rows.length
  while (first > 0 && rows[first - 1]?.every((cell) => cell.blocks.every(isEmpty))) first -= 1
  return first === rows.length || first === 0 ? null : first
}

/** 이하 빈칸 in the first cell that stays empty (규칙 4⑥). */
function blankBelow(table: Extract<OutlineBlock, { kind: 'table' }>): BlockData {
  const data = tableData(table.rows)
  const at = blankRow(table.rows)
  return {
    ...data,
    rows: data.rows.map((row, y) =>
      row.map((cell, x) => (y === at && x === 0 ? { ...cell, r: false, b: [paragraph(BLANK_BELOW)] } : cell)),
    ),
  }
}

function paragraph(text: string): BlockData {
  return { k: 'p', a: 'left', c: [{ t: 'text', v: text, m: [], href: null }] }
}
