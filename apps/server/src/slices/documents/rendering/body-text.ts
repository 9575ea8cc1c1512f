import type { Content } from '../content.ts'
import { type OutlineBlock, type OutlineCell, outline, textOf } from './outline.ts'

/** The body as lines of text with its numbering: a table's row is one line with tabs, a picture is what it is said to show. */
export function bodyText(body: Content): string {
  return outline(body).flatMap(linesOf).join('\n')
}

function linesOf(block: OutlineBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return textOf(block.inlines).split('\n')
    case 'list':
      return block.items.flatMap(({ mark, blocks }) => {
        const lines = blocks.flatMap(linesOf)
        return mark === null ? lines : [`${mark} ${lines[0] ?? ''}`, ...lines.slice(1)]
      })
    case 'table':
      return block.rows.map((row) => row.map(cellText).join('\t'))
    case 'image':
      return [block.alt]
  }
}

function cellText(cell: OutlineCell): string {
  return cell.blocks
    .flatMap(linesOf)
    .join(' ')
    .replace(/[\t\n]/g, ' ')
    .trim()
}
