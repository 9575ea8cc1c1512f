import type { ApprovalLine, Party } from './line.ts'
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
  /** 수정: the text was changed in the line; everybody who signed signs the new text in the next round. */
  | { readonly type: 'REVISED'; readonly stepId: string; readonly at: string; readonly reason: string }

/** One way through the line, from a submission, a revision, or a step that the document was returned to. */
export interface Round {
  /** 1 for the first. */
  readonly number: number
  /** Number of the event that began it. */
  readonly begunBy: number
  readonly line: ApprovalLine
  readonly revision: RevisionRef
  /** One a step, in the line's order. */
  readonly records: readonly StepRecord[]
  /** Signatures that their signers took back in this round. */
  readonly takenBack: readonly string[]
  readonly ending: RoundEnding | null
}

/** Something that somebody is to take note of: a circulation (공람), or the later report of a 대결 (후열). */
export interface Receipt {
  readonly party: Party
  /** Since when it lies before them. */
  readonly since: string
  /** When they took note; null while they have not. */
  readonly at: string | null
  /** What they wrote with it: an opinion, or an instruction. */
  readonly note: string | null
}

/** The machine's memory: plain JSON. The last round is the present one, the others are kept with their void signatures. */
export interface LineContext {
  readonly rounds: readonly Round[]
  /** The document that took this one's place (재기안). */
  readonly supersededBy: string | null
  /** 긴급. */
  readonly urgent: boolean
  /** 후열 of the absent one, after a 대결 that is important. */
  readonly postReport: Receipt | null
  /** 공람, after the approval. */
  readonly readers: readonly Receipt[]
}

/** The memory of a line before anything happened. */
export const BLANK: LineContext = { rounds: [], supersededBy: null, urgent: false, postReport: null, readers: [] }

/** The present round; undefined before the first submission. */
export function presentRound(context: LineContext): Round | undefined {
  return context.rounds.at(-1)
}

/** The drafter of a round. */
export function drafterOf(round: Round | undefined): string | undefined {
  return round?.line.steps[0]?.party.personId
}

/**
 * The steps whose signatures stand when a round goes back to `to`: those that were signed before it was. A later signature lies over the
 * earlier ones in the file, so who signed after it, a member of its own group too, signs again. Empty when `to` has not signed.
 */
export function standingBefore({ records }: Round, to: string): ReadonlySet<string> {
  const signedAt = records.find(({ stepId }) => stepId === to)?.seq ?? 0
  return new Set(records.flatMap(({ stepId, seq }) => (seq !== null && seq < signedAt ? [stepId] : [])))
}

/** Whether a step of the line stands before another one: not behind it, and not beside it in one group. */
export function isBefore({ steps }: ApprovalLine, stepId: string, otherId: string): boolean {
  const at = steps.findIndex(({ id }) => id === stepId)
  const other = steps.findIndex(({ id }) => id === otherId)
  const group = steps[at]?.group ?? null
  return at >= 0 && at < other && (group === null || group !== steps[other]?.group)
}
