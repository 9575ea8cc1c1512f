import type { ApprovalLine } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import type { RevisionRef } from './revision.ts'

/** What every act says. */
export interface ActBase {
  /** Who acts, as the server knows them to be. */
  readonly actor: { readonly personId: string }
  /** When, ISO 8601 in UTC (`…Z`), by the server's clock. */
  readonly at: string
  /** `seq` of the state that the actor saw; acting on another one is a conflict. It fixes the revision as well. */
  readonly basedOn: number
}

/** What a signing act carries besides. */
export interface Signing {
  /** What was signed. */
  readonly revision: RevisionRef
  /** Reference of the accepted signature, opaque here; a signing act without one is refused. */
  readonly signatureRef: string
  readonly opinion: string | null
}

/** The drafter signs and sends the document into the line (상신). */
export interface Submit extends ActBase, Signing {
  readonly type: 'submit'
  readonly line: ApprovalLine
  readonly facts: LineFacts
}

/** A reviewer, a concurring party or the approver signs (검토, 협조, 결재). */
export interface Sign extends ActBase, Signing {
  readonly type: 'sign'
  readonly stepId: string
  /** Dissent goes with an opinion, is recorded and travels along; it does not stop the line (영 9③). */
  readonly verdict: 'AGREE' | 'DISSENT'
}

/** Back, with a reason (반려): to the drafter (`to` null), or to an earlier step, which signs anew in the next round. */
export interface Return extends ActBase {
  readonly type: 'return'
  readonly stepId: string
  readonly to: string | null
  readonly reason: string
}

/** The drafter takes the document back while the next one has not acted (회수). */
export interface Recall extends ActBase {
  readonly type: 'recall'
  readonly reason: string | null
}

/** The person whose turn it is pauses (보류). `until` is a day in Seoul, `YYYY-MM-DD`, today or later. */
export interface Hold extends ActBase {
  readonly type: 'hold'
  readonly stepId: string
  readonly reason: string
  readonly until: string
}

/** The holder goes on. */
export interface Resume extends ActBase {
  readonly type: 'resume'
  readonly stepId: string
}

/** The drafter sends a returned or recalled document again, as the next round. */
export interface Resubmit extends ActBase, Signing {
  readonly type: 'resubmit'
  readonly line: ApprovalLine
  readonly facts: LineFacts
}

/** The drafter gives a returned or recalled document up for a new one (재기안); the line ends here. */
export interface Redraft extends ActBase {
  readonly type: 'redraft'
  /** The document that supersedes this one. */
  readonly documentId: string
}

/** Everything that can be done to a line. */
export type Act = Submit | Sign | Return | Recall | Hold | Resume | Resubmit | Redraft
export type ActType = Act['type']
export const ACT_TYPES = [
  'submit',
  'sign',
  'return',
  'recall',
  'hold',
  'resume',
  'resubmit',
  'redraft',
] as const satisfies readonly ActType[]
