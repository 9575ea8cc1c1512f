/** DRAFTING: its author may change it; IN_LINE: frozen while the line decides, but for who holds the pen; APPROVED: for ever. */
export type DocumentState = 'DRAFTING' | 'IN_LINE' | 'APPROVED' | 'DISCARDED'

/** Tables of the documents slice. Times ISO 8601; JSON as text. */
export interface DocumentsTables {
  /** One row a document; `form` is the draft's present form (draftFormSchema), frozen while it is not DRAFTING. */
  documents: {
    id: string
    state: DocumentState
    /** Counts every saved change, from 1. */
    version: number
    authorId: string
    /** Name, post and unit of the author as of the beginning of the draft: people move. */
    authorName: string
    authorPost: string
    unitId: string
    unitName: string
    title: string
    form: string
    /** The document that this one was made after (재작성). */
    copyOf: string | null
    /** The revision that is in the line, or was last; null before the first submission. */
    lineRevisionId: string | null
    /** Who changes the text while it is IN_LINE (수정결재); null: nobody. */
    penId: string | null
    createdAt: string
    savedAt: string
  }
  /** Files that go with a draft (붙임), in order of `position`. */
  documentAttachments: {
    id: string
    documentId: string
    position: number
    name: string
    mediaType: string
    size: number
    sha256: string
    addedAt: string
  }
  /** Pictures that were given for a draft's body. */
  documentImages: {
    documentId: string
    blob: string
    mediaType: string
    width: number
    height: number
    addedAt: string
  }
  /** What was decided about: never changed, never deleted. */
  documentRevisions: {
    id: string
    documentId: string
    /** From 1 within the document. */
    number: number
    draftVersion: number
    /** SHA-256 over version, attachments and block: the same again is the same revision. */
    content: string
    form: string
    attachments: string
    block: string
    formBlob: string
    manifestSha256: string
    fields: string
    pages: number
    createdAt: string
  }
}
