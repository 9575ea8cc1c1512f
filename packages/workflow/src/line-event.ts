import type { ApprovalLine } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import type { RevisionRef } from './revision.ts'

/** What every event of a line says. Stored for ever and never rewritten: fields may be added as optional, none may change. */
interface EventBase {
  /** 1 for the first, without a gap. */
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** Who did it; their post at that time stands in the line. */
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
  readonly stepId: null
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

/** What happened to a line: append-only. */
export type LineEvent = Submitted | Resubmitted | Signed | Returned | Recalled | Held | Resumed | Redrafted
export type LineEventType = LineEvent['type']
