/** A stretch of a compared body: what is shown, or what is the same and folded away. */
export interface Stretch<T> {
  readonly id: number
  readonly folded: boolean
  readonly blocks: readonly T[]
}

/** So many unchanged blocks stay in sight before and after what changed. */
const AROUND = 1
/** A fold hides more than a line of its own would take. */
const LEAST = 3

/** Folds long unchanged stretches of a body away. */
export function stretchesOf<T extends { readonly change: string }>(blocks: readonly T[]): readonly Stretch<T>[] {
  const near = blocks.map((_, i) => blocks.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ change }) => change !== 'SAME'))
  const stretches: { id: number; folded: boolean; blocks: T[] }[] = []
  for (const [i, block] of blocks.entries()) {
    const folded = near[i] !== true
    const last = stretches.at(-1)
    if (last?.folded === folded) last.blocks.push(block)
    else stretches.push({ id: i, folded, blocks: [block] })
  }
  return stretches.map((stretch) => ({ ...stretch, folded: stretch.folded && stretch.blocks.length >= LEAST }))
}
