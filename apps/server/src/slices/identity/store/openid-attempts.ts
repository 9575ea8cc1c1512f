import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

export type OpenIdAttempt = IdentityTables['openIdAttempts']

const db = (handle: Handle) => tables<IdentityTables>(handle)

/** Notes a sign-in that begins, and forgets those that were never ended. */
export async function insertAttempt(tx: Tx, attempt: OpenIdAttempt): Promise<void> {
  await db(tx).deleteFrom('openIdAttempts').where('expiresAt', '<=', tx.now.toISOString()).execute()
  await db(tx).insertInto('openIdAttempts').values(attempt).execute()
}

/** Takes a sign-in out, so that it is answered once; undefined where this browser has begun none with that state, or too long ago. */
export async function takeAttempt(tx: Tx, stateHash: string, browserHash: string): Promise<OpenIdAttempt | undefined> {
  return db(tx)
    .deleteFrom('openIdAttempts')
    .where('stateHash', '=', stateHash)
    .where('browserHash', '=', browserHash)
    .where('expiresAt', '>', tx.now.toISOString())
    .returningAll()
    .executeTakeFirst()
}
