import type { ApprovalLine, Party, Step } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import type { RevisionRef } from './revision.ts'

/** What every event of a line says. Stored for ever and never rewritten: fields may be added as optional, none may change. */
interface EventBase {
  /** 1 for the first, without a gap. */
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** Who did it; their post at that time stands in the line. `@clock`: the server's clock. */
  readonly by: string
  /** The round that it begins, or in which it was done. */
  readonly round: number
  /** The step that it was done on; null when on the line as a whole. */
  readonly stepId: string | null
}

interface SubmittedData {
  readonly stepId: string
  readonly line: ApprovalLine
  readonly facts: LineFacts
  readonly revision: RevisionRef
  readonly signatureRef: string
  readonly opinion: string | null
}

export interface Submitted extends EventBase, SubmittedData {
  readonly type: 'submitted'
  readonly stepId: string
}

export interface Resubmitted extends EventBase, SubmittedData {
  readonly type: 'resubmitted'
  readonly stepId: string
}

export interface Signed extends EventBase {
  readonly type: 'signed'
  readonly stepId: string
  readonly verdict: 'AGREE' | 'DISSENT'
  readonly opinion: string | null
  readonly revision: RevisionRef
  readonly signatureRef: string
  readonly important?: boolean
}

export interface Returned extends EventBase {
  readonly type: 'returned'
  readonly stepId: string
  /** The earlier step that it went to; null: the drafter. */
  readonly to: string | null
  readonly reason: string
}

export interface Recalled extends EventBase {
  readonly type: 'recalled'
  /** The step whose signer took their signature back; null: the whole document by its drafter. */
  readonly stepId: string | null
  readonly reason: string | null
}

export interface Held extends EventBase {
  readonly type: 'held'
  readonly stepId: string
  readonly reason: string
  readonly until: string
}

export interface Resumed extends EventBase {
  readonly type: 'resumed'
  readonly stepId: string
}

export interface Redrafted extends EventBase {
  readonly type: 'redrafted'
  readonly stepId: null
  readonly documentId: string
}

export interface Assigned extends EventBase {
  readonly type: 'assigned'
  readonly stepId: string
  readonly reviewers: readonly Step[]
}

export interface Skipped extends EventBase {
  readonly type: 'skipped'
  readonly stepId: string
  readonly reason: string
}

export interface LineChanged extends EventBase {
  readonly type: 'lineChanged'
  readonly stepId: null
  readonly steps: readonly Step[]
  readonly facts: LineFacts
  readonly reason: string | null
}

export interface Revised extends EventBase {
  readonly type: 'revised'
  readonly stepId: string
  readonly revision: RevisionRef
  readonly reason: string
}

export interface UrgencySet extends EventBase {
  readonly type: 'urgencySet'
  readonly stepId: null
  readonly urgent: boolean
}

export interface Circulated extends EventBase {
  readonly type: 'circulated'
  readonly stepId: null
  readonly readers: readonly Party[]
}

export interface ReadMarked extends EventBase {
  readonly type: 'read'
  readonly stepId: null
  readonly opinion: string | null
}

export interface Acknowledged extends EventBase {
  readonly type: 'acknowledged'
  readonly stepId: null
  readonly instruction: string | null
}

export interface HoldEnded extends EventBase {
  readonly type: 'holdEnded'
  readonly stepId: string
}

export interface WentOverdue extends EventBase {
  readonly type: 'overdue'
  readonly stepId: string
}

/** What happened to a line: append-only. */
export type LineEvent =
  | Submitted
  | Resubmitted
  | Signed
  | Returned
  | Recalled
  | Held
  | Resumed
  | Redrafted
  | Assigned
  | Skipped
  | LineChanged
  | Revised
  | UrgencySet
  | Circulated
  | ReadMarked
  | Acknowledged
  | HoldEnded
  | WentOverdue
export type LineEventType = LineEvent['type']
