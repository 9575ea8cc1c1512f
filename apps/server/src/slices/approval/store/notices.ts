import { type Kysely, sql } from 'kysely'
import { type Handle, tables } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

export type StoredNotice = ApprovalTables['notices']
type Notices = Pick<ApprovalTables, 'notices' | 'lineStates'>

const db = (handle: Handle) => tables<Notices>(handle)

/** Lines that are under way. Written as the index over them says it, so that it is used. */
const UNDER_WAY = sql<boolean>`${sql.ref('status')} in ('IN_PROGRESS', 'HELD')`

/** Keeps notices; a cause that a person was told already is left as it is. Returns who is told now. */
export async function putNotices(tx: Tx, rows: readonly StoredNotice[]): Promise<readonly string[]> {
  return rows.length === 0 ? [] : (await insertNotices(tx, rows)).map(({ personId }) => personId)
}

const insertNotices = prepared((db: Kysely<Notices>, rows: readonly StoredNotice[]) =>
  db
    .insertInto('notices')
    .values([...rows])
    .onConflict((c) => c.columns(['documentId', 'cause', 'personId']).doNothing())
    .returning('personId'),
)

/** Causes of a document that somebody was told. */
export async function toldCauses(handle: Handle, documentId: string): Promise<ReadonlySet<string>> {
  const rows = await db(handle).selectFrom('notices').select('cause').where('documentId', '=', documentId).execute()
  return new Set(rows.map(({ cause }) => cause))
}

/** Where a page of notices ended. */
export type NoticePlace = Pick<StoredNotice, 'at' | 'id'>

/** Somebody's notices, latest first, the ones behind a place. */
export async function noticesOf(
  handle: Handle,
  personId: string,
  limit: number,
  after: NoticePlace | null,
): Promise<readonly StoredNotice[]> {
  let rows = db(handle).selectFrom('notices').selectAll().where('personId', '=', personId)
  if (after !== null)
    rows = rows
      .where('at', '<=', after.at)
      .where((e) => e.or([e('at', '<', after.at), e.and([e('at', '=', after.at), e('id', '<', after.id)])]))
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** How many of somebody's notices are new, counted no further than `most`. */
export async function countNew(handle: Handle, personId: string, most: number): Promise<number> {
  const fresh = db(handle).selectFrom('notices').select('id').where('personId', '=', personId).where('seenAt', 'is', null)
  const row = await db(handle)
    .selectFrom(fresh.limit(most).as('fresh'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Marks somebody's new notices as seen, these or all; returns how many. */
export async function markSeen(tx: Tx, personId: string, ids: readonly string[] | 'all'): Promise<number> {
  let rows = db(tx)
    .updateTable('notices')
    .set({ seenAt: tx.now.toISOString() })
    .where('personId', '=', personId)
    .where('seenAt', 'is', null)
  if (ids !== 'all') rows = rows.where('id', 'in', [...ids])
  return ids !== 'all' && ids.length === 0 ? 0 : (await rows.returning('id').execute()).length
}

/**
 * Takes away at most `limit` notices that were seen before an instant; those of lines under way stay, since they say what need not be told again.
 * Returns how many.
 */
export async function forgetSeen(tx: Tx, before: string, limit: number): Promise<number> {
  const old = db(tx)
    .selectFrom('notices as n')
    .select('n.id')
    .where('n.seenAt', '<', before)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('lineStates')
            .select('lineStates.documentId')
            .whereRef('lineStates.documentId', '=', 'n.documentId')
            .where(UNDER_WAY),
        ),
      ),
    )
    .limit(limit)
  return (await db(tx).deleteFrom('notices').where('id', 'in', old).returning('id').execute()).length
}

/** Documents whose lines are under way, in the order of their ids, behind one. */
export async function underWay(handle: Handle, after: string, limit: number): Promise<readonly string[]> {
  const rows = await db(handle)
    .selectFrom('lineStates')
    .select('documentId')
    .where(UNDER_WAY)
    .where('documentId', '>', after)
    .orderBy('documentId')
    .limit(limit)
    .execute()
  return rows.map(({ documentId }) => documentId)
}
