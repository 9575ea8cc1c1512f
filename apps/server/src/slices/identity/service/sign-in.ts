import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { type Actor, publicActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { type SignInMeans, signedIn, signedOut, signInFailed } from '../events.ts'
import { findAccount, rolesOf } from '../store/people.ts'
import * as store from '../store/sessions.ts'

/** OWASP's smallest setting of argon2id, which is the library's default kind. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const MOST_FAILURES = 5
const LOCK_MS = 15 * 60_000
const SESSION_MS = 12 * 3_600_000
const TOKEN_BYTES = 32

/** Hashes a password with argon2id (RFC 9106). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON)
}

const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Signs a person in by password and returns the session's token, which is told once and kept nowhere.
 * @throws SIGN_IN_FAILED, ACCOUNT_LOCKED, ACCOUNT_CLOSED
 */
export async function signIn(kernel: Kernel, actor: Actor, given: { account: string; password: string }): Promise<string> {
  const found = await store.findLogin(kernel.db, given.account)
  if (found === undefined) {
    // As slow as for a known account, so that nobody learns by the clock who has one.
    await hashPassword(given.password)
    throw identityFaults.SIGN_IN_FAILED()
  }
  const now = kernel.clock.now()
  if (found.lockedUntil !== null && found.lockedUntil > now.toISOString())
    throw identityFaults.ACCOUNT_LOCKED({ until: found.lockedUntil })
  if (!(await verify(found.hash, given.password))) throw await noteFailure(kernel, actor, found)
  // Told only to who knows the password.
  if (found.lockedAt !== null) throw identityFaults.ACCOUNT_CLOSED()
  return transaction(kernel, actor, async (tx) => {
    await store.setFailures(tx, found.id, 0, null)
    return openSession(kernel, tx, found.id, 'PASSWORD')
  })
}

/**
 * Opens a session for a person who has shown who they are; returns its token, which is told once and kept nowhere.
 * @throws PERSON_UNKNOWN, ACCOUNT_CLOSED
 */
export async function openSession(kernel: Kernel, tx: Tx, personId: string, by: SignInMeans): Promise<string> {
  const person = await findAccount(tx, personId)
  if (person === undefined) throw identityFaults.PERSON_UNKNOWN()
  if (person.lockedAt !== null) throw identityFaults.ACCOUNT_CLOSED()
  const token = Buffer.from(kernel.crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))).toString('base64url')
  const { address, client } = tx.actor.from ?? { address: '', client: '' }
  const id = newId()
  await store.insertSession(tx, {
    id,
    tokenHash: tokenHashOf(token),
    personId,
    createdAt: tx.now.toISOString(),
    expiresAt: new Date(tx.now.getTime() + SESSION_MS).toISOString(),
    endedAt: null,
    address,
    client,
  })
  await tx.speak(signedIn({ kind: 'person', id: personId }, { sessionId: id, by }))
  return token
}

async function noteFailure(kernel: Kernel, actor: Actor, found: { id: string }): Promise<Error> {
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`password:${found.id}`)
    const failures = (await store.failuresOf(tx, found.id)) + 1
    const lockedUntil = failures >= MOST_FAILURES ? new Date(tx.now.getTime() + LOCK_MS).toISOString() : null
    await store.setFailures(tx, found.id, lockedUntil === null ? failures : 0, lockedUntil)
    await tx.speak(signInFailed({ kind: 'person', id: found.id }, { failures, lockedUntil }))
    return lockedUntil === null ? identityFaults.SIGN_IN_FAILED() : identityFaults.ACCOUNT_LOCKED({ until: lockedUntil })
  })
}

/** Ends the session that the actor came with. */
export async function signOut(kernel: Kernel, actor: Actor & { personId: string }): Promise<void> {
  const { sessionId } = actor
  if (sessionId === null) return
  await transaction(kernel, actor, async (tx) => {
    await store.endSession(tx, sessionId)
    await tx.speak(signedOut({ kind: 'person', id: actor.personId }, { sessionId }))
  })
}

/** Who sent this token; the public where it is unknown, ended or too old. */
export async function actorOf(kernel: Kernel, token: string | null, from: NonNullable<Actor['from']>): Promise<Actor> {
  if (token === null) return publicActor(from)
  const session = await store.findSession(kernel.db, tokenHashOf(token), kernel.clock.now().toISOString())
  if (session === undefined) return publicActor(from)
  const roles = await rolesOf(kernel.db, session.personId)
  return { kind: 'person', personId: session.personId, name: session.name, roles, sessionId: session.id, from }
}
