import type { Handle } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { passwordSet, personLocked, personUnlocked } from '../events.ts'
import type { Role } from '../schema.ts'
import * as people from '../store/people.ts'
import * as sessions from '../store/sessions.ts'

/** Every account with its roles, by login. */
export async function listPeople(handle: Handle) {
  const roles = new Map<string, Role[]>()
  for (const { personId, role } of await people.listRoles(handle)) roles.set(personId, [...(roles.get(personId) ?? []), role])
  return (await people.listAccounts(handle)).map((person) => ({ ...person, roles: roles.get(person.id) ?? [] }))
}

/** Sets another password; every session of the person ends, and failures begin anew. @throws PERSON_UNKNOWN */
export async function setPassword(tx: Tx, personId: string, hash: string): Promise<void> {
  if (!(await sessions.putPassword(tx, personId, hash))) throw identityFaults.PERSON_UNKNOWN()
  const ended = await sessions.endSessionsOf(tx, personId)
  await tx.speak(passwordSet({ kind: 'person', id: personId }, { sessionsEnded: ended }))
}

/** Locks an account: no sign-in, and every session ends at once. Does nothing to one that is locked. @throws PERSON_UNKNOWN */
export async function lock(tx: Tx, personId: string): Promise<void> {
  await mustExist(tx, personId)
  if (!(await people.setLocked(tx, personId, tx.now.toISOString()))) return
  const ended = await sessions.endSessionsOf(tx, personId)
  await tx.speak(personLocked({ kind: 'person', id: personId }, { sessionsEnded: ended }))
  tx.touch(`person:${personId}`)
}

/** Opens a locked account again, and forgets wrong passwords. @throws PERSON_UNKNOWN */
export async function unlock(tx: Tx, personId: string): Promise<void> {
  await mustExist(tx, personId)
  await sessions.setFailures(tx, personId, 0, null)
  await people.setLocked(tx, personId, null)
  await tx.speak(personUnlocked({ kind: 'person', id: personId }, {}))
}

async function mustExist(tx: Tx, personId: string): Promise<void> {
  if ((await people.findPeople(tx, [personId])).length === 0) throw identityFaults.PERSON_UNKNOWN()
}
