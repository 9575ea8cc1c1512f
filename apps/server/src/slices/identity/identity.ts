import type { Actor, PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { SignInMeans } from './events.ts'
import { absencesOn, addAbsence, addOwnAbsence, endOwnAbsence, type NewAbsence, ownAbsences } from './service/absences.ts'
import { listPeople, lock, setPassword, unlock } from './service/accounts.ts'
import { agency, setAgency, setUnitContact, unitContact } from './service/agency.ts'
import { addDelegationSchedule, delegationFor, delegationRows } from './service/delegation.ts'
import { ownDeputies, setDeputies, setOwnDeputies } from './service/deputies.ts'
import { createOpenId } from './service/openid/openid.ts'
import { directory, headOf, holderOf, type Person, superiorsOf } from './service/organisation.ts'
import { addPerson, addUnit, type NewPerson, personOf } from './service/people.ts'
import {
  type DraftedSchedule,
  discardSchedule,
  draftSchedule,
  enactSchedule,
  saveSchedule,
  schedule,
  schedules,
} from './service/schedule.ts'
import { exportSchedule, importSchedule } from './service/schedule-csv.ts'
import { actorOf, hashPassword, openSession, signIn, signOut } from './service/sign-in.ts'
import * as store from './store/people.ts'

const MOST_HITS = 50
const writesSchedule = (actor: PersonActor): boolean => actor.roles.includes('administrator')

/** Opens the slice: people, units, sessions, absences, the delegation schedule and the agency. */
export function createIdentity(kernel: Kernel) {
  const openId = createOpenId(kernel)
  return {
    /** Sign-in at the office's identity provider; null where there is none. */
    openId,
    signInMeans: () => ({ openId: openId === null ? null : { name: openId.name, address: openId.address } }),
    signIn: (actor: Actor, given: { account: string; password: string }) => signIn(kernel, actor, given),
    signOut: (actor: Actor & { personId: string }) => signOut(kernel, actor),
    actorOf: (token: string | null, from: NonNullable<Actor['from']>) => actorOf(kernel, token, from),
    hashPassword,
    personOf: (id: string) => personOf(kernel.db, id),
    units: (handle: Handle = kernel.db) => store.listUnits(handle),
    unit: store.findUnit,
    people: (text: string) => store.searchPeople(kernel.db, text, MOST_HITS),
    directory: () => directory(kernel),
    ownAbsences,
    addOwnAbsence: (actor: PersonActor, given: Omit<NewAbsence, 'personId'>) => addOwnAbsence(kernel, actor, given),
    ownDeputies,
    setOwnDeputies: (actor: PersonActor, deputyIds: readonly string[]) => setOwnDeputies(kernel, actor, deputyIds),
    /** Rows of the schedule in force that speak of a task of the person's own unit, the closest first. @throws PERSON_UNKNOWN */
    matters: async (actor: PersonActor, taskCode: string | null) => {
      const { unitId } = await personOf(kernel.db, actor.personId)
      return (await delegationRows(kernel, kernel.db, { unitId, taskCode })) ?? { version: null, rows: [] }
    },
    /** Versions of the delegation schedule; drafts are for administrators. */
    schedules: (actor: PersonActor) => schedules(kernel, writesSchedule(actor)),
    schedule: (actor: PersonActor, id: string) => schedule(kernel, kernel.db, id, writesSchedule(actor)),
    draftSchedule: (actor: PersonActor, fromId: string | null) => draftSchedule(kernel, actor, fromId),
    saveSchedule: (actor: PersonActor, given: DraftedSchedule) => saveSchedule(kernel, actor, given),
    discardSchedule: (actor: PersonActor, given: { id: string; basedOn: number }) => discardSchedule(kernel, actor, given),
    enactSchedule: (actor: PersonActor, given: { id: string; basedOn: number }) => enactSchedule(kernel, actor, given),
    exportSchedule: (actor: PersonActor, id: string) => exportSchedule(kernel, actor, id),
    importSchedule: (actor: PersonActor, given: Parameters<typeof importSchedule>[2]) => importSchedule(kernel, actor, given),
    endOwnAbsence: (actor: PersonActor, absenceId: string) => endOwnAbsence(kernel, actor, absenceId),

    /** The rest is for neighbours to the right, who ask by their own handle, and for the founding of an office. */
    person: (handle: Handle, id: string): Promise<Person | undefined> => store.findPerson(handle, id),
    /** A session for who has shown who they are; its token is told once. @throws PERSON_UNKNOWN, ACCOUNT_CLOSED */
    openSession: (tx: Tx, personId: string, by: SignInMeans) => openSession(kernel, tx, personId, by),
    peopleByIds: (handle: Handle, ids: readonly string[]): Promise<readonly Person[]> => store.findPeople(handle, ids),
    absencesOn,
    superiorsOf,
    holderOf,
    headOf,
    /** Of these people those who are in the office, that is, who may sign in. */
    peopleHere: (handle: Handle, ids: readonly string[]): Promise<readonly Person[]> => store.findPeopleHere(handle, ids),
    delegationFor: (handle: Handle, asked: Parameters<typeof delegationFor>[2]) => delegationFor(kernel, handle, asked),
    delegationRows: (handle: Handle, asked: Parameters<typeof delegationRows>[2]) => delegationRows(kernel, handle, asked),
    /** A version with its rows, a draft too. @throws SCHEDULE_UNKNOWN */
    scheduleById: (handle: Handle, id: string) => schedule(kernel, handle, id, true),
    setDeputies,
    agency,
    unitContact,
    addUnit: (tx: Tx, unit: { parentId: string | null; code: string; name: string; position: number }) => addUnit(tx, unit),
    addPerson: (tx: Tx, person: NewPerson) => addPerson(tx, person),
    addAbsence,
    addDelegationSchedule,
    setAgency,
    setUnitContact,
    listPeople,
    setPassword,
    lock,
    unlock,
  }
}

/** People, units, sessions and who may. */
export type Identity = ReturnType<typeof createIdentity>
