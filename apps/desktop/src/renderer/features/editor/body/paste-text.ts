import type { JSONContent } from '@tiptap/core'
import { levelsOf } from './levels.ts'
import { plainText } from './plain-text.ts'

const paragraph = (text: string): JSONContent =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }

/** Plain text as blocks: a line a paragraph, written lists (`1. …`, `가. …`) as lists. */
export function blocksOfText(text: string): readonly JSONContent[] {
  const lines = plainText(text.replace(/\r\n?/g, '\n')).split('\n')
  const levels = levelsOf(lines)
  const blocks: JSONContent[] = []
  let open: JSONContent[][] = []
  for (const [i, line] of lines.entries()) {
    const level = levels[i] ?? null
    if (level === null) {
      open = []
      blocks.push(paragraph(line.trim() === '' ? '' : line))
      continue
    }
    open = open.slice(0, level.depth + 1)
    const item: JSONContent = { type: 'listItem', content: [paragraph(line.slice(level.length))] }
    const here = open[level.depth]
    if (here !== undefined) {
      here.push(item)
      continue
    }
    const items = [item]
    const list: JSONContent = { type: 'orderedList', content: items }
    const parent = open.at(-1)?.at(-1)
    if (parent === undefined) blocks.push(list)
    else parent.content?.push(list)
    open.push(items)
  }
  return blocks
}
