import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { type Attachment, documentsFaults, type Revision } from '../../documents/index.ts'
import type { ValidationReport } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import { looked } from '../events.ts'
import { putLook } from '../store/looks.ts'
import * as store from '../store.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'

/** The verdict over the present file. @throws DOCUMENT_UNKNOWN */
export async function judgeSignatures(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<ValidationReport> {
  const { kernel, signatures } = parts
  const { row } = await requireReader(parts, kernel.db, actor, documentId)
  if (row === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  await recordLook(parts, actor, documentId, row)
  return signatures.verifyPdf(await kernel.blobs.get(row.pdfBlob))
}

/** The present file, or the form that this person is about to sign. @throws DOCUMENT_UNKNOWN, FILE_PAST */
export async function currentPdf(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  blob: string | null,
): Promise<{ sha256: string; bytes: Uint8Array }> {
  const { kernel } = parts
  const { row } = await requireReader(parts, kernel.db, actor, documentId)
  const prepared = await store.findPrepared(kernel.db, documentId)
  const own = prepared?.personId === actor.personId && prepared.pdfBlob === blob ? prepared : undefined
  const shown = own ?? row
  if (shown === undefined) throw blob === null ? documentsFaults.DOCUMENT_UNKNOWN() : approvalFaults.FILE_PAST()
  if (blob !== null && shown.pdfBlob !== blob) throw approvalFaults.FILE_PAST()
  await recordLook(parts, actor, documentId, shown, true)
  return { sha256: shown.pdfBlob, bytes: await kernel.blobs.get(shown.pdfBlob) }
}

/** An attachment of the draft, for its author, or of the revision in the line. @throws DOCUMENT_UNKNOWN, ATTACHMENT_UNKNOWN */
export async function lookAtAttachment(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  attachmentId: string,
): Promise<Attachment> {
  const { kernel, documents } = parts
  const { row } = await requireReader(parts, kernel.db, actor, documentId)
  const head = await documents.head(kernel.db, documentId)
  const drafted = head?.authorId === actor.personId && head.state === 'DRAFTING' ? await documents.draft(actor, documentId) : null
  const frozen = row === undefined ? undefined : await documents.revision(kernel.db, row.revisionId)
  const found = [...(drafted?.attachments ?? []), ...(frozen?.attachments ?? [])].find(({ id }) => id === attachmentId)
  if (found === undefined) throw documentsFaults.ATTACHMENT_UNKNOWN()
  await transaction(kernel, actor, async (tx) => {
    await putLook(tx, documentId, actor.personId, found.id)
    const attachment = { id: found.id, sha256: found.sha256 }
    await tx.speak(
      looked({ kind: 'document', id: documentId }, { revisionId: row?.revisionId ?? null, pdfBlob: null, attachment }),
    )
  })
  return found
}

/** The revision in the line, by its file's row. @throws DOCUMENT_UNKNOWN before the first submission */
export async function presentFile(
  parts: Pick<ApprovalParts, 'documents'>,
  handle: Handle,
  row: store.LineRevision | undefined,
): Promise<{ row: store.LineRevision; revision: Revision }> {
  const revision = row === undefined ? undefined : await parts.documents.revision(handle, row.revisionId)
  if (row === undefined || revision === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  return { row, revision }
}

/** Says that somebody looked at the document, or opened its file. */
export async function recordLook(
  { kernel }: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  { revisionId, pdfBlob }: { revisionId: string; pdfBlob: string },
  openedFile = false,
): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    if (openedFile) await putLook(tx, documentId, actor.personId, revisionId)
    await tx.speak(looked({ kind: 'document', id: documentId }, { revisionId, pdfBlob, attachment: null }))
  })
}
