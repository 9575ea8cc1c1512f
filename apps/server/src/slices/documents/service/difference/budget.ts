/** Steps of comparing that one difference may cost; a body of a hundred pages that was written anew takes less. */
const MOST_STEPS = 1_000_000
/** Letters of changed blocks, of both sides, that one difference may cut into words: a hundred pages. */
const MOST_LETTERS = 400_000
/** Pairs of blocks that one difference may try for likeness. */
const MOST_PAIRS = 60_000

/**
 * What a difference may still cost. Counted, not timed: the same two revisions give the same difference on every machine. Who spent it gets coarser
 * differences, never wrong ones.
 */
export interface Budget {
  steps: number
  letters: number
  pairs: number
}

/** A whole budget. */
export const newBudget = (): Budget => ({ steps: MOST_STEPS, letters: MOST_LETTERS, pairs: MOST_PAIRS })
