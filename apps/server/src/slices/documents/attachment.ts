/** A file that goes with a document (붙임). */
export interface Attachment {
  readonly id: string
  readonly name: string
  /** By what the bytes are, not by what the name says. */
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}
