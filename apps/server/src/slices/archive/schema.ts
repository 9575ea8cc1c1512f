/** Tables of the archive: its own copies of what disclosure published. */
export interface ArchiveTables {
  /** `serial` counts in order of release, so newest first needs no sorting. A withdrawn row keeps its address and nothing else. */
  archivedDocuments: {
    serial: number
    documentId: string
    form: 'FULL' | 'LIST'
    agency: string
    title: string
    number: string
    unitId: string
    unitName: string
    taskId: string
    taskName: string
    kind: string
    disclosure: 'OPEN' | 'PARTIAL' | 'CLOSED'
    year: string
    registeredOn: string
    publishedAt: string
    /** SHA-256 of the PDF; null where none is published. */
    pdfBlob: string | null
    bodyText: string
    searchText: string
    /** JSON of `DocumentDetails`. */
    details: string
    withdrawnAt: string | null
    withdrawalReason: string | null
  }
  /** Files that were published before the document's file was raised: who has one of them has the document. */
  archivedEarlierFiles: { pdfBlob: string; documentId: string }
  /** Tokens: an FTS5 table without content (`rowid`, `t`) or a tsvector column (`serial`, `tokens`), by capability. */
  archiveIndex: { rowid: number; serial: number; t: string; tokens: string }
}

/** What a page shows beside the columns. */
export interface DocumentDetails {
  readonly drafter: { readonly name: string; readonly post: string }
  readonly approver: { readonly name: string; readonly post: string }
  readonly line: readonly {
    readonly kind: string
    readonly mark: string | null
    readonly name: string
    readonly post: string
    readonly unit: string
    readonly at: string | null
  }[]
  readonly clauses: readonly number[]
  readonly reviewDueOn: string | null
  readonly attachments: readonly {
    readonly name: string
    readonly blob: string
    readonly mediaType: string
    readonly size: number
  }[]
}
