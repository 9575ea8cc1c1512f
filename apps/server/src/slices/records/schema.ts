/** 영구, 준영구, 30년, 10년, 5년, 3년, 1년 (공공기록물법 시행령 26①, 별표 1). */
export type RetentionPeriod = 'PERMANENT' | 'SEMI_PERMANENT' | 'Y30' | 'Y10' | 'Y5' | 'Y3' | 'Y1'

/** How a document came to the unit (영 11): made by it, or received. Both share one serial. */
export type Registration = 'PRODUCTION' | 'RECEIPT'

/** Tables of the records slice. Dates `YYYY-MM-DD` in Seoul, times ISO 8601. */
export interface RecordsTables {
  /** Last serial that a unit took in a calendar year; counts up and never back. */
  registerSerials: { unitId: string; year: number; value: number }
  /** 기록물등록대장: one row a registered document, for ever. */
  recordRegister: {
    documentId: string
    registration: Registration
    unitId: string
    /** Unit code and name as of registration: a reorganisation does not rewrite a number. */
    unitCode: string
    unitName: string
    year: number
    serial: number
    /** Printed form, `디지털정책과-1234`. */
    number: string
    /** Full form: 7 digits of the unit, 6 of the serial. */
    registrationNumber: string
    /** LEGAL, DIRECTIVE, NOTICE, KEPT, PETITION or GENERAL (영 4). */
    documentKind: string
    title: string
    approverId: string
    registeredAt: string
    registeredOn: string
    /** Number and title, normalised for search. */
    searchText: string
  }
  /** 기록물건: where a record is kept, for how long, and its files. */
  recordItems: {
    documentId: string
    revisionId: string
    taskId: string
    folderId: string
    retentionPeriod: RetentionPeriod
    completedOn: string
    retentionStartsOn: string
    /** Last day of the period; null for what has none. */
    retentionEndsOn: string | null
    /** SHA-256 of the PDF with the approver's signature. */
    signedBlob: string
    /** SHA-256 of the sealed PDF; null until it is preserved. */
    preservedBlob: string | null
    preservedAt: string | null
  }
}
