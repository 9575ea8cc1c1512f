import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { deputiesSet } from '../events.ts'
import * as absences from '../store/absences.ts'
import * as store from '../store/deputies.ts'
import { findPeople } from '../store/people.ts'

/** Who acts for a person by default (직무대리), in order. */
export interface Deputy {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly unitName: string
}

/** One's own default deputies, in order. */
export async function ownDeputies(handle: Handle, personId: string): Promise<readonly Deputy[]> {
  return (await store.deputiesOf(handle, [personId])).map(({ deputyId, name, post, unitName }) => ({
    id: deputyId,
    name,
    post,
    unitName,
  }))
}

/** Sets one's own default deputies. @throws ABSENCE_ACTS_FOR_ONESELF, DEPUTIES_TWICE, PERSON_UNKNOWN */
export async function setOwnDeputies(kernel: Kernel, actor: PersonActor, deputyIds: readonly string[]): Promise<void> {
  await transaction(kernel, actor, (tx) => setDeputies(tx, actor.personId, deputyIds))
}

/** Sets somebody's default deputies, also at the founding of an office. @throws as setOwnDeputies */
export async function setDeputies(tx: Tx, personId: string, deputyIds: readonly string[]): Promise<void> {
  if (deputyIds.includes(personId)) throw identityFaults.ABSENCE_ACTS_FOR_ONESELF()
  if (new Set(deputyIds).size < deputyIds.length) throw identityFaults.DEPUTIES_TWICE()
  if ((await findPeople(tx, deputyIds)).length < deputyIds.length) throw identityFaults.PERSON_UNKNOWN()
  await tx.lock('absences')
  await store.replaceDeputies(tx, personId, deputyIds)
  await tx.speak(deputiesSet({ kind: 'person', id: personId }, { deputyIds }))
  tx.touch(`person:${personId}`)
}

/**
 * Who acts in an absence: the one who is named, as long as they are there on every day of it; without a name the first default deputy who is.
 * @throws ABSENCE_DEPUTY_AWAY, ABSENCE_NO_DEPUTY
 */
export async function deputyFor(tx: Tx, absent: { personId: string; actingId: string | null; from: string; until: string }) {
  const { personId, actingId, from, until } = absent
  const awayOf = async (id: string) => (await absences.overlapping(tx, id, from, until))[0]
  if (actingId !== null) {
    const away = await awayOf(actingId)
    if (away === undefined) return actingId
    const name = (await findPeople(tx, [actingId]))[0]?.name ?? ''
    throw identityFaults.ABSENCE_DEPUTY_AWAY({ name, from: away.fromOn, until: away.untilOn })
  }
  for (const { deputyId } of await store.deputiesOf(tx, [personId])) if ((await awayOf(deputyId)) === undefined) return deputyId
  throw identityFaults.ABSENCE_NO_DEPUTY()
}

/**
 * Whoever acts for somebody may be away themselves only if that one's next default deputy is there: a deputy names no deputy of their own.
 * @throws ABSENCE_ACTS_MEANWHILE
 */
export async function refuseWhileActing(tx: Tx, personId: string, from: string, until: string): Promise<void> {
  for (const absence of await absences.actedBy(tx, personId, from, until)) {
    const first = absence.fromOn > from ? absence.fromOn : from
    const last = absence.untilOn < until ? absence.untilOn : until
    const next = (await store.deputiesOf(tx, [absence.personId])).filter(({ deputyId }) => deputyId !== personId)
    let found = false
    for (const { deputyId } of next) found ||= (await absences.overlapping(tx, deputyId, first, last)).length === 0
    if (found) continue
    const name = (await findPeople(tx, [absence.personId]))[0]?.name ?? ''
    throw identityFaults.ABSENCE_ACTS_MEANWHILE({ name, from: absence.fromOn, until: absence.untilOn })
  }
}
