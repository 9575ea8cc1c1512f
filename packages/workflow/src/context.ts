import type { ApprovalLine } from './line.ts'

/** Where one step stands. */
export type StepState = 'WAITING' | 'OPEN' | 'HELD' | 'AGREED' | 'DISSENTED' | 'APPROVED' | 'RETURNED' | 'SKIPPED'

/** What became of a step in the present round. */
export interface StepRecord {
  readonly state: StepState
  readonly at: string | null
  readonly opinion: string | null
  readonly signatureId: string | null
  readonly heldUntil: string | null
}

/** The machine's memory: plain JSON. */
export interface LineContext {
  readonly line: ApprovalLine
  readonly round: number
  readonly revisionId: string | null
  readonly records: Readonly<Record<string, StepRecord>>
}

/** A step that nobody has touched in this round. */
export const UNTOUCHED: StepRecord = { state: 'WAITING', at: null, opinion: null, signatureId: null, heldUntil: null }

/** The memory of a line before anything happened. */
export const BLANK: LineContext = { line: { steps: [] }, round: 0, revisionId: null, records: {} }

/** States in which a step has had its say. */
export function isSettled(state: StepState): boolean {
  return state === 'AGREED' || state === 'DISSENTED' || state === 'APPROVED' || state === 'SKIPPED'
}
