import type { Kysely } from 'kysely'
import { type Handle, tables } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables, Role } from '../schema.ts'

export type Unit = IdentityTables['units']
export type StoredPerson = IdentityTables['people']

const db = (handle: Handle) => tables<IdentityTables>(handle)

/** Adds a unit. */
export async function insertUnit(tx: Tx, unit: Unit): Promise<void> {
  await db(tx).insertInto('units').values(unit).execute()
}

/** Every unit, in the order of the organisation. */
export async function listUnits(handle: Handle): Promise<readonly Unit[]> {
  return db(handle).selectFrom('units').selectAll().orderBy('position').orderBy('code').execute()
}

/** One unit. */
export async function findUnit(handle: Handle, id: string): Promise<Unit | undefined> {
  return (await readUnit(handle, id))[0]
}

const readUnit = prepared((db: Kysely<IdentityTables>, id: string) => db.selectFrom('units').selectAll().where('id', '=', id))

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
  'people.leaderId',
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

/** These people, in no order; ids that nobody has are left out. */
export async function findPeople(handle: Handle, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db(handle)
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unitId')
    .select(PERSON_COLUMNS)
    .where('people.id', 'in', [...ids])
    .execute()
}

/** Everybody who may sign in, highest posts first. */
export async function listActivePeople(handle: Handle) {
  return activePeople(handle).execute()
}

/** Everybody of some units who may sign in, highest posts first. */
export async function peopleOfUnits(handle: Handle, unitIds: readonly string[]) {
  if (unitIds.length === 0) return []
  return activePeople(handle)
    .where('people.unitId', 'in', [...unitIds])
    .execute()
}

/** Of these people those who may sign in, in no order. */
export async function findPeopleHere(handle: Handle, ids: readonly string[]) {
  if (ids.length === 0) return []
  return activePeople(handle)
    .where('people.id', 'in', [...ids])
    .execute()
}

/** Those from a grade up who may sign in, highest first. */
export async function peopleFromGrade(handle: Handle, grade: number) {
  return activePeople(handle).where('people.grade', '>=', grade).execute()
}

const activePeople = (handle: Handle) =>
  db(handle)
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unitId')
    .select(PERSON_COLUMNS)
    .where('people.lockedAt', 'is', null)
    .orderBy('people.grade', 'desc')
    .orderBy('people.id')

/** Every account, by login, with whether it is locked. */
export async function listAccounts(handle: Handle) {
  return db(handle)
    .selectFrom('people')
    .innerJoin('units', 'units.id', 'people.unitId')
    .select([...PERSON_COLUMNS, 'people.lockedAt'])
    .orderBy('people.login')
    .execute()
}

/** Whether a person may sign in, by id: when their account was locked, null while it is open. */
export async function findAccount(handle: Handle, id: string): Promise<Pick<StoredPerson, 'id' | 'lockedAt'> | undefined> {
  return db(handle).selectFrom('people').select(['id', 'lockedAt']).where('id', '=', id).executeTakeFirst()
}

/** The same, by login. */
export async function findAccountOf(handle: Handle, login: string): Promise<Pick<StoredPerson, 'id' | 'lockedAt'> | undefined> {
  return db(handle).selectFrom('people').select(['id', 'lockedAt']).where('login', '=', login).executeTakeFirst()
}

/** Every role that somebody has. */
export async function listRoles(handle: Handle): Promise<readonly { personId: string; role: Role }[]> {
  return db(handle).selectFrom('personRoles').selectAll().orderBy('role').execute()
}

/** Locks an account or opens it again; false where it was so already, or nobody has the id. */
export async function setLocked(tx: Tx, personId: string, lockedAt: string | null): Promise<boolean> {
  const row = await db(tx)
    .updateTable('people')
    .set({ lockedAt })
    .where('id', '=', personId)
    .where('lockedAt', lockedAt === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
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
