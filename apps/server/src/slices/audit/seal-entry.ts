import { hash } from 'node:crypto'
import type { AuditEntry } from './schema.ts'

/** An entry before its hash is known. */
export type OpenEntry = Omit<AuditEntry, 'hash'>

/** Every field under the hash, in the order of canonical JSON. */
const HASHED = [
  'actorId',
  'actorKind',
  'actorName',
  'actorRoles',
  'address',
  'at',
  'client',
  'facts',
  'previousHash',
  'seq',
  'subjectId',
  'subjectKind',
  'type',
] as const satisfies readonly (keyof OpenEntry)[]

/** SHA-256 in hex over the canonical JSON of every field but `hash`; the previous hash is one of them, which makes the chain. */
export function hashOf(entry: OpenEntry): string {
  return hash('sha256', hashedText(entry), 'hex')
}

/**
 * The canonical JSON (RFC 8785) under an entry's hash, written directly: a check reads millions of them.
 * Stored text goes in as text, so that a blank added to the facts' JSON changes the hash too.
 */
export function hashedText(entry: OpenEntry): string {
  return `{${HASHED.map((field) => `"${field}":${JSON.stringify(entry[field])}`).join(',')}}`
}

/**
 * Text as both engines give it back: half a surrogate pair and NUL, which one of them would change or refuse, become U+FFFD.
 * Without this a hostile client name could make an entry that never verifies.
 */
export function storable(text: string): string {
  return UNCERTAIN.test(text) ? Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD') : text
}

/** Surrogates, whole pairs too, and NUL: everything else is text on both engines as it is. */
const UNCERTAIN = /[\uD800-\uDFFF\0]/
