import type { BlockData, InlineData } from './body-data.ts'
import type { FormData } from './form-data.ts'

/** Every line that a form is meant to say: paragraphs, items with their marks, cells, the head and the foot. */
export function intendedLines(data: FormData): readonly string[] {
  const lines = [
    data.agency,
    ...(data.layout === 'GENERAL' ? [data.to, data.via, data.sender ?? '', data.recipients ?? ''] : [data.unit]),
    data.title,
    ...data.body.flatMap(linesOf),
    ...data.attached.map(({ text }) => text),
    ...(data.posts === 'PAGE' ? [...data.main, ...data.concur] : []),
    data.disclosure,
  ]
  return lines.filter((line) => line.trim() !== '')
}

function linesOf(block: BlockData): readonly string[] {
  switch (block.k) {
    case 'p':
    case 'h':
      return [said(block.c)]
    case 'list':
      return block.items.flatMap(({ m, b }) => [m ?? '', ...b.flatMap(linesOf)])
    case 'table':
      return block.rows.flat().flatMap(({ b }) => b.flatMap(linesOf))
    case 'img':
      return []
  }
}

function said(inlines: readonly InlineData[]): string {
  return inlines.map((inline) => (inline.t === 'text' ? inline.v : inline.t === 'end' ? '끝.' : ' ')).join('')
}
