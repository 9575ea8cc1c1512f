import type { Block, DraftForm } from './types.ts'

/** A line of one side: whether the other side has it too. */
export interface SideLine {
  readonly text: string
  readonly shared: boolean
}

const inlineText = (content: Extract<Block, { type: 'paragraph' }>['content']): string =>
  (content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(block.content)]
    case 'orderedList':
    case 'bulletList':
      return block.content.flatMap((item) => linesOf(item.content))
    case 'table':
      return block.content.map((row) => row.content.map((cell) => linesOf(cell.content).join(' ')).join(' | '))
    case 'image':
      return [`[${block.attrs.alt}]`]
  }
}

/** A body as lines of text, items and cells in their order. */
export function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(blockLines)
}

/** Two texts line by line, each line marked when the other side has it in the same order (longest common subsequence). */
export function compareLines(
  mine: readonly string[],
  theirs: readonly string[],
): { mine: readonly SideLine[]; theirs: readonly SideLine[] } {
  const rows = mine.length + 1
  const columns = theirs.length + 1
  const lengths = new Uint32Array(rows * columns)
  const at = (i: number, j: number): number => lengths[i * columns + j] ?? 0
  for (let i = mine.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      lengths[i * columns + j] = mine[i] === theirs[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const sharedMine = new Set<number>()
  const sharedTheirs = new Set<number>()
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; ) {
    if (mine[i] === theirs[j]) {
      sharedMine.add(i)
      sharedTheirs.add(j)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  const side = (lines: readonly string[], shared: ReadonlySet<number>): readonly SideLine[] =>
    lines.map((text, i) => ({ text, shared: shared.has(i) }))
  return { mine: side(mine, sharedMine), theirs: side(theirs, sharedTheirs) }
}

/** What of the head differs: keys of the form beside the body. */
export function differentFields(mine: DraftForm, theirs: DraftForm): readonly Exclude<keyof DraftForm, 'body'>[] {
  const keys = Object.keys(mine).filter((key): key is Exclude<keyof DraftForm, 'body'> => key !== 'body')
  return keys.filter((key) => JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]))
}
