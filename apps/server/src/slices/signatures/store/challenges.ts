import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { SignaturesTables } from '../schema.ts'

export type ChallengeRow = SignaturesTables['challenges']

const db = (handle: Handle) => tables<SignaturesTables>(handle)

/** Keeps a challenge; those that ended go. */
export async function insert(tx: Tx, row: ChallengeRow): Promise<void> {
  await db(tx).deleteFrom('challenges').where('expiresAt', '<=', tx.now.toISOString()).execute()
  await db(tx).insertInto('challenges').values(row).execute()
}

/** Looks at a challenge. */
export async function find(handle: Handle, id: string): Promise<ChallengeRow | undefined> {
  return db(handle).selectFrom('challenges').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Uses a challenge up; false where somebody did already. */
export async function use(tx: Tx, id: string): Promise<boolean> {
  return (await db(tx).deleteFrom('challenges').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
}
