import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { delegationScheduleAdded } from '../events.ts'
import type { DelegationLevel } from '../schema.ts'
import * as store from '../store/delegation.ts'

/** The least grade (10 − N for N급) that holds a post of each level. */
export const LEVEL_GRADE = {
  TEAM_LEAD: 4,
  DIVISION_HEAD: 5,
  BUREAU_HEAD: 7,
  VICE_MAYOR: 8,
  MAYOR: 10,
} as const satisfies Record<DelegationLevel, number>

/** A row of the schedule; null for every unit and every task; without an amount, for any. */
export interface NewDelegationRule {
  readonly unitId: string | null
  readonly taskCode: string | null
  /** The matter in words, as the schedule prints it. */
  readonly matter: string
  readonly level: DelegationLevel
  /** Holds for at most this many won. */
  readonly amountUpTo?: number | null
}

/** A row that was found: who may approve, by which version. */
export interface DelegationRule {
  readonly id: string
  readonly version: number
  readonly matter: string
  readonly level: DelegationLevel
  /** The least grade that may approve. */
  readonly grade: number
}

/** Adds the next version of the schedule (위임전결규정, 영 10②), in force from a day on; returns its number. @throws SCHEDULE_EMPTY */
export async function addDelegationSchedule(
  tx: Tx,
  given: { effectiveOn: string; rows: readonly NewDelegationRule[] },
): Promise<number> {
  const { effectiveOn, rows } = given
  if (rows.length === 0) throw identityFaults.SCHEDULE_EMPTY()
  await tx.lock('delegation-schedule')
  const id = newId()
  const version = (await store.lastVersion(tx)) + 1
  await store.insertSchedule(
    tx,
    { id, version, effectiveOn, addedAt: tx.now.toISOString() },
    rows.map((row, position) => ({ ...row, id: newId(), scheduleId: id, position, amountUpTo: row.amountUpTo ?? null })),
  )
  await tx.speak(delegationScheduleAdded({ kind: 'delegation-schedule', id }, { version, effectiveOn, rows: rows.length }))
  return version
}

/**
 * The row of the version in force that speaks of a matter: one for the unit's own task before one for the task, the unit, and all;
 * among these the tightest amount. A row with an amount holds only where the amount is known. Undefined: nothing is delegated.
 */
export async function delegationFor(
  kernel: Kernel,
  handle: Handle,
  asked: { unitId: string; taskCode: string | null; amount?: number | null; on?: string },
): Promise<DelegationRule | undefined> {
  const schedule = await store.scheduleOn(handle, asked.on ?? seoulDate(kernel.clock.now()))
  if (schedule === undefined) return undefined
  const { amount } = asked
  const rows = (await store.rulesFor(handle, schedule.id, asked)).filter(
    ({ amountUpTo }) => amountUpTo === null || (amount !== undefined && amount !== null && amount <= Number(amountUpTo)),
  )
  const [best] = rows.toSorted((a, b) => closeness(b) - closeness(a) || amountOf(a) - amountOf(b) || a.position - b.position)
  if (best === undefined) return undefined
  const { id, matter, level } = best
  return { id, version: schedule.version, matter, level, grade: LEVEL_GRADE[level] }
}

const closeness = (row: store.StoredRule): number => (row.taskCode === null ? 0 : 2) + (row.unitId === null ? 0 : 1)
const amountOf = (row: store.StoredRule): number => (row.amountUpTo === null ? Number.POSITIVE_INFINITY : Number(row.amountUpTo))
