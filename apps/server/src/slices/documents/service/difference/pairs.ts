import type { Budget } from './budget.ts'
import type { Likeness } from './likeness.ts'
import { type Gap, isGap, type Match, matchesOf, walk } from './matches.ts'

/** From which likeness on two things at one place are one that changed. */
const ALIKE = 0.4

/** Something that has a like on the other side. */
export interface Comparable {
  readonly key: string
  readonly text: string
  /** Only one of the same kind is a like; the same everywhere where there are no kinds. */
  readonly kind?: string
}

/** What a difference is made with. */
export interface Means {
  readonly budget: Budget
  readonly likeness: Likeness
}

/** Pairs in order: what is the same, then between these what is alike. `byPlace`: as many on both sides of a gap are pairs, however they changed. */
export function pairsOf(
  earlier: readonly Comparable[],
  later: readonly Comparable[],
  byPlace: boolean,
  means: Means,
): readonly Match[] {
  const keys = (side: readonly Comparable[]): readonly string[] => side.map(({ key }) => key)
  const matches = matchesOf(keys(earlier), keys(later), means.budget)
  const pairs: Match[] = []
  for (const step of walk([earlier.length, later.length], matches))
    if (!isGap(step)) pairs.push(step)
    else if (byPlace && lengthOf(step.earlier) === lengthOf(step.later))
      for (let n = 0; n < lengthOf(step.earlier); n += 1) pairs.push([step.earlier[0] + n, step.later[0] + n])
    else pairs.push(...alikeIn(step, earlier, later, means))
  return pairs
}

const lengthOf = ([from, until]: readonly [number, number]): number => until - from

/** The pairs of a gap whose likenesses sum up highest, in order. Beyond the budget there are none. */
function alikeIn(
  { earlier: rows, later: columns }: Gap,
  earlier: readonly Comparable[],
  later: readonly Comparable[],
  means: Means,
) {
  const [height, width] = [lengthOf(rows), lengthOf(columns)]
  if (height * width === 0 || height * width > means.budget.pairs) return []
  means.budget.pairs -= height * width
  const likenessAt = (i: number, j: number): number => likenessOf(earlier[rows[0] + i], later[columns[0] + j], means.likeness)
  // Rows of what each pair brings, and of the best that can still come from there on.
  const scores = Array.from({ length: height }, (_, i) => Float64Array.from({ length: width }, (_, j) => likenessAt(i, j)))
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  const gain = (i: number, j: number): number => {
    const score = scores[i]?.[j] ?? 0
    return score < ALIKE ? Number.NEGATIVE_INFINITY : score + at(i + 1, j + 1)
  }
  for (let i = height - 1; i >= 0; i -= 1)
    for (let j = width - 1; j >= 0; j -= 1) {
      const row = best[i]
      if (row !== undefined) row[j] = Math.max(at(i + 1, j), at(i, j + 1), gain(i, j))
    }
  const pairs: Match[] = []
  for (let i = 0, j = 0; i < height && j < width; )
    if (gain(i, j) >= at(i, j)) {
      pairs.push([rows[0] + i, columns[0] + j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  return pairs
}

/** How alike two things are; 0 where they are of different kinds. */
export function likenessOf(one: Comparable | undefined, other: Comparable | undefined, likeness: Likeness): number {
  if (one === undefined || other === undefined || one.kind !== other.kind) return 0
  return one.key === other.key ? 1 : likeness.of(one.text, other.text)
}
