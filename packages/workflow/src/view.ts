import { type StepRecord, UNTOUCHED } from './context.ts'
import type { Step } from './line.ts'
import { type LineState, type LineStatus, statusOf } from './state.ts'

/** A step together with what became of it. */
export interface StepView extends Step {
  readonly record: StepRecord
}

/** A line for screens, lists and print. */
export interface LineView {
  readonly seq: number
  readonly status: LineStatus
  readonly round: number
  readonly revisionId: string | null
  readonly steps: readonly StepView[]
}

/** Reads a line off its state. */
export function lineView(state: LineState): LineView {
  const { context } = state
  return {
    seq: state.seq,
    status: statusOf(state),
    round: context.round,
    revisionId: context.revisionId,
    steps: context.line.steps.map((step) => ({ ...step, record: context.records[step.id] ?? UNTOUCHED })),
  }
}

/** The steps whose turn it is: open or held. Empty unless the line is in progress. */
export function currentSteps(state: LineState): readonly StepView[] {
  const view = lineView(state)
  if (view.status !== 'IN_PROGRESS' && view.status !== 'HELD') return []
  return view.steps.filter((step) => step.record.state === 'OPEN' || step.record.state === 'HELD')
}
