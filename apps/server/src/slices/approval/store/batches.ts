import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

export type StoredBatch = ApprovalTables['bulkBatches']
export type SignedInBatch = ApprovalTables['bulkSigned']

const db = (handle: Handle) => tables<Pick<ApprovalTables, 'bulkBatches' | 'bulkSigned' | 'boxEntries'>>(handle)

/** Keeps a selection that is about to be approved together. */
export async function insertBatch(tx: Tx, row: StoredBatch): Promise<void> {
  await db(tx).insertInto('bulkBatches').values(row).execute()
}

/** One batch. */
export async function findBatch(handle: Handle, id: string): Promise<StoredBatch | undefined> {
  return db(handle).selectFrom('bulkBatches').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A person's batches of the time since an instant (ISO 8601), the latest first. */
export async function batchesSince(handle: Handle, personId: string, since: string): Promise<readonly StoredBatch[]> {
  return db(handle)
    .selectFrom('bulkBatches')
    .selectAll()
    .where('personId', '=', personId)
    .where('madeAt', '>=', since)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute()
}

/** Says that a document was signed with a batch; once, whoever says it again. */
export async function putSigned(tx: Tx, row: SignedInBatch): Promise<void> {
  await db(tx)
    .insertInto('bulkSigned')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Documents that were signed with a batch, in the order of their signatures. */
export async function signedIn(handle: Handle, batchId: string): Promise<readonly SignedInBatch[]> {
  return db(handle)
    .selectFrom('bulkSigned')
    .selectAll()
    .where('batchId', '=', batchId)
    .orderBy('signedAt')
    .orderBy('documentId')
    .execute()
}

/** Which of these documents still wait for the person. */
export async function stillWaiting(handle: Handle, personId: string, documentIds: readonly string[]): Promise<readonly string[]> {
  if (documentIds.length === 0) return []
  const rows = await db(handle)
    .selectFrom('boxEntries')
    .select('documentId')
    .where('personId', '=', personId)
    .where('box', '=', 'WAITING')
    .where('documentId', 'in', documentIds)
    .execute()
  return rows.map(({ documentId }) => documentId)
}

/** Takes away the batches of before an instant; says how many. What was signed stays in the log for ever. */
export async function forgetBatches(tx: Tx, madeBefore: string, most: number): Promise<number> {
  const old = await db(tx).selectFrom('bulkBatches').select('id').where('madeAt', '<', madeBefore).limit(most).execute()
  const ids = old.map(({ id }) => id)
  if (ids.length === 0) return 0
  await db(tx).deleteFrom('bulkSigned').where('batchId', 'in', ids).execute()
  await db(tx).deleteFrom('bulkBatches').where('id', 'in', ids).execute()
  return ids.length
}
