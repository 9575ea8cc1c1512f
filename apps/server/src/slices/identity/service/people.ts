import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { personAdded, unitAdded } from '../events.ts'
import type { Role } from '../schema.ts'
import * as store from '../store/people.ts'

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
const SYLLABLES_PER_INITIAL = 588
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/** Initial consonants of a Korean name (초성): 김하나 → ㄱㅎㄴ. Other characters stay. */
export function initialsOf(name: string): string {
  return [...name.normalize('NFC')]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE
        ? (INITIALS[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_PER_INITIAL)] ?? '')
        : character
    })
    .join('')
}

/** What is known of somebody who joins. */
export interface NewPerson {
  readonly login: string
  readonly name: string
  readonly unitId: string
  readonly post: string
  readonly rank: string
  readonly grade: number
  readonly email: string
  /** Who leads the person's team or, of the head of a unit, the deputy head in charge of it; nobody unless said. */
  readonly leaderId?: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
}

/** Adds a person; returns the id. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<string> {
  const { roles, passwordHash, leaderId = null, ...columns } = person
  const id = newId()
  await store.insertPerson(
    tx,
    { id, ...columns, leaderId, initials: initialsOf(person.name), createdAt: tx.now.toISOString(), lockedAt: null },
    roles,
    passwordHash,
  )
  await tx.speak(personAdded({ kind: 'person', id }, { login: person.login, name: person.name, unitId: person.unitId, roles }))
  return id
}

/** Adds a unit; returns the id. */
export async function addUnit(
  tx: Tx,
  unit: { parentId: string | null; code: string; name: string; position: number },
): Promise<string> {
  const id = newId()
  await store.insertUnit(tx, { id, ...unit })
  await tx.speak(unitAdded({ kind: 'unit', id }, { code: unit.code, name: unit.name, parentId: unit.parentId }))
  return id
}

/** A person as the signed-in screens show them. @throws PERSON_UNKNOWN */
export async function personOf(handle: Handle, id: string) {
  const person = await store.findPerson(handle, id)
  if (person === undefined) throw identityFaults.PERSON_UNKNOWN()
  return { ...person, roles: await store.rolesOf(handle, id) }
}
