import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Attachment } from '../attachment.ts'
import type { DocumentsDeps } from '../deps.ts'
import type { DraftForm } from '../draft-form.ts'
import { documentsFaults } from '../errors.ts'
import { penLaidDown, penTaken } from '../events.ts'
import * as store from '../store/index.ts'
import { subjectOf } from './own-draft.ts'

/** Gives a person the pen of a document in the line (수정결재); again does nothing. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, PEN_TAKEN */
export async function takePen({ identity }: DocumentsDeps, tx: Tx, documentId: string, personId: string): Promise<void> {
  await tx.lock(`document:${documentId}`)
  const head = await store.findHead(tx, documentId)
  if (head === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  if (head.state !== 'IN_LINE') throw documentsFaults.DOCUMENT_FROZEN({ state: head.state })
  if (head.penId === personId) return
  if (head.penId !== null) throw documentsFaults.PEN_TAKEN({ name: (await identity.person(tx, head.penId))?.name ?? '' })
  await store.setPen(tx, documentId, { penId: personId, lineRevisionId: head.lineRevisionId })
  await tx.speak(penTaken(subjectOf(documentId), { personId }))
}

/** Takes the pen from who holds it: the text, its files and pictures are again as they stand in the line. Nothing where nobody does. */
export async function layDownPen(tx: Tx, documentId: string): Promise<void> {
  const head = await store.findHead(tx, documentId)
  if (head === undefined || head.penId === null) return
  const { penId: personId, lineRevisionId } = head
  const revision = lineRevisionId === null ? undefined : await store.findRevision(tx, lineRevisionId)
  if (revision === undefined) throw new Error(`document ${documentId} is in the line without a revision`)
  await store.replaceForm(tx, documentId, revision.form)
  await store.replaceAttachments(tx, documentId, revision.attachments)
  // Behind the revision only who held the pen gave pictures.
  await store.dropImagesAfter(tx, documentId, revision.createdAt)
  await store.setPen(tx, documentId, { penId: null, lineRevisionId })
  await tx.speak(penLaidDown(subjectOf(documentId), { personId, revisionId: revision.revisionId, finished: false }))
}

/** What a person sees of a document of their own: while somebody else changes it, the text as it stands in the line. */
export async function seenBy(
  handle: Handle,
  { personId }: PersonActor,
  draft: store.StoredDraft,
): Promise<{ readonly form: DraftForm; readonly attachments: readonly Attachment[] }> {
  const { penId, lineRevisionId } = draft
  const elsewhere = penId !== null && penId !== personId && lineRevisionId !== null
  const revision = elsewhere ? await store.findRevision(handle, lineRevisionId) : undefined
  return revision ?? { form: draft.form, attachments: await store.listAttachments(handle, draft.id) }
}
