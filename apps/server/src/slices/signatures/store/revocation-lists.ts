import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { SignaturesTables } from '../schema.ts'

type Row = SignaturesTables['revocationLists']
export type ListKind = Row['kind']
/** A stored list; numbers are numbers on both engines. */
export type RevocationList = Row

const db = (handle: Handle) => tables<SignaturesTables>(handle)
const asList = (row: Row): RevocationList => ({ ...row, number: Number(row.number), revision: Number(row.revision) })

/** Keeps a list. */
export async function insert(tx: Tx, row: RevocationList): Promise<void> {
  await db(tx).insertInto('revocationLists').values(row).execute()
}

/** The list of the highest number. */
export async function newest(handle: Handle, issuer: string, kind: ListKind): Promise<RevocationList | undefined> {
  const row = await db(handle)
    .selectFrom('revocationLists')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('kind', '=', kind)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : asList(row)
}

/** The oldest complete list that somebody may still hold to at an instant. */
export async function oldestHolding(handle: Handle, issuer: string, at: Date): Promise<RevocationList | undefined> {
  const row = await db(handle)
    .selectFrom('revocationLists')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('kind', '=', 'complete')
    .where('nextUpdate', '>', at.toISOString())
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : asList(row)
}

/** Takes away lists that nobody may hold to any more; documents carry those that they were sealed with. */
export async function removeEnded(tx: Tx, issuer: string, at: Date): Promise<void> {
  await db(tx).deleteFrom('revocationLists').where('issuer', '=', issuer).where('nextUpdate', '<=', at.toISOString()).execute()
}
