import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { delegationScheduleAdded } from '../events.ts'
import type { NewDelegationRule, ScheduleRow } from '../schedule.ts'
import type { DelegationLevel } from '../schema.ts'
import * as store from '../store/delegation.ts'
import { type AskedMatter, closestFirst, holdsFor, LEVEL_GRADE } from './delegation-rule.ts'

/** A row that was found: who may approve, by which version. */
export interface DelegationRule {
  readonly id: string
  readonly version: number
  readonly matter: string
  readonly level: DelegationLevel
  /** The least grade that may approve. */
  readonly grade: number
}

/** A row that speaks of a matter, and whether it holds for the amount. */
export interface DelegationCandidate extends DelegationRule {
  readonly taskCode: string | null
  readonly amountUpTo: number | null
  readonly holds: boolean
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
  const addedAt = tx.now.toISOString()
  await store.insertSchedule(tx, { id, version, effectiveOn, addedAt, draft: 0, revision: 1, enactedAt: null }, asRules(id, rows))
  await tx.speak(delegationScheduleAdded({ kind: 'delegation-schedule', id }, { version, effectiveOn, rows: rows.length }))
  return version
}

/** Rows as they are kept, in their order. */
export function asRules(scheduleId: string, rows: readonly NewDelegationRule[]): readonly store.StoredRule[] {
  return rows.map(({ unitId, taskCode, matter, level, amountUpTo }, position) => ({
    id: newId(),
    scheduleId,
    position,
    unitId,
    taskCode,
    matter,
    level,
    amountUpTo: amountUpTo ?? null,
  }))
}

/** A kept row as the schedule says it; an engine may give its big numbers as text. */
export function asRow({ id, unitId, taskCode, matter, level, amountUpTo }: store.StoredRule): ScheduleRow {
  return { id, unitId, taskCode, matter, level, amountUpTo: amountUpTo === null ? null : Number(amountUpTo) }
}

/** Rows of the version in force that speak of a matter, the closest first; undefined while no version is in force. */
export async function delegationRows(
  kernel: Kernel,
  handle: Handle,
  asked: AskedMatter & { readonly on?: string },
): Promise<{ readonly version: number; readonly rows: readonly DelegationCandidate[] } | undefined> {
  const schedule = await store.scheduleOn(handle, asked.on ?? seoulDate(kernel.clock.now()))
  if (schedule === undefined) return undefined
  const { version } = schedule
  const rows = closestFirst((await store.rulesFor(handle, schedule.id, asked)).map(asRow), asked)
  return {
    version,
    rows: rows.map((row) => {
      const { id, matter, level, taskCode, amountUpTo } = row
      return { id, version, matter, level, grade: LEVEL_GRADE[level], taskCode, amountUpTo, holds: holdsFor(row, asked.amount) }
    }),
  }
}

/** The row that decides a matter by the version in force. Undefined: nothing is delegated. */
export async function delegationFor(
  kernel: Kernel,
  handle: Handle,
  asked: AskedMatter & { readonly on?: string },
): Promise<DelegationRule | undefined> {
  const best = (await delegationRows(kernel, handle, asked))?.rows.find(({ holds }) => holds)
  if (best === undefined) return undefined
  const { id, version, matter, level, grade } = best
  return { id, version, matter, level, grade }
}
