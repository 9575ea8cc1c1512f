import type { Step } from './line.ts'
import { type Turn, turnsIn } from './place.ts'
import type { RevisionRef } from './revision.ts'
import { presentRound, type Receipt, type Round, type RoundEnding } from './round.ts'
import { type LineState, type LineStatus, statusOf } from './state.ts'
import { isCurrent, type StepRecord, untouched } from './step-record.ts'

/** A step together with what became of it. */
export interface StepView extends Step {
  readonly record: StepRecord
}

/** One round for screens. */
export interface RoundView {
  readonly round: number
  readonly revision: RevisionRef
  readonly steps: readonly StepView[]
  readonly ending: RoundEnding | null
}

/** A line for screens, lists and print. */
export interface LineView {
  readonly seq: number
  readonly status: LineStatus
  /** The document that took this one's place. */
  readonly supersededBy: string | null
  /** 긴급. */
  readonly urgent: boolean
  /** 후열: what became of the report to the absent one; null where there is none. */
  readonly postReport: Receipt | null
  /** 공람: who reads it, and whether they have. */
  readonly readers: readonly Receipt[]
  /** Null before the first submission. */
  readonly present: RoundView | null
  /** Earlier rounds, oldest first; their signatures are void but for those that the next round took over. */
  readonly past: readonly RoundView[]
}

/** Reads a line off its state. */
export function lineView(state: LineState): LineView {
  const rounds = state.context.rounds.map(roundView)
  return {
    seq: state.seq,
    status: statusOf(state),
    supersededBy: state.context.supersededBy,
    urgent: state.context.urgent,
    postReport: state.context.postReport,
    readers: state.context.readers,
    present: rounds.at(-1) ?? null,
    past: rounds.slice(0, -1),
  }
}

/** Whose turn it is, inside of units as well; what screens and boxes are read from. Empty unless the line is in progress. */
export function turnsOf(state: LineState): readonly Turn[] {
  return turnsIn(presentRound(state.context))
}

/** The steps of the line whose turn it is: open or held; several in a parallel group. Empty unless the line is in progress. */
export function currentSteps(state: LineState): readonly StepView[] {
  return (lineView(state).present?.steps ?? []).filter((step) => isCurrent(step.record))
}

function roundView({ number, revision, line, records, ending }: Round): RoundView {
  const steps = line.steps.map((step, i) => ({ ...step, record: records[i] ?? untouched(step.id) }))
  return { round: number, revision, steps, ending }
}
