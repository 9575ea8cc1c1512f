import type { Block, Content, Inline, TableRow } from '../content.ts'
import { bulletOf, markOf } from './numbering.ts'

/** A body whose items bear their marks: what the form prints and what the text says are made from this one reading. */
export type OutlineBlock =
  | { readonly kind: 'paragraph'; readonly align: 'left' | 'center' | 'right'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly depth: number; readonly items: readonly OutlineItem[] }
  | { readonly kind: 'table'; readonly rows: readonly OutlineRow[] }
  | { readonly kind: 'image'; readonly blob: string; readonly alt: string; readonly width: number | null }

/** `mark` null: the only item of the whole body, which bears none (규칙 2). */
export interface OutlineItem {
  readonly mark: string | null
  readonly blocks: readonly OutlineBlock[]
}
export interface OutlineCell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly colwidth: readonly number[] | null
  readonly blocks: readonly OutlineBlock[]
}
export type OutlineRow = readonly OutlineCell[]

interface Depths {
  readonly ordered: number
  readonly bullet: number
  readonly any: number
}

/** Reads a body: gives every item its mark and leaves empty paragraphs at its end out. */
export function outline(body: Content): readonly OutlineBlock[] {
  const blocks = wholeOutline(body)
  let end = blocks.length
  while (end > 0 && isEmpty(blocks[end - 1])) end -= 1
  return blocks.slice(0, end)
}

/** Reads a body with the empty paragraphs at its end, which print nothing and yet are in it. */
export function wholeOutline(body: Content): readonly OutlineBlock[] {
  const top = body.content.flatMap((block) => (block.type === 'orderedList' ? block.content : []))
  return body.content.map((block) => read(block, { ordered: 0, bullet: 0, any: 0 }, top.length === 1))
}

function read(block: Block, depths: Depths, single: boolean): OutlineBlock {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'paragraph', align: block.attrs?.textAlign ?? 'left', inlines: block.content ?? [] }
    case 'heading':
      return { kind: 'heading', level: block.attrs.level, inlines: block.content ?? [] }
    case 'orderedList':
    case 'bulletList': {
      const ordered = block.type === 'orderedList'
      const below = {
        ordered: depths.ordered + (ordered ? 1 : 0),
        bullet: depths.bullet + (ordered ? 0 : 1),
        any: depths.any + 1,
      }
      const mark = (i: number): string => (ordered ? markOf(depths.ordered, i + 1) : bulletOf(depths.bullet))
      const items = block.content.map((item, i) => ({
        mark: ordered && single && depths.any === 0 ? null : mark(i),
        blocks: item.content.map((child) => read(child, below, false)),
      }))
      return { kind: 'list', ordered, depth: depths.any, items }
    }
    case 'table':
      return { kind: 'table', rows: block.content.map(readRow) }
    case 'image':
      return { kind: 'image', blob: block.attrs.blob, alt: block.attrs.alt, width: block.attrs.width ?? null }
  }
}

/** Lists in a cell number from the first level again. */
function readRow(row: TableRow): OutlineRow {
  return row.content.map((cell) => ({
    header: cell.type === 'tableHeader',
    colspan: cell.attrs.colspan,
    rowspan: cell.attrs.rowspan,
    colwidth: cell.attrs.colwidth ?? null,
    blocks: cell.content.map((child) => read(child, { ordered: 0, bullet: 0, any: 1 }, false)),
  }))
}

/** Whether a block shows nothing. */
export function isEmpty(block: OutlineBlock | undefined): boolean {
  return block?.kind === 'paragraph' && textOf(block.inlines).trim() === ''
}

/** The letters of a line; a line break is one. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')
}
