import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

export type Session = IdentityTables['sessions']

const db = (handle: Handle) => tables<IdentityTables>(handle)

/** The person behind a login with what signing in needs. */
export async function findLogin(handle: Handle, login: string) {
  return db(handle)
    .selectFrom('people')
    .innerJoin('passwords', 'passwords.personId', 'people.id')
    .select(['people.id', 'people.lockedAt', 'passwords.hash', 'passwords.failures', 'passwords.lockedUntil'])
    .where('people.login', '=', login)
    .executeTakeFirst()
}

/** Sets the count of failures and the lock. */
export async function setFailures(tx: Tx, personId: string, failures: number, lockedUntil: string | null): Promise<void> {
  await db(tx).updateTable('passwords').set({ failures, lockedUntil }).where('personId', '=', personId).execute()
}

/** Opens a session. */
export async function insertSession(tx: Tx, session: Session): Promise<void> {
  await db(tx).insertInto('sessions').values(session).execute()
}

/** The live session of a token's hash, with its person. */
export async function findSession(handle: Handle, tokenHash: string, now: string) {
  return db(handle)
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .select(['sessions.id', 'sessions.personId', 'people.name'])
    .where('sessions.tokenHash', '=', tokenHash)
    .where('people.lockedAt', 'is', null)
    .where('sessions.endedAt', 'is', null)
    .where('sessions.expiresAt', '>', now)
    .executeTakeFirst()
}

/** Ends a session. */
export async function endSession(tx: Tx, id: string): Promise<void> {
  await db(tx)
    .updateTable('sessions')
    .set({ endedAt: tx.now.toISOString() })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()
}

/** Wrong passwords since the last right one. */
export async function failuresOf(handle: Handle, personId: string): Promise<number> {
  const row = await db(handle).selectFrom('passwords').select('failures').where('personId', '=', personId).executeTakeFirst()
  return row?.failures ?? 0
}

/** Sets another password; failures begin anew. False where nobody has the id. */
export async function putPassword(tx: Tx, personId: string, hash: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('passwords')
    .set({ hash, failures: 0, lockedUntil: null, changedAt: tx.now.toISOString() })
    .where('personId', '=', personId)
    .returning('personId')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends every session of a person; returns how many there were. */
export async function endSessionsOf(tx: Tx, personId: string): Promise<number> {
  const ended = await db(tx)
    .updateTable('sessions')
    .set({ endedAt: tx.now.toISOString() })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}
