import { markAtStart } from './numbering.ts'

/** A line that is an item: how deep, counted from the list's own top, and how many characters its written mark takes. */
export interface LineLevel {
  readonly depth: number
  readonly length: number
}

interface Open {
  readonly kind: number
  last: number
}

/**
 * Finds written lists (`1. …`, `가. …`) in lines of text that came from outside, so that they become real ones. A list begins
 * with a first mark (1., 가., …) and goes on while each mark follows the one before it on its level; any other line ends it.
 * Levels close up: `1.` then `1)` are neighbours, whatever stands between them in the official order.
 */
export function levelsOf(lines: readonly string[]): readonly (LineLevel | null)[] {
  let open: Open[] = []
  return lines.map((line) => {
    const mark = markAtStart(line)
    if (mark === null) {
      open = []
      return null
    }
    const at = open.findIndex(({ kind }) => kind === mark.depth)
    const known = open[at]
    if (known !== undefined && mark.n === known.last + 1) {
      known.last = mark.n
      open = open.slice(0, at + 1)
      return { depth: at, length: mark.length }
    }
    if (known === undefined && mark.n === 1) {
      open.push({ kind: mark.depth, last: 1 })
      return { depth: open.length - 1, length: mark.length }
    }
    if (mark.n === 1) {
      open = [{ kind: mark.depth, last: 1 }]
      return { depth: 0, length: mark.length }
    }
    open = []
    return null
  })
}
