/** Steps of comparing that one difference may cost; a body of a hundred pages that was written anew takes less. */
const MOST_STEPS = 3_000_000
/** Pairs of blocks that one difference may try for likeness. */
const MOST_PAIRS = 60_000

/**
 * What a difference may still cost. Counted, not timed: the same two revisions give the same difference on every machine. Who spent it gets coarser
 * differences, never wrong ones.
 */
export interface Budget {
  steps: number
  pairs: number
}

/** A whole budget. */
export const newBudget = (): Budget => ({ steps: MOST_STEPS, pairs: MOST_PAIRS })
