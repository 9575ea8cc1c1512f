/** Where a step stands. */
export const STEP_STATES = ['WAITING', 'OPEN', 'HELD', 'DONE', 'RETURNED', 'SKIPPED'] as const
export type StepState = (typeof STEP_STATES)[number]

/** How a step was done: the drafter submitted, others agreed, dissented or approved. */
export type StepOutcome = 'SUBMITTED' | 'AGREED' | 'DISSENTED' | 'APPROVED'

/** What became of a step in one round. */
export interface StepRecord {
  readonly stepId: string
  readonly state: StepState
  /** Only when DONE. */
  readonly outcome: StepOutcome | null
  /** When it was done, returned or skipped. */
  readonly at: string | null
  readonly signatureRef: string | null
  /** The opinion (의견) of who signed. */
  readonly opinion: string | null
  /** Why it was returned, or skipped. */
  readonly reason: string | null
  /** While HELD: why, and until which day in Seoul. */
  readonly hold: { readonly reason: string; readonly until: string } | null
}

/** A step that nobody has touched in a round. */
export function untouched(stepId: string): StepRecord {
  return { stepId, state: 'WAITING', outcome: null, at: null, signatureRef: null, opinion: null, reason: null, hold: null }
}

/** Whether a step has had its say, so that the next may open. */
export function isSettled(record: StepRecord): boolean {
  return record.state === 'DONE' || record.state === 'SKIPPED'
}

/** Whether it is a step's turn. */
export function isCurrent(record: StepRecord): boolean {
  return record.state === 'OPEN' || record.state === 'HELD'
}
