import type { ApprovalLine, Party, Step } from './line.ts'
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

/** A reviewer, a concurring party or the approver signs (검토, 협조, 결재); the drafter too, where the text was revised in the line. */
export interface Sign extends ActBase, Signing {
  readonly type: 'sign'
  readonly stepId: string
  /** Dissent goes with an opinion, is recorded and travels along (의견붙임); it does not stop the line (영 9③). */
  readonly verdict: 'AGREE' | 'DISSENT'
  /** 대결 only: that it is to be reported to the absent one afterwards (후열, 영 10③), whatever the line says. */
  readonly important?: boolean
}

/** Back, with a reason (반려): to the drafter (`to` null), or to an earlier step, which signs anew in the next round. */
export interface Return extends ActBase {
  readonly type: 'return'
  readonly stepId: string
  readonly to: string | null
  readonly reason: string
}

/** Taken back while nobody acted after (회수): the document by its drafter, or, with `stepId`, a signature by its signer. */
export interface Recall extends ActBase {
  readonly type: 'recall'
  readonly reason: string | null
  readonly stepId?: string | null
}

/** The person whose turn it is pauses (보류). `until` is a day in Seoul, `YYYY-MM-DD`, today or later, which is still within the hold. */
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

/** The receiver of a concurring unit, or its head, names who reviews in it (부서협조 접수); those who did so already stay. */
export interface Assign extends ActBase {
  readonly type: 'assign'
  readonly stepId: string
  /** Reviews still to come, in order; none: the head answers at once. */
  readonly reviewers: readonly Step[]
}

/** The drafter passes over a reviewer who is away, with the reason (검토 생략, 영 9①). */
export interface Skip extends ActBase {
  readonly type: 'skip'
  readonly stepId: string
  readonly reason: string
}

/** The steps still ahead are changed (결재선 변경), or an open step is handed to the registered deputy of who is away. */
export interface Change extends ActBase {
  readonly type: 'change'
  /** The whole line as it is to be; steps that are done or open stay as they are. */
  readonly steps: readonly Step[]
  readonly facts: LineFacts
  readonly reason: string | null
}

/** A reviewer or the approver changes the text (수정, 수정결재): everybody who signed signs the new revision, the approver last. */
export interface Revise extends ActBase {
  readonly type: 'revise'
  readonly stepId: string
  readonly revision: RevisionRef
  readonly reason: string
}

/** The drafter marks it as urgent or not; the approver may clear the mark (긴급). */
export interface SetUrgent extends ActBase {
  readonly type: 'setUrgent'
  readonly urgent: boolean
}

/** The drafter or the approver lets the approved document circulate (공람). */
export interface Circulate extends ActBase {
  readonly type: 'circulate'
  readonly readers: readonly Party[]
}

/** A reader has read it. */
export interface Read extends ActBase {
  readonly type: 'read'
  readonly opinion: string | null
}

/** The absent one takes note of what was decided for them (후열); the document is in force and nothing is decided again. */
export interface Acknowledge extends ActBase {
  readonly type: 'acknowledge'
  readonly instruction: string | null
}

/** By the server's clock: the day until which a step was on hold is over. */
export interface HoldEnded extends ActBase {
  readonly type: 'holdEnded'
  readonly stepId: string
}

/** By the server's clock: the day on which a step was due is over. */
export interface Overdue extends ActBase {
  readonly type: 'overdue'
  readonly stepId: string
}

/** Everything that a person can do to a line. */
export type PersonAct =
  | Submit
  | Sign
  | Return
  | Recall
  | Hold
  | Resume
  | Resubmit
  | Redraft
  | Assign
  | Skip
  | Change
  | Revise
  | SetUrgent
  | Circulate
  | Read
  | Acknowledge
/** What the server's clock says to a line. */
export type ClockAct = HoldEnded | Overdue
export type Act = PersonAct | ClockAct

export type ActType = PersonAct['type']
export const ACT_TYPES = [
  'submit',
  'sign',
  'return',
  'recall',
  'hold',
  'resume',
  'resubmit',
  'redraft',
  'assign',
  'skip',
  'change',
  'revise',
  'setUrgent',
  'circulate',
  'read',
  'acknowledge',
] as const satisfies readonly ActType[]

export type ClockActType = ClockAct['type']
export const CLOCK_ACT_TYPES = ['holdEnded', 'overdue'] as const satisfies readonly ClockActType[]

/** The server's clock as an actor; no person has this id. */
export const CLOCK = { personId: '@clock' } as const
