/** Why a document is not approved together with others (일괄결재), and what to do. NOT_YOUR_TURN carries the sentence of the line's own refusal. */
export interface BulkReason {
  readonly code:
    | 'DOCUMENT_UNKNOWN'
    | 'NOT_YOUR_TURN'
    | 'URGENT'
    | 'CLOSED'
    | 'DISSENT'
    | 'OPINION'
    | 'NOT_LOOKED_AT'
    | 'ATTACHMENT_NOT_OPENED'
  readonly sentence: { readonly ko: string; readonly en: string }
}

/** A document of a selection. `step`: what to sign, where nothing stands against it; `title` null: not for this person. `signedAt`: signed with this batch. */
export interface BulkItem {
  readonly documentId: string
  readonly title: string | null
  readonly step: { readonly stepId: string; readonly basedOn: number } | null
  readonly reasons: readonly BulkReason[]
  /** ISO 8601; null while it is not signed. */
  readonly signedAt: string | null
}

/** A selection that is to be approved together: every document is signed by itself, with this batch's id. */
export interface BulkPreparation {
  readonly batchId: string
  readonly items: readonly BulkItem[]
}

/** What is to be approved together: a selection, which begins a batch, or a batch of one's own that is gone on with. */
export type BulkAsked = { readonly documentIds: readonly string[] } | { readonly batchId: string }

/** A document of a batch that was signed. */
export interface BulkProgress {
  readonly documentId: string
  /** ISO 8601. */
  readonly signedAt: string
}

/** A batch that was left in the middle: how many are signed, and how many still wait for its maker. */
export interface BulkUnderWay {
  readonly batchId: string
  readonly signed: number
  readonly waiting: number
}
