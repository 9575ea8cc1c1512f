import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import {
  delegationScheduleDiscarded,
  delegationScheduleDrafted,
  delegationScheduleEnacted,
  delegationScheduleSaved,
} from '../events.ts'
import type { NewDelegationRule, Schedule, ScheduleHead, ScheduleState } from '../schedule.ts'
import * as store from '../store/delegation.ts'
import { listUnits } from '../store/people.ts'
import { asRow, asRules } from './delegation.ts'
import { scheduleProblems } from './schedule-problems.ts'

const LOCK = 'delegation-schedule'
const subjectOf = (id: string) => ({ kind: 'delegation-schedule', id })

/** Every version, latest first; a draft is for those who write it. */
export async function schedules(kernel: Kernel, drafts: boolean): Promise<readonly ScheduleHead[]> {
  const today = seoulDate(kernel.clock.now())
  const inForce = await store.scheduleOn(kernel.db, today)
  return (await store.listSchedules(kernel.db))
    .filter(({ draft }) => drafts || draft === 0)
    .map((row) => headOf(row, row.rowCount, stateOf(row, inForce?.id, today)))
}

/** A version with its rows. @throws SCHEDULE_UNKNOWN */
export async function schedule(kernel: Kernel, handle: Handle, id: string, drafts: boolean): Promise<Schedule> {
  const found = await store.findSchedule(handle, id)
  if (found === undefined || (found.draft === 1 && !drafts)) throw identityFaults.SCHEDULE_UNKNOWN()
  const today = seoulDate(kernel.clock.now())
  const rows = (await store.rulesOf(handle, id)).map(asRow)
  const inForce = await store.scheduleOn(handle, today)
  return {
    ...headOf(found, rows.length, stateOf(found, inForce?.id, today)),
    rows,
    problems: found.draft === 1 ? await problemsOf(handle, rows) : [],
  }
}

/** Begins the draft of the next version, with the rows of `fromId`, or with none. @throws SCHEDULE_DRAFTED, SCHEDULE_UNKNOWN */
export async function draftSchedule(kernel: Kernel, actor: PersonActor, fromId: string | null): Promise<{ id: string }> {
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(LOCK)
    const draft = await store.findDraft(tx)
    if (draft !== undefined) throw identityFaults.SCHEDULE_DRAFTED({ version: draft.version })
    const from = fromId === null ? undefined : await store.findSchedule(tx, fromId)
    if (fromId !== null && from === undefined) throw identityFaults.SCHEDULE_UNKNOWN()
    const id = newId()
    const version = (await store.lastVersion(tx)) + 1
    const addedAt = tx.now.toISOString()
    const rows = from === undefined ? [] : (await store.rulesOf(tx, from.id)).map(asRow)
    const made = { id, version, effectiveOn: seoulDate(tx.now), addedAt, draft: 1, revision: 1, enactedAt: null }
    await store.insertSchedule(tx, made, asRules(id, rows))
    await tx.speak(delegationScheduleDrafted(subjectOf(id), { version, from: from?.version ?? null }))
    return { id }
  })
}

/** What a draft is to say. `basedOn` is the revision that was changed. */
export interface DraftedSchedule {
  readonly id: string
  readonly basedOn: number
  readonly effectiveOn: string
  readonly rows: readonly NewDelegationRule[]
}

/** Writes a draft, finished or not; returns its revision. @throws SCHEDULE_UNKNOWN, SCHEDULE_NOT_DRAFT, SCHEDULE_STALE, UNIT_UNKNOWN */
export async function saveSchedule(
  kernel: Kernel,
  actor: PersonActor,
  given: DraftedSchedule,
  by: 'EDITOR' | 'CSV' = 'EDITOR',
): Promise<{ revision: number }> {
  const { id, basedOn, effectiveOn, rows } = given
  return transaction(kernel, actor, async (tx) => {
    const { version } = await draftToChange(tx, id, basedOn)
    const units = new Set((await listUnits(tx)).map((unit) => unit.id))
    if (rows.some(({ unitId }) => unitId !== null && !units.has(unitId))) throw identityFaults.UNIT_UNKNOWN()
    const revision = basedOn + 1
    await store.replaceRules(tx, id, asRules(id, rows))
    await store.putSchedule(tx, id, { effectiveOn, revision })
    await tx.speak(delegationScheduleSaved(subjectOf(id), { version, revision, effectiveOn, rows: rows.length, by }))
    return { revision }
  })
}

