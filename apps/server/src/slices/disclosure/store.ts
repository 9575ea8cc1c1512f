import { type Handle, tables } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { DisclosureTables, ReleaseState } from './schema.ts'

export type ReleaseRow = DisclosureTables['releases']
export type PublicationRow = DisclosureTables['publications']

const db = (handle: Handle) => tables<DisclosureTables>(handle)

/** What was decided about a document; undefined before anything was. */
export function findRelease(handle: Handle, documentId: string): Promise<ReleaseRow | undefined> {
  return db(handle).selectFrom('releases').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** Keeps the first decision about a document. */
export async function insertRelease(tx: Tx, row: ReleaseRow): Promise<void> {
  await db(tx).insertInto('releases').values(row).execute()
}

/** Moves a release on; the reason goes with it. */
export async function updateRelease(
  tx: Tx,
  documentId: string,
  change: { state: ReleaseState; decidedBy: string; note: string },
): Promise<void> {
  await db(tx)
    .updateTable('releases')
    .set({ ...change, decidedAt: tx.now.toISOString() })
    .where('documentId', '=', documentId)
    .execute()
}

/** Releases in a state, oldest registration first: who waits longest comes first. `after` is the last row of the page before. */
export function listReleases(
  handle: Handle,
  page: { state: ReleaseState; limit: number; after: { registeredAt: string; documentId: string } | null },
): Promise<readonly Omit<ReleaseRow, 'record'>[]> {
  const { after } = page
  const rows = db(handle)
    .selectFrom('releases')
    .select([
      'documentId',
      'state',
      'number',
      'title',
      'unitName',
      'registeredAt',
      'reasons',
      'findings',
      'unread',
      'decidedAt',
      'decidedBy',
      'note',
    ])
    .where('state', '=', page.state)
  const rest =
    after === null
      ? rows
      : rows.where((e) =>
          e.or([
            e('registeredAt', '>', after.registeredAt),
            e.and([e('registeredAt', '=', after.registeredAt), e('documentId', '>', after.documentId)]),
          ]),
        )
  return rest.orderBy('registeredAt').orderBy('documentId').limit(page.limit).execute()
}

/** Lets a release, and its publication where one stands, point at the raised file of the record. */
export async function moveFile(
  tx: Tx,
  documentId: string,
  { record, pdfBlob }: { record: string; pdfBlob: string },
): Promise<boolean> {
  await db(tx).updateTable('releases').set({ record }).where('documentId', '=', documentId).execute()
  const row = await db(tx)
    .updateTable('publications')
    .set({ pdfBlob })
    .where('documentId', '=', documentId)
    .where('pdfBlob', 'is not', null)
    .where('pdfBlob', '<>', pdfBlob)
    .returning('documentId')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps a publication. */
export async function insertPublication(tx: Tx, row: PublicationRow): Promise<void> {
  await db(tx).insertInto('publications').values(row).execute()
}

/** Marks a publication withdrawn and takes its text and files out of it. */
export async function withdrawPublication(tx: Tx, documentId: string, reason: string): Promise<void> {
  await db(tx)
    .updateTable('publications')
    .set({
      withdrawnAt: tx.now.toISOString(),
      withdrawalReason: reason,
      bodyText: '',
      attachments: '[]',
      pdfBlob: null,
      line: '[]',
    })
    .where('documentId', '=', documentId)
    .execute()
}

/** The publication of a document, withdrawn or not. */
export function findPublication(handle: Handle, documentId: string): Promise<PublicationRow | undefined> {
  return db(handle).selectFrom('publications').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** The set grade of the approver from which documents go out by themselves. */
export async function threshold(handle: Handle): Promise<number> {
  const row = await db(handle)
    .selectFrom('releaseSettings')
    .select('approverGradeRank')
    .where('id', '=', 'office')
    .executeTakeFirstOrThrow()
  return Number(row.approverGradeRank)
}

/** Sets it. */
export async function setThreshold(tx: Tx, approverGradeRank: number): Promise<void> {
  await db(tx).updateTable('releaseSettings').set({ approverGradeRank }).where('id', '=', 'office').execute()
}
