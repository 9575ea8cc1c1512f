import type { Handle } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Attachment } from '../attachment.ts'
import type { DocumentsTables } from '../schema.ts'
import { db } from './db.ts'

/** The files of a draft in their order. */
export async function listAttachments(handle: Handle, documentId: string): Promise<readonly Attachment[]> {
  const rows = await db(handle)
    .selectFrom('documentAttachments')
    .select(['id', 'name', 'mediaType', 'size', 'sha256'])
    .where('documentId', '=', documentId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** Adds a file at a place. */
export async function insertAttachment(tx: Tx, documentId: string, position: number, attachment: Attachment): Promise<void> {
  await db(tx)
    .insertInto('documentAttachments')
    .values({ ...attachment, documentId, position, addedAt: tx.now.toISOString() })
    .execute()
}

/** The place after the last file. */
export async function nextPosition(tx: Tx, documentId: string): Promise<number> {
  const row = await db(tx)
    .selectFrom('documentAttachments')
    .select((e) => e.fn.max('position').as('last'))
    .where('documentId', '=', documentId)
    .executeTakeFirst()
  return row === undefined || row.last === null ? 0 : Number(row.last) + 1
}

/** Takes a file off a draft; the bytes stay in the store, since others may mean them too. */
export async function deleteAttachment(tx: Tx, documentId: string, attachmentId: string): Promise<void> {
  await db(tx).deleteFrom('documentAttachments').where('documentId', '=', documentId).where('id', '=', attachmentId).execute()
}

/** Puts these files in the place of all that a draft has. */
export async function replaceAttachments(tx: Tx, documentId: string, attachments: readonly Attachment[]): Promise<void> {
  await db(tx).deleteFrom('documentAttachments').where('documentId', '=', documentId).execute()
  for (const [position, attachment] of attachments.entries()) await insertAttachment(tx, documentId, position, attachment)
}

/** Gives a file its place. */
export async function moveAttachment(tx: Tx, attachmentId: string, position: number): Promise<void> {
  await db(tx).updateTable('documentAttachments').set({ position }).where('id', '=', attachmentId).execute()
}

/** A picture of a draft. */
export type StoredImage = Omit<DocumentsTables['documentImages'], 'documentId' | 'addedAt'>

/** Notes a picture; a second time is the same. */
export async function insertImage(tx: Tx, documentId: string, image: StoredImage): Promise<void> {
  await db(tx)
    .insertInto('documentImages')
    .values({ ...image, documentId, addedAt: tx.now.toISOString() })
    .onConflict((c) => c.columns(['documentId', 'blob']).doNothing())
    .execute()
}

/** The pictures that were given for a draft's body. */
export function listImages(handle: Handle, documentId: string): Promise<readonly StoredImage[]> {
  return db(handle)
    .selectFrom('documentImages')
    .select(['blob', 'mediaType', 'width', 'height'])
    .where('documentId', '=', documentId)
    .orderBy('blob')
    .execute()
}

/** Takes the pictures away that were given after an instant (ISO 8601); the bytes stay in the store, since others may mean them too. */
export async function dropImagesAfter(tx: Tx, documentId: string, instant: string): Promise<void> {
  await db(tx).deleteFrom('documentImages').where('documentId', '=', documentId).where('addedAt', '>', instant).execute()
}
