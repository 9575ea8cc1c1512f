import type { Step } from './line.ts'

/** Where a step stands. */
export const STEP_STATES = ['WAITING', 'OPEN', 'HELD', 'DONE', 'RETURNED', 'SKIPPED'] as const
export type StepState = (typeof STEP_STATES)[number]

/** How a step was done: the drafter submitted, others agreed, dissented or approved. */
export type StepOutcome = 'SUBMITTED' | 'AGREED' | 'DISSENTED' | 'APPROVED'

/** Why the line goes on without a step: its reviewer is away, its due date is over, or nobody had to wait for it. */
export type SkippedFor = 'ABSENCE' | 'DEADLINE' | 'NOT_AWAITED'

/** What became of a step in one round. */
export interface StepRecord {
  readonly stepId: string
  readonly state: StepState
  /** Only when DONE. */
  readonly outcome: StepOutcome | null
  /** When it was done, returned or skipped. */
  readonly at: string | null
  /** Number of the event that signed it. */
  readonly seq: number | null
  readonly signatureRef: string | null
  /** The opinion (의견) of who signed. */
  readonly opinion: string | null
  /** Why it was returned, or skipped. */
  readonly reason: string | null
  /** Only when SKIPPED. */
  readonly skippedFor: SkippedFor | null
  /** While HELD: why, until which day in Seoul, and by which event. */
  readonly hold: { readonly reason: string; readonly until: string; readonly seq: number } | null
  /** When its due date was found to be over. */
  readonly overdueAt: string | null
  /** 부서협조 only, once its turn came: the line inside of the unit. */
  readonly unit: UnitLine | null
}

/** Where a unit's own line stands: its receiver names the reviewers, they review, its head answers for the unit. */
export const UNIT_STAGES = ['RECEIVING', 'REVIEWING', 'DECIDING', 'ANSWERED'] as const
export type UnitStage = (typeof UNIT_STAGES)[number]

/** The line inside of a concurring unit (부서협조, 영 9②). */
export interface UnitLine {
  readonly stage: UnitStage
  /** Who named the reviewers, when, and by which event; null while nobody has. */
  readonly assigned: { readonly by: string; readonly at: string; readonly seq: number } | null
  /** The reviewers, in order. The answer itself is the step of the line, by the unit's head. */
  readonly steps: readonly Step[]
  readonly records: readonly StepRecord[]
}

/** A step that nobody has touched in a round. */
export function untouched(stepId: string): StepRecord {
  return {
    stepId,
    state: 'WAITING',
    outcome: null,
    at: null,
    seq: null,
    signatureRef: null,
    opinion: null,
    reason: null,
    skippedFor: null,
    hold: null,
    overdueAt: null,
    unit: null,
  }
}

/** Whether a step has had its say, so that the next may open. */
export function isSettled(record: StepRecord): boolean {
  return record.state === 'DONE' || record.state === 'SKIPPED'
}

/** Whether it is a step's turn. */
export function isCurrent(record: StepRecord): boolean {
  return record.state === 'OPEN' || record.state === 'HELD'
}

/** A record and those inside of its unit. */
export function withInner(record: StepRecord): readonly StepRecord[] {
  return record.unit === null ? [record] : [record, ...record.unit.records]
}
