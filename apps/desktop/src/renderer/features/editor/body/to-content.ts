import type { JSONContent } from '@tiptap/core'
import type { Block, Content, Inline, InlineMark, ListItem, TableCell, TableRow } from '../draft/types.ts'

/** Addresses that a link may lead to; the server takes no others. */
export const LINK = /^(https?:\/\/|mailto:)[^\s]+$/i
export const BLOB = /^[0-9a-f]{64}$/
const ALIGNMENTS = ['left', 'center', 'right'] as const
const LEVELS = [1, 2, 3] as const
const PLAIN_MARKS = ['bold', 'underline', 'strike', 'superscript', 'subscript'] as const
const LONGEST_LINK = 2_000

const among = <T>(known: readonly T[], value: unknown): T | undefined => known.find((each) => each === value)

function markOf(mark: NonNullable<JSONContent['marks']>[number]): InlineMark[] {
  const plain = among(PLAIN_MARKS, mark.type)
  if (plain !== undefined) return [{ type: plain }]
  const href: unknown = mark.attrs?.['href']
  const safe = mark.type === 'link' && typeof href === 'string' && href.length <= LONGEST_LINK && LINK.test(href)
  return safe ? [{ type: 'link', attrs: { href } }] : []
}

function inlineOf(node: JSONContent): Inline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
  if (node.type !== 'text' || node.text === undefined || node.text === '') return []
  const marks = (node.marks ?? []).flatMap(markOf)
  return [marks.length > 0 ? { type: 'text', text: node.text, marks } : { type: 'text', text: node.text }]
}

/** Neighbours with the same marks are one text, as ProseMirror itself keeps them: a dropped mark may have parted them. */
function inlinesOf(nodes: readonly JSONContent[] = []): Inline[] {
  const joined: Inline[] = []
  for (const inline of nodes.flatMap(inlineOf)) {
    const before = joined.at(-1)
    const alike =
      before?.type === 'text' && inline.type === 'text' && JSON.stringify(before.marks) === JSON.stringify(inline.marks)
    if (alike) joined.splice(-1, 1, { ...before, text: before.text + inline.text })
    else joined.push(inline)
  }
  return joined
}

const withInlines = (nodes: readonly JSONContent[] | undefined): { content?: Inline[] } => {
  const content = inlinesOf(nodes)
  return content.length > 0 ? { content } : {}
}

function itemsOf(nodes: readonly JSONContent[] = []): ListItem[] {
  return nodes.map((node) => ({ type: 'listItem', content: filled(node.content) }))
}

function cellOf(node: JSONContent): TableCell {
  const { colspan = 1, rowspan = 1, colwidth } = node.attrs ?? {}
  return {
    type: node.type === 'tableHeader' ? 'tableHeader' : 'tableCell',
    attrs: { colspan, rowspan, ...(Array.isArray(colwidth) ? { colwidth } : {}) },
    content: filled(node.content),
  }
}

function rowsOf(nodes: readonly JSONContent[] = []): TableRow[] {
  return nodes.map((row) => ({ type: 'tableRow', content: (row.content ?? []).map(cellOf) }))
}

function blockOf(node: JSONContent): Block[] {
  switch (node.type) {
    case 'paragraph': {
      const textAlign = among(ALIGNMENTS, node.attrs?.['textAlign'])
      return [{ type: 'paragraph', ...(textAlign === undefined ? {} : { attrs: { textAlign } }), ...withInlines(node.content) }]
    }
    case 'heading':
      return [{ type: 'heading', attrs: { level: among(LEVELS, node.attrs?.['level']) ?? 3 }, ...withInlines(node.content) }]
    case 'orderedList':
    case 'bulletList': {
      const content = itemsOf(node.content)
      return content.length > 0 ? [{ type: node.type, content }] : []
    }
    case 'table': {
      const content = rowsOf(node.content)
      return content.length > 0 ? [{ type: 'table', content }] : []
    }
    case 'image': {
      const { blob, alt, width = null } = node.attrs ?? {}
      if (typeof blob !== 'string' || !BLOB.test(blob)) return []
      return [{ type: 'image', attrs: { blob, alt: String(alt ?? ''), ...(width === null ? {} : { width }) } }]
    }
    default:
      return []
  }
}

/** Blocks, and one empty paragraph where there would be none. */
function filled(nodes: readonly JSONContent[] = []): Block[] {
  const blocks = nodes.flatMap(blockOf)
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}

const isEmpty = (block: Block | undefined): boolean => block?.type === 'paragraph' && block.content === undefined

/**
 * What the editor holds, as the server takes it: the nodes and marks of its contract and nothing beside them. Empty paragraphs at
 * the end are the editor's, so that one can go on behind a table or a list; the form puts 붙임 and 끝 right after the text.
 */
export function toContent(doc: JSONContent): Content {
  const content = filled(doc.content)
  const last = content.findLastIndex((block) => !isEmpty(block))
  return { type: 'doc', content: content.slice(0, Math.max(last, 0) + 1) }
}
