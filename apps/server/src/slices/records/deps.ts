import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/transaction.ts'

/** What approval says of a document that came into being (its event `approval.completed`). */
export interface CompletedDocument {
  readonly documentId: string
  readonly revisionId: string
  readonly title: string
  readonly kind: string
  readonly unitId: string
  readonly taskId: string
  readonly folderId: string
  readonly retention: string
  readonly approverId: string
  readonly approvedAt: string
  readonly pdfBlob: string
}

/** A sealed file. `keep` records the seal in the transaction that takes the file into the record. */
export interface PreservedFile {
  readonly pdfBlob: string
  keep?(tx: Tx): Promise<void>
}

/** A record that is packed: the revision that it is of, and its file as it is now. */
export interface PackedRecord {
  readonly revisionId: string
  readonly fileBlob: string
}

/** What the composition root hands in. */
export interface RecordsDeps {
  /** Code (7 digits) and name of a unit as of now, by the caller's handle. */
  unitOf(handle: Handle, unitId: string): Promise<{ readonly code: string; readonly name: string }>
  /** The unit that a person belongs to now; undefined for somebody unknown. */
  ownUnitOf(handle: Handle, personId: string): Promise<string | undefined>
  /** Whether a person may read a document. */
  mayRead(handle: Handle, actor: PersonActor, documentId: string): Promise<boolean>
  /** The unit task of a folder; undefined where there is no such folder. */
  taskOfFolder(handle: Handle, folderId: string): Promise<string | undefined>
  /** Fills number and dates in, seals with a timestamp, stores the file. Slow; repeated until it succeeds; runs outside transactions. */
  preserve(documentId: string): Promise<PreservedFile>
  /** The document's file, its attachments and what is known of its signatures as one sealed ASiC-E package. @throws PACKAGE_TOO_LARGE */
  pack(record: PackedRecord): Promise<Uint8Array>
}
