import { type Kysely, sql } from 'kysely'
import { type Handle, tables } from '../../kernel/db.ts'
import { prepared } from '../../kernel/prepared.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { AuditEntry, AuditTables } from './schema.ts'

const db = (handle: Handle) => tables<AuditTables>(handle)

/** The end of the chain: what the head row says, and the last entry that is there. */
export interface ChainEnd {
  readonly head: { readonly seq: number; readonly hash: string } | null
  readonly lastSeq: number | null
}

/** What to look for; every part that is given must hold. */
export interface EntryFilter {
  readonly personId?: string | undefined
  readonly subject?: { readonly kind: string; readonly id: string } | undefined
  /** From this instant on, ISO 8601 in UTC. */
  readonly from?: string | undefined
  /** Before this instant, ISO 8601 in UTC. */
  readonly before?: string | undefined
  /** An event's type, or every type of a slice: `approval.`. */
  readonly type?: string | undefined
}

/** The head row, under the caller's lock. @throws when the row is gone: nothing may be written onto a chain without an end */
export async function head(tx: Tx): Promise<{ seq: number; hash: string }> {
  const [row] = await readHead(tx, CHAIN)
  if (row === undefined) throw new Error('the chain has no head')
  return row
}

const CHAIN = 'chain'
type Db = Kysely<AuditTables>
// What every transaction that speaks runs, built once.
const readHead = prepared((db: Db, id: string) => db.selectFrom('auditHead').select(['seq', 'hash']).where('id', '=', id))
const insertEntries = prepared((db: Db, rows: readonly AuditEntry[]) => db.insertInto('auditEntries').values([...rows]))
const moveHead = prepared((db: Db, to: { seq: number; hash: string; id: string }) =>
  db.updateTable('auditHead').set({ seq: to.seq, hash: to.hash }).where('id', '=', to.id),
)

/** Rows of one statement; engines limit its parameters. */
const MOST_ROWS = 500

/** Appends entries in their order and moves the head to the last. */
export async function append(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const last = entries.at(-1)
  if (last === undefined) return
  for (let at = 0; at < entries.length; at += MOST_ROWS) await insertEntries(tx, entries.slice(at, at + MOST_ROWS))
  await moveHead(tx, { seq: last.seq, hash: last.hash, id: CHAIN })
}

/** Both ends in one statement, so that an append between two reads cannot look like a fault. */
export async function chainEnd(handle: Handle): Promise<ChainEnd> {
  const row = await db(handle)
    .selectNoFrom((e) => [
      e.selectFrom('auditHead').select('seq').where('id', '=', 'chain').as('headSeq'),
      e.selectFrom('auditHead').select('hash').where('id', '=', 'chain').as('headHash'),
      e
        .selectFrom('auditEntries')
        .select((m) => m.fn.max('seq').as('seq'))
        .as('lastSeq'),
    ])
    .executeTakeFirstOrThrow()
  const { headSeq, headHash, lastSeq } = row
  return {
    head: headSeq === null || headHash === null ? null : { seq: Number(headSeq), hash: headHash },
    lastSeq: lastSeq === null ? null : Number(lastSeq),
  }
}

/** The next entries of the chain after `seq`; from the lowest number there is when `seq` is null. */
export function chainPage(handle: Handle, seq: number | null, limit: number): Promise<readonly AuditEntry[]> {
  const page = db(handle).selectFrom('auditEntries').selectAll().orderBy('seq').limit(limit)
  return (seq === null ? page : page.where('seq', '>', seq)).execute()
}

/** Entries that fit the filter, newest first; `olderThan` is the seq where the page before ended. */
export function search(handle: Handle, filter: EntryFilter, limit: number, olderThan: number | null): Promise<AuditEntry[]> {
  let page = db(handle).selectFrom('auditEntries').selectAll()
  if (filter.personId !== undefined) page = page.where('actorId', '=', filter.personId)
  if (filter.subject !== undefined)
    page = page.where('subjectKind', '=', filter.subject.kind).where('subjectId', '=', filter.subject.id)
  if (filter.from !== undefined) page = page.where('at', '>=', filter.from)
  if (filter.before !== undefined) page = page.where('at', '<', filter.before)
  const { type } = filter
  if (type?.endsWith('.')) page = page.where((e) => e(sql`substr(${e.ref('type')}, 1, ${sql.lit(type.length)})`, '=', type))
  else if (type !== undefined) page = page.where('type', '=', type)
  if (olderThan !== null) page = page.where('seq', '<', olderThan)
  return page.orderBy('seq', 'desc').limit(limit).execute()
}

/** Entries about these subjects whose facts tell a title, oldest first; what a subject is called stands in no table of the log's own. */
export function titleEntries(
  handle: Handle,
  kind: string,
  ids: readonly string[],
): Promise<readonly Pick<AuditEntry, 'subjectId' | 'facts'>[]> {
  return db(handle)
    .selectFrom('auditEntries')
    .select(['subjectId', 'facts'])
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', ids)
    .where('facts', 'like', '%"title":"%')
    .orderBy('seq')
    .execute()
}

/** Everything about one subject, oldest first; `newerThan` is the seq where the page before ended. */
export function life(
  handle: Handle,
  subject: { kind: string; id: string },
  limit: number,
  newerThan: number | null,
): Promise<AuditEntry[]> {
  const page = db(handle)
    .selectFrom('auditEntries')
    .selectAll()
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
  return (newerThan === null ? page : page.where('seq', '>', newerThan)).orderBy('seq').limit(limit).execute()
}
