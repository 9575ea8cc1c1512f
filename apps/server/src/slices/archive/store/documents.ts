import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ArchiveTables } from '../schema.ts'

export type ArchivedRow = ArchiveTables['archivedDocuments']

const db = (handle: Handle) => tables<ArchiveTables>(handle)

/** The next serial; call it under the lock 'archive'. */
export async function nextSerial(tx: Tx): Promise<number> {
  const row = await db(tx)
    .selectFrom('archivedDocuments')
    .select((e) => e.fn.max('serial').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

/** Keeps a document of the archive. */
export async function insertDocument(tx: Tx, row: ArchivedRow): Promise<void> {
  await db(tx).insertInto('archivedDocuments').values(row).execute()
}

/** Empties a withdrawn document: address, title and number stay, so that the page can say what happened. */
export async function emptyDocument(tx: Tx, documentId: string, reason: string): Promise<void> {
  await db(tx)
    .updateTable('archivedDocuments')
    .set({
      withdrawnAt: tx.now.toISOString(),
      withdrawalReason: reason,
      bodyText: '',
      searchText: '',
      pdfBlob: null,
      details: '{}',
    })
    .where('documentId', '=', documentId)
    .execute()
}

/** Lets a document show the raised file of its record; copies of the one before are still known. */
export async function moveFile(tx: Tx, documentId: string, move: { before: string | null; pdfBlob: string }): Promise<void> {
  const { before, pdfBlob } = move
  await db(tx).updateTable('archivedDocuments').set({ pdfBlob }).where('documentId', '=', documentId).execute()
  if (before === null) return
  await db(tx)
    .insertInto('archivedEarlierFiles')
    .values({ pdfBlob: before, documentId })
    .onConflict((c) => c.column('pdfBlob').doNothing())
    .execute()
}

/** One document by its permanent id, withdrawn or not. */
export function findDocument(handle: Handle, documentId: string): Promise<ArchivedRow | undefined> {
  return db(handle).selectFrom('archivedDocuments').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** The published document whose PDF has this SHA-256, or had it before it was raised. */
export function findByPdf(handle: Handle, sha256: string): Promise<ArchivedRow | undefined> {
  return db(handle)
    .selectFrom('archivedDocuments')
    .selectAll()
    .where((e) =>
      e.or([
        e('pdfBlob', '=', sha256),
        e(
          'documentId',
          'in',
          e
            .selectFrom('archivedEarlierFiles')
            .select('archivedEarlierFiles.documentId')
            .where('archivedEarlierFiles.pdfBlob', '=', sha256),
        ),
      ]),
    )
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
}

/** Id and date of what stands, in order of serial, for the sitemap. */
export function listAddresses(
  handle: Handle,
  page: { after: number; limit: number },
): Promise<readonly { serial: number; documentId: string; publishedAt: string }[]> {
  return db(handle)
    .selectFrom('archivedDocuments')
    .select(['serial', 'documentId', 'publishedAt'])
    .where('withdrawnAt', 'is', null)
    .where('serial', '>', page.after)
    .orderBy('serial')
    .limit(page.limit)
    .execute()
}
