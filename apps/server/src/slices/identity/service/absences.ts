import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { absenceAdded, absenceEnded } from '../events.ts'
import * as store from '../store/absences.ts'
import { deputiesOf } from '../store/deputies.ts'
import { findPeople } from '../store/people.ts'
import { deputyFor, refuseWhileActing } from './deputies.ts'

const MOST_OF_ONE = 100
/** Whether somebody is there to act hangs on everybody's absences; registering one is rare. */
const LOCK = 'absences'
const DAY_MS = 86_400_000

/** An absence (부재) and who acts for it. Days in Seoul, `YYYY-MM-DD`, both included. */
export interface Absence {
  readonly id: string
  readonly personId: string
  readonly actingId: string
  readonly actingName: string
  /** Name of who was to act and is away too, so that the next deputy acts; null as long as the named one does. */
  readonly passedFrom: string | null
  /** Whether on that day nobody acts: who is named is away, and no default deputy is there. */
  readonly nobodyActs: boolean
  readonly reason: string
  readonly from: string
  readonly until: string
}

/** An absence to be registered; without who acts, the default deputies are asked in order. */
export interface NewAbsence extends Pick<Absence, 'personId' | 'reason' | 'from' | 'until'> {
  readonly actingId: string | null
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10)

const asAbsence = ({ id, personId, actingId, actingName, reason, fromOn, untilOn, endedOn }: store.AbsenceRow): Absence => ({
  id,
  personId,
  actingId,
  actingName,
  passedFrom: null,
  nobodyActs: false,
  reason,
  from: fromOn,
  until: endedOn === null ? untilOn : dayBefore(endedOn),
})

/** Absences of these people that hold on a day, with who acts on that day: the one who was named, or the next deputy where that one is away too. */
export async function absencesOn(handle: Handle, personIds: readonly string[], date: string): Promise<readonly Absence[]> {
  const found = (await store.absencesOn(handle, personIds, date)).map(asAbsence)
  if (found.length === 0) return found
  const next = await deputiesOf(
    handle,
    found.map((absence) => absence.personId),
  )
  const candidates = [...found.map(({ actingId }) => actingId), ...next.map(({ deputyId }) => deputyId)]
  const away = new Set((await store.absencesOn(handle, [...new Set(candidates)], date)).map(({ personId }) => personId))
  return found.map((absence) => {
    if (!away.has(absence.actingId)) return absence
    const deputy = next.find(({ personId, deputyId }) => personId === absence.personId && !away.has(deputyId))
    if (deputy === undefined) return { ...absence, nobodyActs: true }
    return { ...absence, actingId: deputy.deputyId, actingName: deputy.name, passedFrom: absence.actingName }
  })
}

/**
 * Registers an absence with who acts for it (직무대리); returns the id. One person has one absence on a day, so that there is one who acts.
 * @throws PERSON_UNKNOWN, ABSENCE_DATES_INVALID, ABSENCE_ACTS_FOR_ONESELF, ABSENCE_OVERLAPS, ABSENCE_DEPUTY_AWAY, ABSENCE_NO_DEPUTY,
 * ABSENCE_ACTS_MEANWHILE
 */
export async function addAbsence(tx: Tx, absence: NewAbsence): Promise<string> {
  const { personId, reason, from, until } = absence
  if (from > until) throw identityFaults.ABSENCE_DATES_INVALID({ from, until })
  if (personId === absence.actingId) throw identityFaults.ABSENCE_ACTS_FOR_ONESELF()
  const named = absence.actingId === null ? [personId] : [personId, absence.actingId]
  if ((await findPeople(tx, named)).length < named.length) throw identityFaults.PERSON_UNKNOWN()
  await tx.lock(LOCK)
  const [other] = await store.overlapping(tx, personId, from, until)
  if (other !== undefined) throw identityFaults.ABSENCE_OVERLAPS({ from: other.fromOn, until: other.untilOn })
  await refuseWhileActing(tx, personId, from, until)
  const actingId = await deputyFor(tx, absence)
  const id = newId()
  await store.insertAbsence(tx, {
    id,
    personId,
    actingId,
    reason,
    fromOn: from,
    untilOn: until,
    registeredAt: tx.now.toISOString(),
    endedOn: null,
  })
  await tx.speak(absenceAdded({ kind: 'person', id: personId }, { absenceId: id, actingId, reason, from, until }))
  tx.touch(`person:${personId}`)
  tx.touch(`person:${actingId}`)
  return id
}

/** One's own absences, latest first; one that was taken back before it began is not among them. */
export async function ownAbsences(handle: Handle, personId: string): Promise<readonly Absence[]> {
  return (await store.absencesOf(handle, personId, MOST_OF_ONE)).map(asAbsence).filter(({ from, until }) => from <= until)
}

/** Registers one's own absence from today or later. @throws ABSENCE_PAST and as addAbsence */
export async function addOwnAbsence(
  kernel: Kernel,
  actor: PersonActor,
  given: Omit<NewAbsence, 'personId'>,
): Promise<{ id: string }> {
  return transaction(kernel, actor, async (tx) => {
    const today = seoulDate(tx.now)
    if (given.from < today) throw identityFaults.ABSENCE_PAST({ today })
    return { id: await addAbsence(tx, { ...given, personId: actor.personId }) }
  })
}

/** Ends one's own absence as of today, or takes back one that is to come; what was decided under it stands. @throws ABSENCE_UNKNOWN, ABSENCE_OVER */
export async function endOwnAbsence(kernel: Kernel, actor: PersonActor, absenceId: string): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    await tx.lock(LOCK)
    const absence = await store.findAbsence(tx, absenceId)
    if (absence === undefined || absence.personId !== actor.personId) throw identityFaults.ABSENCE_UNKNOWN()
    const endedOn = seoulDate(tx.now)
    if (absence.endedOn !== null || absence.untilOn < endedOn) throw identityFaults.ABSENCE_OVER()
    await store.putEnd(tx, absenceId, endedOn)
    await tx.speak(absenceEnded({ kind: 'person', id: actor.personId }, { absenceId, actingId: absence.actingId, endedOn }))
    tx.touch(`person:${actor.personId}`)
    tx.touch(`person:${absence.actingId}`)
  })
}
