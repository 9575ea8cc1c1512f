import type { ApprovalLine, Step } from './line.ts'
import type { RevisionRef } from './revision.ts'
import type { StepRecord } from './step-record.ts'

/** How a round ended without an approval. */
export type RoundEnding =
  | {
      readonly type: 'RETURNED'
      readonly stepId: string
      /** The earlier step that it went to; null: the drafter. */
      readonly to: string | null
      readonly at: string
      readonly reason: string
    }
  | { readonly type: 'RECALLED'; readonly at: string; readonly reason: string | null }

/** One way through the line, from a submission or from a step that the document was returned to. */
export interface Round {
  /** 1 for the first. */
  readonly number: number
  readonly line: ApprovalLine
  readonly revision: RevisionRef
  /** One a step, in the line's order. */
  readonly records: readonly StepRecord[]
  readonly ending: RoundEnding | null
}

/** The machine's memory: plain JSON. The last round is the present one, the others are kept with their void signatures. */
export interface LineContext {
  readonly rounds: readonly Round[]
  /** The document that took this one's place (재기안). */
  readonly supersededBy: string | null
}

/** The memory of a line before anything happened. */
export const BLANK: LineContext = { rounds: [], supersededBy: null }

/** The present round; undefined before the first submission. */
export function presentRound(context: LineContext): Round | undefined {
  return context.rounds.at(-1)
}

/** A step of a round by its id. */
export function stepOf(round: Round | undefined, stepId: string): Step | undefined {
  return round?.line.steps.find((step) => step.id === stepId)
}

/** What became of a step of a round. */
export function recordOf(round: Round | undefined, stepId: string): StepRecord | undefined {
  return round?.records.find((record) => record.stepId === stepId)
}

/** The drafter of a round. */
export function drafterOf(round: Round | undefined): string | undefined {
  return round?.line.steps[0]?.party.personId
}

/**
 * The steps whose signatures stand when a round goes back to `to`: those before it, and the others of its group.
 * Empty when `to` is not a step of the line.
 */
export function standingBefore(line: ApprovalLine, to: string): readonly Step[] {
  const at = line.steps.findIndex((step) => step.id === to)
  const target = line.steps[at]
  if (target === undefined) return []
  return line.steps.filter((step, i) => step.id !== to && (i < at || (target.group !== null && step.group === target.group)))
}
