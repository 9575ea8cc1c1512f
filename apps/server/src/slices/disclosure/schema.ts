/** Disclosure of a document (공개법 9): OPEN 공개, PARTIAL 부분공개, CLOSED 비공개. */
export type DisclosureClass = 'OPEN' | 'PARTIAL' | 'CLOSED'

export type ReleaseState = 'PUBLISHED' | 'LISTED' | 'HELD' | 'REFUSED' | 'WITHDRAWN'

/** Tables of the disclosure slice; times ISO 8601, JSON as text. */
export interface DisclosureTables {
  /** One row a document: what was decided about its release, by whom, over which copy of the record. */
  releases: {
    documentId: string
    state: ReleaseState
    number: string
    title: string
    unitName: string
    registeredAt: string
    reasons: string
    findings: string
    unread: string
    record: string
    decidedAt: string
    decidedBy: string
    note: string | null
  }
  /** What the public may see: copies, so that nothing unpublished can be reached from here. */
  publications: {
    documentId: string
    form: 'FULL' | 'LIST'
    agency: string
    title: string
    number: string
    unitId: string
    unitName: string
    drafterName: string
    drafterPost: string
    approverName: string
    approverPost: string
    line: string
    registeredAt: string
    registeredOn: string
    disclosure: DisclosureClass
    clauses: string
    reviewDueOn: string | null
    bodyText: string
    attachments: string
    pdfBlob: string | null
    taskId: string
    taskName: string
    kind: string
    publishedAt: string
    withdrawnAt: string | null
    withdrawalReason: string | null
  }
  /** The office's own settings of release; one row, `id` is 'office'. */
  releaseSettings: { id: string; approverGradeRank: number }
}
