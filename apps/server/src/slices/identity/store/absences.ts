import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

export type StoredAbsence = IdentityTables['absences']

const db = (handle: Handle) => tables<IdentityTables>(handle)

const absences = (handle: Handle) =>
  db(handle)
    .selectFrom('absences as a')
    .innerJoin('people as p', 'p.id', 'a.actingId')
    .selectAll('a')
    .select('p.name as actingName')

/** An absence with the name of who acts. */
export type AbsenceRow = StoredAbsence & { readonly actingName: string }

/** Keeps an absence. */
export async function insertAbsence(tx: Tx, row: StoredAbsence): Promise<void> {
  await db(tx).insertInto('absences').values(row).execute()
}

/** Absences of these people that hold on a day, or of all where `personIds` is null. */
export async function absencesOn(
  handle: Handle,
  personIds: readonly string[] | null,
  date: string,
): Promise<readonly AbsenceRow[]> {
  if (personIds !== null && personIds.length === 0) return []
  let rows = absences(handle)
    .where('a.fromOn', '<=', date)
    .where('a.untilOn', '>=', date)
    .where((e) => e.or([e('a.endedOn', 'is', null), e('a.endedOn', '>', date)]))
  if (personIds !== null) rows = rows.where('a.personId', 'in', [...personIds])
  return rows.orderBy('a.personId').execute()
}

/** Absences of a person that hold on any day from `from` to `until`. */
export async function overlapping(tx: Tx, personId: string, from: string, until: string): Promise<readonly StoredAbsence[]> {
  return db(tx)
    .selectFrom('absences')
    .selectAll()
    .where('personId', '=', personId)
    .where('fromOn', '<=', until)
    .where('untilOn', '>=', from)
    .where((e) => e.or([e('endedOn', 'is', null), e.and([e('endedOn', '>', from), e('endedOn', '>', e.ref('fromOn'))])]))
    .orderBy('fromOn')
    .execute()
}

/** Absences of others in which a person is named to act, that hold on any day from `from` to `until`. */
export async function actedBy(tx: Tx, actingId: string, from: string, until: string): Promise<readonly StoredAbsence[]> {
  return db(tx)
    .selectFrom('absences')
    .selectAll()
    .where('actingId', '=', actingId)
    .where('fromOn', '<=', until)
    .where('untilOn', '>=', from)
    .where((e) => e.or([e('endedOn', 'is', null), e.and([e('endedOn', '>', from), e('endedOn', '>', e.ref('fromOn'))])]))
    .orderBy('fromOn')
    .execute()
}

/** Absences of a person, latest first. */
export async function absencesOf(handle: Handle, personId: string, limit: number): Promise<readonly AbsenceRow[]> {
  return absences(handle)
    .where('a.personId', '=', personId)
    .orderBy('a.fromOn', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
}

/** One absence. */
export async function findAbsence(handle: Handle, id: string): Promise<StoredAbsence | undefined> {
  return db(handle).selectFrom('absences').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Says from which day an absence no longer holds. */
export async function putEnd(tx: Tx, id: string, endedOn: string): Promise<void> {
  await db(tx).updateTable('absences').set({ endedOn }).where('id', '=', id).execute()
}
