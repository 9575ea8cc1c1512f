import type { NoticeKind } from '@onmaru/workflow'

/** What a person is told: by the line itself, or by the watch over it: REMINDER of a turn that waits, DUE_SOON, ESCALATED to a superior. */
export type NoticeAbout = NoticeKind | 'REMINDER' | 'DUE_SOON' | 'ESCALATED'

/** A notice to a person about a document. */
export interface Notice {
  readonly id: string
  readonly about: NoticeAbout
  readonly documentId: string
  /** As it was then; null for a document that the person may not read (any more). */
  readonly title: string | null
  /** Name of who caused it; null: the office's clock. */
  readonly by: string | null
  /** ESCALATED, and REMINDER to the drafter: name of whose turn waits; else null. */
  readonly whose: string | null
  /** ISO 8601. */
  readonly at: string
  /** When it was seen; null while it is new. */
  readonly seenAt: string | null
}

/** A page of one's notices, latest first; `next` is handed back as `after`. */
export interface NoticePage {
  readonly notices: readonly Notice[]
  readonly next: string | null
  /** How many are new, counted to a thousand. */
  readonly unseen: number
}
