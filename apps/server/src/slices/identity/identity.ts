import type { Actor } from '../../kernel/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { addPerson, addUnit, type NewPerson, personOf } from './service/people.ts'
import { actorOf, hashPassword, signIn, signOut } from './service/sign-in.ts'
import * as store from './store.ts'

const MOST_HITS = 50

/** Opens the slice: people, units, sessions. */
export function createIdentity(kernel: Kernel) {
  return {
    signIn: (actor: Actor, given: { account: string; password: string }) => signIn(kernel, actor, given),
    signOut: (actor: Actor & { personId: string }) => signOut(kernel, actor),
    actorOf: (token: string | null, from: NonNullable<Actor['from']>) => actorOf(kernel, token, from),
    hashPassword,
    personOf: (id: string) => personOf(kernel.db, id),
    units: () => store.listUnits(kernel.db),
    people: (text: string) => store.searchPeople(kernel.db, text, MOST_HITS),
    addUnit: (tx: Tx, unit: { parentId: string | null; code: string; name: string; position: number }) => addUnit(tx, unit),
    addPerson: (tx: Tx, person: NewPerson) => addPerson(tx, person),
  }
}

/** People, units, sessions and who may. */
export type Identity = ReturnType<typeof createIdentity>
