import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { RaiseCause, SignaturesTables } from '../schema.ts'

export type SealedFileRow = SignaturesTables['sealedFiles']
export type PendingRaise = SignaturesTables['pendingRaises']

const db = (handle: Handle) => tables<SignaturesTables>(handle)

/** Keeps a sealed file. */
export async function insertSealed(tx: Tx, row: SealedFileRow): Promise<void> {
  await db(tx).insertInto('sealedFiles').values(row).execute()
}

/** A sealed file by its document. */
export function findSealed(handle: Handle, documentId: string): Promise<SealedFileRow | undefined> {
  return db(handle).selectFrom('sealedFiles').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** Puts the raised file in the place of the one it was raised from; false when that one is not there any more. */
export async function replaceSealed(
  tx: Tx,
  before: Pick<SealedFileRow, 'documentId' | 'pdfBlob'>,
  raised: Pick<SealedFileRow, 'pdfBlob' | 'level' | 'proofEndsAt'>,
): Promise<boolean> {
  const row = await db(tx)
    .updateTable('sealedFiles')
    .set({ ...raised, updatedAt: tx.now.toISOString() })
    .where('documentId', '=', before.documentId)
    .where('pdfBlob', '=', before.pdfBlob)
    .returning('documentId')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that a document waits to be raised from `nextTryAt` on; one that waits already goes on waiting. */
export async function wait(
  tx: Tx,
  documentId: string,
  cause: RaiseCause,
  { nextTryAt, lastError }: { nextTryAt: Date; lastError: string | null },
): Promise<void> {
  const fresh = {
    cause,
    state: 'WAITING' as const,
    attempts: 0,
    lastError,
    nextTryAt: nextTryAt.toISOString(),
    since: tx.now.toISOString(),
    settledAt: null,
  }
  await db(tx)
    .insertInto('pendingRaises')
    .values({ documentId, ...fresh })
    .onConflict((c) => c.column('documentId').doUpdateSet(fresh).where('pendingRaises.state', '=', 'DONE'))
    .execute()
}

/** Notes a try that failed. */
export async function noteFailure(tx: Tx, documentId: string, lastError: string, nextTryAt: Date): Promise<void> {
  await db(tx)
    .updateTable('pendingRaises')
    .set((e) => ({ attempts: e('attempts', '+', 1), lastError, nextTryAt: nextTryAt.toISOString() }))
    .where('documentId', '=', documentId)
    .where('state', '=', 'WAITING')
    .execute()
}

/** Settles a raise. */
export async function settleRaise(tx: Tx, documentId: string): Promise<void> {
  await db(tx)
    .updateTable('pendingRaises')
    .set((e) => ({ state: 'DONE', attempts: e('attempts', '+', 1), lastError: null, settledAt: tx.now.toISOString() }))
    .where('documentId', '=', documentId)
    .where('state', '=', 'WAITING')
    .execute()
}

/** A document's raise, settled or not. */
export function findRaise(handle: Handle, documentId: string): Promise<PendingRaise | undefined> {
  return db(handle).selectFrom('pendingRaises').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** Raises that wait, longest first, with the levels that their files have and want. */
export function listWaiting(
  handle: Handle,
  limit: number,
): Promise<readonly (PendingRaise & Pick<SealedFileRow, 'level' | 'wanted'>)[]> {
  return db(handle)
    .selectFrom('pendingRaises')
    .innerJoin('sealedFiles', 'sealedFiles.documentId', 'pendingRaises.documentId')
    .selectAll('pendingRaises')
    .select(['sealedFiles.level', 'sealedFiles.wanted'])
    .where('pendingRaises.state', '=', 'WAITING')
    .orderBy('pendingRaises.since')
    .orderBy('pendingRaises.documentId')
    .limit(limit)
    .execute()
}

/** How many wait. */
export async function countWaiting(handle: Handle): Promise<number> {
  const row = await db(handle)
    .selectFrom('pendingRaises')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'WAITING')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const kept = (handle: Handle, today: string) =>
  db(handle)
    .selectFrom('sealedFiles')
    .where((e) => e.or([e('keptUntil', 'is', null), e('keptUntil', '>=', today)]))

/** Documents still to be kept whose proof ends before `until` and that do not wait already, soonest first. */
export async function listEnding(handle: Handle, until: Date, today: string, limit: number): Promise<readonly string[]> {
  const rows = await kept(handle, today)
    .leftJoin('pendingRaises', (join) =>
      join.onRef('pendingRaises.documentId', '=', 'sealedFiles.documentId').on('pendingRaises.state', '=', 'WAITING'),
    )
    .select('sealedFiles.documentId')
    .where('pendingRaises.documentId', 'is', null)
    .where('sealedFiles.proofEndsAt', '<', until.toISOString())
    .orderBy('sealedFiles.proofEndsAt')
    .orderBy('sealedFiles.documentId')
    .limit(limit)
    .execute()
  return rows.map(({ documentId }) => documentId)
}

/** How many documents that are still to be kept lose their proof in each year unless they are renewed, and how many have none that ends. */
export async function countEndings(handle: Handle, today: string): Promise<readonly { year: string; documents: number }[]> {
  const rows = await kept(handle, today)
    .select((e) => [
      e.fn<string>('substr', ['proofEndsAt', e.val(1), e.val(4)]).as('year'),
      e.fn.countAll<number>().as('documents'),
    ])
    .where('proofEndsAt', 'is not', null)
    .groupBy('year')
    .orderBy('year')
    .execute()
  return rows.map(({ year, documents }) => ({ year, documents: Number(documents) }))
}