/** Gives a draft up. @throws SCHEDULE_UNKNOWN, SCHEDULE_NOT_DRAFT, SCHEDULE_STALE */
export async function discardSchedule(kernel: Kernel, actor: PersonActor, given: { id: string; basedOn: number }): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    const { version } = await draftToChange(tx, given.id, given.basedOn)
    await store.deleteSchedule(tx, given.id)
    await tx.speak(delegationScheduleDiscarded(subjectOf(given.id), { version }))
  })
}

/**
 * Puts a draft in force from its day on (영 10②: the list of delegated matters is fixed by rule); the versions before it stay as they are.
 * @throws SCHEDULE_UNKNOWN, SCHEDULE_NOT_DRAFT, SCHEDULE_STALE, SCHEDULE_EMPTY, SCHEDULE_PAST, SCHEDULE_FAULTY
 */
export async function enactSchedule(
  kernel: Kernel,
  actor: PersonActor,
  given: { id: string; basedOn: number },
): Promise<{ version: number }> {
  const { id } = given
  return transaction(kernel, actor, async (tx) => {
    const draft = await draftToChange(tx, id, given.basedOn)
    const rows = (await store.rulesOf(tx, id)).map(asRow)
    if (rows.length === 0) throw identityFaults.SCHEDULE_EMPTY()
    const today = seoulDate(tx.now)
    if (draft.effectiveOn < today) throw identityFaults.SCHEDULE_PAST({ today })
    const problems = await problemsOf(tx, rows)
    if (problems.length > 0) throw identityFaults.SCHEDULE_FAULTY({ problems })
    // One that was added in force meanwhile is older than what is put in force now.
    const last = await store.lastVersion(tx)
    const version = draft.version === last ? last : last + 1
    await store.putSchedule(tx, id, { version, draft: 0, enactedAt: tx.now.toISOString() })
    const facts = { version, effectiveOn: draft.effectiveOn, rows: rows.length }
    await tx.speak(delegationScheduleEnacted(subjectOf(id), facts))
    return { version }
  })
}

async function draftToChange(tx: Tx, id: string, basedOn: number): Promise<store.StoredSchedule> {
  await tx.lock(LOCK)
  const found = await store.findSchedule(tx, id)
  if (found === undefined) throw identityFaults.SCHEDULE_UNKNOWN()
  if (found.draft === 0) throw identityFaults.SCHEDULE_NOT_DRAFT({ version: found.version })
  if (found.revision !== basedOn) throw identityFaults.SCHEDULE_STALE({ revision: found.revision })
  return found
}

async function problemsOf(handle: Handle, rows: readonly NewDelegationRule[]) {
  return scheduleProblems(rows, new Set((await listUnits(handle)).map(({ id }) => id)))
}

function headOf(row: store.StoredSchedule, rowCount: number, state: ScheduleState): ScheduleHead {
  const { id, version, effectiveOn, addedAt, enactedAt, revision } = row
  return { id, version, state, effectiveOn, addedAt, enactedAt, revision, rowCount }
}

function stateOf(row: store.StoredSchedule, inForceId: string | undefined, today: string): ScheduleState {
  if (row.draft === 1) return 'DRAFT'
  if (row.effectiveOn > today) return 'COMING'
  return row.id === inForceId ? 'IN_FORCE' : 'PAST'
}
