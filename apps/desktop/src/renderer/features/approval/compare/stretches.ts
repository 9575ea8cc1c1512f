import type { Block } from './types.ts'

/** Blocks in their order: those that tell something, and stretches of what is the same. */
export type Stretch =
  | { readonly is: 'BLOCK'; readonly block: Block; readonly key: number }
  | { readonly is: 'SAME'; readonly blocks: readonly Block[]; readonly key: number }

/** So many unchanged blocks beside a changed one stay in sight. */
const BESIDE = 1

/** Folds what is the same, but for what stands right beside a change. */
export function stretchesOf(blocks: readonly Block[]): readonly Stretch[] {
  const seen = blocks.map((_, i) => blocks.slice(Math.max(0, i - BESIDE), i + BESIDE + 1).some(({ change }) => change !== 'SAME'))
  const stretches: Stretch[] = []
  for (const [i, block] of blocks.entries()) {
    const last = stretches.at(-1)
    if (seen[i] === true) stretches.push({ is: 'BLOCK', block, key: i })
    else if (last?.is === 'SAME') stretches[stretches.length - 1] = { ...last, blocks: [...last.blocks, block] }
    else stretches.push({ is: 'SAME', blocks: [block], key: i })
  }
  return stretches
}
