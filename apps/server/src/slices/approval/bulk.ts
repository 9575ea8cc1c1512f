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

/** A document of a selection. `step`: what to sign, where nothing stands against it; `title` null: not for this person. */
export interface BulkItem {
  readonly documentId: string
  readonly title: string | null
  readonly step: { readonly stepId: string; readonly basedOn: number } | null
  readonly reasons: readonly BulkReason[]
}

/** A selection that is to be approved together: every document is signed by itself, with this batch's id. */
export interface BulkPreparation {
  readonly batchId: string
  readonly items: readonly BulkItem[]
}
