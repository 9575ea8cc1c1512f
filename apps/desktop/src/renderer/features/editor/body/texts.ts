import type { Node } from '@tiptap/pm/model'

/** The text of one block with where it begins; offsets in it are positions from `start`. */
export interface BodyText {
  readonly id: string
  readonly text: string
  readonly start: number
}

/** Every text block of a body. A line break counts one character, as it does in positions. */
export function textsOf(doc: Node): readonly BodyText[] {
  const texts: BodyText[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, '\n', '\n')
    if (text.trim() !== '') texts.push({ id: `body-${texts.length}`, text, start: at + 1 })
    return false
  })
  return texts
}

/** A line of the outline: a heading, or an item of the first level with its mark. */
export interface OutlineLine {
  readonly at: number
  readonly level: number
  readonly mark: string | null
  readonly text: string
}

const LONGEST = 80

/** Headings, and items of the two upper levels, in order. */
export function outlineOf(doc: Node, markOf: (depth: number, n: number) => string): readonly OutlineLine[] {
  const lines: OutlineLine[] = []
  const single = ((): boolean => {
    const lists = doc.children.filter((node) => node.type.name === 'orderedList')
    return lists.length === 1 && lists[0]?.childCount === 1
  })()
  const list = (node: Node, at: number, depth: number): void => {
    node.forEach((item, offset, i) => {
      const from = at + 1 + offset + 1
      const first = item.firstChild
      if (first !== null && depth < 2)
        lines.push({
          at: from + 1,
          level: depth + 1,
          mark: single && depth === 0 ? null : markOf(depth, i + 1),
          text: first.textContent.slice(0, LONGEST),
        })
      item.forEach((child, inner) => {
        if (child.type.name === 'orderedList') list(child, from + inner, depth + 1)
      })
    })
  }
  doc.forEach((node, at) => {
    if (node.type.name === 'heading')
      lines.push({ at: at + 1, level: Number(node.attrs['level']), mark: null, text: node.textContent.slice(0, LONGEST) })
    if (node.type.name === 'orderedList') list(node, at, 0)
  })
  return lines
}
