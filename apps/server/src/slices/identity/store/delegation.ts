import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

export type StoredSchedule = IdentityTables['delegationSchedules']
export type StoredRule = IdentityTables['delegationRules']

const db = (handle: Handle) => tables<IdentityTables>(handle)

/** The highest version there is; 0 for none. */
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
  for (const rule of rules) await db(tx).insertInto('delegationRules').values(rule).execute()
}

/** The version that holds on a day. */
export async function scheduleOn(handle: Handle, date: string): Promise<StoredSchedule | undefined> {
  return db(handle)
    .selectFrom('delegationSchedules')
    .selectAll()
    .where('effectiveOn', '<=', date)
    .orderBy('effectiveOn', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
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
