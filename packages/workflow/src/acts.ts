import type { ApprovalLine } from './line.ts'

interface ActBase {
  /** Who acts. */
  readonly by: string
  /** When, ISO 8601 in UTC, by the server's clock. */
  readonly at: string
  /** `seq` of the state that the actor saw; acting on another one is a conflict. */
  readonly basedOn: number
}

/** The drafter signs and sends the document into the line (상신). */
export interface Submit extends ActBase {
  readonly type: 'submit'
  readonly line: ApprovalLine
  /** The frozen revision that everybody signs. */
  readonly revisionId: string
  /** Reference of the accepted signature; a signing act without one is refused. */
  readonly signatureId: string
}

/** A reviewer, a concurring party or the approver signs. */
export interface Sign extends ActBase {
  readonly type: 'sign'
  readonly stepId: string
  /** Dissent is recorded and travels along; it does not stop the line (영 9③). */
  readonly verdict: 'AGREE' | 'DISSENT'
  readonly opinion: string | null
  readonly revisionId: string
  readonly signatureId: string
}

/** Back to the drafter, with a reason (반려). */
export interface Return extends ActBase {
  readonly type: 'return'
  readonly stepId: string
  readonly opinion: string
}

/** The drafter takes the document back while the next one has not acted (회수). */
export interface Recall extends ActBase {
  readonly type: 'recall'
  readonly opinion: string | null
}

/** The person whose turn it is pauses the line (보류). `until` is a date in Seoul, `YYYY-MM-DD`. */
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

/** The drafter sends a returned or recalled document again, as the next round (재기안). */
export interface Resubmit extends ActBase {
  readonly type: 'resubmit'
  readonly line: ApprovalLine
  readonly revisionId: string
  readonly signatureId: string
}

/** Everything that can be done to a line. */
export type Act = Submit | Sign | Return | Recall | Hold | Resume | Resubmit
export type ActType = Act['type']
export const ACT_TYPES = [
  'submit',
  'sign',
  'return',
  'recall',
  'hold',
  'resume',
  'resubmit',
] as const satisfies readonly ActType[]
