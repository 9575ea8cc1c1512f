import type { Leaf } from './leaves.ts'
import type { Match } from './matches.ts'
import { likenessOf, type Means } from './pairs.ts'

/** From which likeness on a block elsewhere is the same one that moved. */
const MOVED = 0.7
/** Shorter texts are said again rather than moved. */
const LEAST_LETTERS = 4

/** Blocks that have no like at their place and one elsewhere: the same ones first, then alike ones. */
export function movesOf(
  earlier: readonly Leaf[],
  later: readonly Leaf[],
  pairs: readonly Match[],
  { budget, likeness }: Means,
): readonly Match[] {
  const lonely = (side: readonly Leaf[], paired: ReadonlySet<number>): number[] =>
    side.flatMap(({ text }, i) => (paired.has(i) || text.trim().length < LEAST_LETTERS ? [] : [i]))
  const gone = lonely(earlier, new Set(pairs.map(([i]) => i)))
  const come = new Set(lonely(later, new Set(pairs.map(([, j]) => j))))
  const moves: Match[] = []
  const left: number[] = []
  const byKey = new Map<string, number[]>()
  for (const j of come) {
    const key = later[j]?.key ?? ''
    byKey.set(key, [...(byKey.get(key) ?? []), j])
  }
  for (const i of gone) {
    const j = byKey.get(earlier[i]?.key ?? '')?.shift()
    if (j === undefined) left.push(i)
    else {
      moves.push([i, j])
      come.delete(j)
    }
  }
  if (left.length * come.size > budget.pairs) return moves
  budget.pairs -= left.length * come.size
  for (const i of left) {
    let best: { readonly j: number; readonly score: number } | null = null
    for (const j of come) {
      const score = likenessOf(earlier[i], later[j], likeness)
      if (score >= MOVED && score > (best?.score ?? 0)) best = { j, score }
    }
    if (best === null) continue
    moves.push([i, best.j])
    come.delete(best.j)
  }
  return moves
}
