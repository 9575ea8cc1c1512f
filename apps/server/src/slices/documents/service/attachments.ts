import type { Readable } from 'node:stream'
import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import type { Attachment } from '../attachment.ts'
import { documentsFaults } from '../errors.ts'
import { attached, attachmentRemoved, attachmentsOrdered } from '../events.ts'
import * as store from '../store/index.ts'
import { cleanFileName } from './file-name.ts'
import { HEAD_BYTES, mediaTypeOf } from './media-type.ts'
import { changeableHead, subjectOf } from './own-draft.ts'
import { beside, uploadFault } from './upload.ts'

/** Bytes of the largest attachment. */
export const ATTACHMENT_LIMIT = 200 * 1024 * 1024
/** Files that one document carries at most. */
export const MOST_ATTACHMENTS = 100

/**
 * Streams a file in: never whole in memory, and nothing kept of what is refused.
 * @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, ATTACHMENT_TOO_LARGE, ATTACHMENT_NAME_INVALID, ATTACHMENTS_FULL, UPLOAD_BROKEN
 */
export async function attach(
  kernel: Kernel,
  actor: PersonActor,
  documentId: string,
  file: { name: string; source: Readable },
): Promise<Attachment> {
  const name = cleanFileName(file.name)
  await changeableHead(kernel.db, actor, documentId)
  const present = await store.listAttachments(kernel.db, documentId)
  if (present.length >= MOST_ATTACHMENTS) throw documentsFaults.ATTACHMENTS_FULL({ most: MOST_ATTACHMENTS })
  const { sha256, size } = await kernel.blobs.putStream(beside(file.source), ATTACHMENT_LIMIT).catch((error: unknown) => {
    throw uploadFault(error, ATTACHMENT_LIMIT)
  })
  const attachment = { id: newId(), name, mediaType: await mediaTypeOf(await headOf(kernel, sha256)), size, sha256 }
  await changing(kernel, actor, documentId, async (tx, files) => {
    if (files.length >= MOST_ATTACHMENTS) throw documentsFaults.ATTACHMENTS_FULL({ most: MOST_ATTACHMENTS })
    await store.insertAttachment(tx, documentId, await store.nextPosition(tx, documentId), attachment)
    const { id: attachmentId, ...facts } = attachment
    await tx.speak(attached(subjectOf(documentId), { attachmentId, ...facts }))
  })
  return attachment
}

/** Takes a file off. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, ATTACHMENT_UNKNOWN */
export function removeAttachment(kernel: Kernel, actor: PersonActor, documentId: string, attachmentId: string): Promise<void> {
  return changing(kernel, actor, documentId, async (tx, files) => {
    const file = files.find(({ id }) => id === attachmentId)
    if (file === undefined) throw documentsFaults.ATTACHMENT_UNKNOWN()
    await store.deleteAttachment(tx, documentId, attachmentId)
    await tx.speak(attachmentRemoved(subjectOf(documentId), { attachmentId, name: file.name, sha256: file.sha256 }))
  })
}

/** Puts the files in another order. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, ATTACHMENT_UNKNOWN, ATTACHMENTS_CHANGED */
export function orderAttachments(
  kernel: Kernel,
  actor: PersonActor,
  documentId: string,
  attachmentIds: readonly string[],
): Promise<void> {
  return changing(kernel, actor, documentId, async (tx, files) => {
    const known = new Set(files.map(({ id }) => id))
    if (attachmentIds.some((id) => !known.has(id))) throw documentsFaults.ATTACHMENT_UNKNOWN()
    if (new Set(attachmentIds).size !== attachmentIds.length || attachmentIds.length !== files.length)
      throw documentsFaults.ATTACHMENTS_CHANGED()
    for (const [position, id] of attachmentIds.entries()) await store.moveAttachment(tx, id, position)
    await tx.speak(attachmentsOrdered(subjectOf(documentId), { attachmentIds }))
  })
}

function changing(
  kernel: Kernel,
  actor: PersonActor,
  documentId: string,
  change: (tx: Tx, files: readonly Attachment[]) => Promise<void>,
): Promise<void> {
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    await changeableHead(tx, actor, documentId)
    await change(tx, await store.listAttachments(tx, documentId))
    tx.touch(`document:${documentId}`)
  })
}

async function headOf(kernel: Kernel, sha256: string): Promise<Uint8Array> {
  const { stream } = await kernel.blobs.open(sha256)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= HEAD_BYTES) break
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, HEAD_BYTES))
}
