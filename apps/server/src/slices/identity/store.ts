import { type Handle, tables } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { IdentityTables, Role } from './schema.ts'

export type Unit = IdentityTables['units']
export type StoredPerson = IdentityTables['people']
export type Session = IdentityTables['sessions']

const db = (handle: Handle) => tables<IdentityTables>(handle)

/** Adds a unit. */
export async function insertUnit(tx: Tx, unit: Unit): Promise<void> {
  await db(tx).insertInto('units').values(unit).execute()
}

/** Every unit, in the order of the organisation. */
export async function listUnits(handle: Handle): Promise<readonly Unit[]> {
  return db(handle).selectFrom('units').selectAll().orderBy('position').orderBy('code').execute()
}

/** Adds a person with roles and a password hash. */
export async function insertPerson(tx: Tx, person: StoredPerson, roles: readonly Role[], hash: string): Promise<void> {
  await db(tx).insertInto('people').values(person).execute()
  if (roles.length > 0)
    await db(tx)
      .insertInto('personRoles')
      .values(roles.map((role) => ({ personId: person.id, role })))
      .execute()
  await db(tx)
    .insertInto('passwords')
    .values({ personId: person.id, hash, failures: 0, lockedUntil: null, changedAt: tx.now.toISOString() })
    .execute()
}

const PERSON_COLUMNS = [
  'people.id',
  'people.login',
  'people.name',
  'people.unitId',
  'people.post',
  'people.rank',
  'people.grade',
  'people.email',
  'units.name as unitName',
  'units.code as unitCode',
] as const

/** A person with their unit. */
export async function findPerson(handle: Handle, id: string) {
  return db(handle)
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unitId')
    .select(PERSON_COLUMNS)
    .where('people.id', '=', id)
    .executeTakeFirst()
}

/** People whose name, initial consonants or unit begin with or contain the words; highest posts first. */
export async function searchPeople(handle: Handle, text: string, limit: number) {
  const like = `%${text.replaceAll(/[\\%_]/g, '')}%`
  return db(handle)
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unitId')
    .select(PERSON_COLUMNS)
    .where((e) => e.or([e('people.name', 'like', like), e('people.initials', 'like', like), e('units.name', 'like', like)]))
    .orderBy('people.grade', 'desc')
    .orderBy('people.name')
    .limit(limit)
    .execute()
}

/** The person behind a login with what signing in needs. */
export async function findLogin(handle: Handle, login: string) {
  return db(handle)
    .selectFrom('people')
    .innerJoin('passwords', 'passwords.personId', 'people.id')
    .select(['people.id', 'passwords.hash', 'passwords.failures', 'passwords.lockedUntil'])
    .where('people.login', '=', login)
    .executeTakeFirst()
}

/** Roles of a person. */
export async function rolesOf(handle: Handle, personId: string): Promise<readonly Role[]> {
  const rows = await db(handle)
    .selectFrom('personRoles')
    .select('role')
    .where('personId', '=', personId)
    .orderBy('role')
    .execute()
  return rows.map((row) => row.role)
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
