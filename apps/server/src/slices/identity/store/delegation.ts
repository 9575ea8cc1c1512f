import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

export type StoredSchedule = IdentityTables['delegationSchedules']
export type StoredRule = IdentityTables['delegationRules']

const db = (handle: Handle) => tables<IdentityTables>(handle)
/** Rows of one statement: an engine takes so many values and no more. */
const ROWS_AT_ONCE = 500

/** The highest version there is, drafts among them; 0 for none. */
export async function lastVersion(handle: Handle): Promise<number> {
  const row = await db(handle)
    .selectFrom('delegationSchedules')
    .select((e) => e.fn.max('version').as('version'))
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

/** Keeps a version with its rows. */
export async function insertSchedule(tx: Tx, schedule: StoredSchedule, rules: readonly StoredRule[]): Promise<void> {
  await db(tx).insertInto('delegationSchedules').values(schedule).execute()
  await insertRules(tx, rules)
}

async function insertRules(tx: Tx, rules: readonly StoredRule[]): Promise<void> {
  for (let at = 0; at < rules.length; at += ROWS_AT_ONCE)
    await db(tx)
      .insertInto('delegationRules')
      .values(rules.slice(at, at + ROWS_AT_ONCE))
      .execute()
}

/** Every version with the number of its rows, latest first. */
export async function listSchedules(handle: Handle): Promise<readonly (StoredSchedule & { readonly rowCount: number })[]> {
  const rows = await db(handle)
    .selectFrom('delegationSchedules as s')
    .selectAll('s')
    .select((e) =>
      e
        .selectFrom('delegationRules as r')
        .select((r) => r.fn.countAll<number>().as('n'))
        .whereRef('r.scheduleId', '=', 's.id')
        .as('rowCount'),
    )
    .orderBy('s.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, rowCount: Number(row.rowCount ?? 0) }))
}

/** One version. */
export async function findSchedule(handle: Handle, id: string): Promise<StoredSchedule | undefined> {
  return db(handle).selectFrom('delegationSchedules').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The draft, where there is one. */
export async function findDraft(handle: Handle): Promise<StoredSchedule | undefined> {
  return db(handle).selectFrom('delegationSchedules').selectAll().where('draft', '=', 1).executeTakeFirst()
}

/** Changes what a version says of itself. */
export async function putSchedule(
  tx: Tx,
  id: string,
  change: Partial<Pick<StoredSchedule, 'version' | 'effectiveOn' | 'draft' | 'revision' | 'enactedAt'>>,
): Promise<void> {
  await db(tx).updateTable('delegationSchedules').set(change).where('id', '=', id).execute()
}

/** Puts other rows in the place of a version's. */
export async function replaceRules(tx: Tx, scheduleId: string, rules: readonly StoredRule[]): Promise<void> {
  await db(tx).deleteFrom('delegationRules').where('scheduleId', '=', scheduleId).execute()
  await insertRules(tx, rules)
}

/** Takes a version away with its rows. */
export async function deleteSchedule(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('delegationRules').where('scheduleId', '=', id).execute()
  await db(tx).deleteFrom('delegationSchedules').where('id', '=', id).execute()
}

/** The version in force that holds on a day. */
export async function scheduleOn(handle: Handle, date: string): Promise<StoredSchedule | undefined> {
  return db(handle)
    .selectFrom('delegationSchedules')
    .selectAll()
    .where('draft', '=', 0)
    .where('effectiveOn', '<=', date)
    .orderBy('effectiveOn', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every row of a version, in its order. */
export async function rulesOf(handle: Handle, scheduleId: string): Promise<readonly StoredRule[]> {
  return db(handle).selectFrom('delegationRules').selectAll().where('scheduleId', '=', scheduleId).orderBy('position').execute()
}

/** Rows of a version that may speak of a unit's task, in the order of the schedule. */
export async function rulesFor(
  handle: Handle,
  scheduleId: string,
  matter: { unitId: string; taskCode: string | null },
): Promise<readonly StoredRule[]> {
  const { unitId, taskCode } = matter
  return db(handle)
    .selectFrom('delegationRules')
    .selectAll()
    .where('scheduleId', '=', scheduleId)
    .where((e) => e.or([e('unitId', 'is', null), e('unitId', '=', unitId)]))
    .where((e) =>
      taskCode === null ? e('taskCode', 'is', null) : e.or([e('taskCode', 'is', null), e('taskCode', '=', taskCode)]),
    )
    .orderBy('position')
    .execute()
}
