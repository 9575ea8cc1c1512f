import type { BlockAspect, BlockChange, BlockDifference, BlockPlace, PictureShape, TextShape } from '../../difference.ts'
import { inOrder } from './in-order.ts'
import type { Leaf, PictureLeaf, TextLeaf } from './leaves.ts'
import { movesOf } from './moves.ts'
import { type Means, pairsOf } from './pairs.ts'
import { plainRuns } from './runs.ts'
import { segmentsOf, wholeSegments } from './segments.ts'
import { tableRows, wholeRows } from './tables.ts'

/** How the blocks of a body, or of a cell, became others, in the order in which a reader goes through both. */
export function blockDifferences(earlier: readonly Leaf[], later: readonly Leaf[], means: Means): readonly BlockDifference[] {
  const pairs = pairsOf(earlier, later, false, means)
  const moves = movesOf(earlier, later, pairs, means)
  const movedFrom = new Map(moves.map(([i], n) => [i, n + 1]))
  const movedTo = new Map(moves.map(([i, j], n) => [j, { pair: n + 1, old: earlier[i] }]))
  const gone = (old: Leaf, i: number): BlockDifference => {
    const pair = movedFrom.get(i) ?? null
    return wholeBlock(old, pair === null ? 'REMOVED' : 'MOVED_FROM', pair, means)
  }
  const come = (now: Leaf, j: number): BlockDifference => {
    const move = movedTo.get(j)
    return move?.old === undefined ? wholeBlock(now, 'ADDED', null, means) : changedBlock(move.old, now, move.pair, means)
  }
  return inOrder(earlier, later, pairs, { paired: (old, now) => changedBlock(old, now, null, means), gone, come })
}

/** Whether anything in these is different. */
export const differs = (blocks: readonly BlockDifference[]): boolean => blocks.some(({ change }) => change !== 'SAME')

/** A block that only one side has at this place. */
function wholeBlock(
  leaf: Leaf,
  change: Exclude<BlockChange, 'SAME' | 'CHANGED' | 'MOVED_TO'>,
  pair: number | null,
  means: Means,
): BlockDifference {
  const kind = change === 'ADDED' ? 'ADDED' : 'REMOVED'
  const on = <Shape>(shape: Shape) => ({
    change,
    pair,
    changed: [],
    before: kind === 'REMOVED' ? shape : null,
    after: kind === 'ADDED' ? shape : null,
  })
  switch (leaf.kind) {
    case 'TEXT':
      return { kind: 'TEXT', ...on(textShape(leaf)), segments: wholeSegments(kind, leaf.runs) }
    case 'IMAGE':
      return { kind: 'IMAGE', ...on(pictureShape(leaf)), segments: wholeSegments(kind, plainRuns(leaf.alt)) }
    case 'TABLE':
      return { kind: 'TABLE', ...on(leaf.place), rows: wholeRows(leaf.rows, kind, means, blockDifferences) }
  }
}

/** A block that both sides have; `pair` names its move. */
function changedBlock(old: Leaf, now: Leaf, pair: number | null, means: Means): BlockDifference {
  const changed = aspectsOf(old, now)
  const change: BlockChange = pair !== null ? 'MOVED_TO' : changed.length === 0 ? 'SAME' : 'CHANGED'
  const head = { change, pair, changed }
  if (old.kind === 'TEXT' && now.kind === 'TEXT') {
    const segments = segmentsOf(old.runs, now.runs, means.budget)
    return { kind: 'TEXT', ...head, before: textShape(old), after: textShape(now), segments }
  }
  if (old.kind === 'IMAGE' && now.kind === 'IMAGE') {
    const segments = segmentsOf(plainRuns(old.alt), plainRuns(now.alt), means.budget)
    return { kind: 'IMAGE', ...head, before: pictureShape(old), after: pictureShape(now), segments }
  }
  if (old.kind === 'TABLE' && now.kind === 'TABLE') {
    const rows = tableRows(old.rows, now.rows, means, blockDifferences)
    return { kind: 'TABLE', ...head, before: old.place, after: now.place, rows }
  }
  throw new Error(`a ${old.kind} cannot become a ${now.kind}`)
}

function aspectsOf(old: Leaf, now: Leaf): readonly BlockAspect[] {
  const found: BlockAspect[] = []
  const compare = (aspect: BlockAspect, before: unknown, after: unknown): void => {
    if (JSON.stringify(before) !== JSON.stringify(after)) found.push(aspect)
  }
  if (old.kind === 'TEXT' && now.kind === 'TEXT') {
    compare('TEXT', old.runs, now.runs)
    compare('STYLE', old.heading, now.heading)
    compare('ALIGN', old.align, now.align)
  } else if (old.kind === 'IMAGE' && now.kind === 'IMAGE') {
    compare('PICTURE', old.blob, now.blob)
    compare('ALT', old.alt, now.alt)
    compare('WIDTH', old.width, now.width)
  } else compare('CELLS', old.key, now.key)
  compare('LEVEL', old.place.lists, now.place.lists)
  compare('NUMBER', old.place.mark, now.place.mark)
  if (!found.includes('LEVEL') && !found.includes('NUMBER')) compare('ITEM', old.item, now.item)
  return found
}

const placeOf = ({ place }: Leaf): BlockPlace => place
const textShape = (leaf: TextLeaf): TextShape => ({ ...placeOf(leaf), heading: leaf.heading, align: leaf.align })
const pictureShape = (leaf: PictureLeaf): PictureShape => ({
  ...placeOf(leaf),
  blob: leaf.blob,
  alt: leaf.alt,
  width: leaf.width,
})
