import { setImmediate } from 'node:timers/promises'
import type { Handle } from '../../kernel/db.ts'
import { GENESIS_HASH } from './genesis.ts'
import type { AuditEntry } from './schema.ts'
import { hashOf } from './seal-entry.ts'
import * as store from './store.ts'

const BATCH = 1_000

/** How far a check has come. */
export interface Progress {
  readonly checked: number
  readonly total: number
}

/**
 * What is wrong first, and where:
 * FIELDS: bytes of the entry are not those that were hashed; HASH: the stored hash alone differs (the next entry still carries the true one);
 * LINK: the entry does not carry the hash of the one before it, so one of the two was written anew; GAP: entries from this seq on are missing;
 * TAIL: the head row knows of later entries, they are gone; HEAD: the head row does not match the last entry.
 */
export interface Broken {
  readonly seq: number
  readonly differs: 'FIELDS' | 'HASH' | 'LINK' | 'GAP' | 'TAIL' | 'HEAD'
  readonly expected: string
  readonly found: string
}

/** Where a check stands. */
interface Link {
  readonly seq: number
  readonly hash: string
}

/** The outcome of a check; `headHash` is worth writing down elsewhere: nobody can rewrite the log under it unseen. */
export interface ChainVerdict {
  readonly whole: boolean
  readonly checked: number
  readonly headHash: string | null
  readonly broken: Broken | null
}

/**
 * Checks the chain from the first entry to the one that was last when the check began, in batches, and stops at the first fault.
 * Yields how far it has come after each batch; other work of the process goes on in between.
 */
export async function* verifyChain(handle: Handle): AsyncGenerator<Progress, ChainVerdict> {
  const end = await store.chainEnd(handle)
  const total = end.head?.seq ?? end.lastSeq ?? 0
  let last: Link = { seq: 0, hash: GENESIS_HASH }
  let pageAfter: number | null = null
  while (last.seq < total) {
    const page = await store.chainPage(handle, pageAfter, BATCH)
    if (page.length === 0) break
    for (const entry of page) {
      if (last.seq === total) break
      const fault = checkEntry(entry, last)
      if (fault !== null) {
        const seq = last.seq + 1
        const hashAlone = fault.differs === 'FIELDS' && (await onlyHashChanged(handle, end, seq, fault.found))
        const broken: Broken = { seq, ...fault, differs: hashAlone ? 'HASH' : fault.differs }
        return { whole: false, checked: last.seq, headHash: null, broken }
      }
      last = { seq: entry.seq, hash: entry.hash }
    }
    pageAfter = last.seq
    yield { checked: last.seq, total }
    await setImmediate()
  }
  const broken = checkEnd(end, last)
  return { whole: broken === null, checked: last.seq, headHash: broken === null ? last.hash : null, broken }
}

/** What is wrong with an entry that should follow `last`. */
function checkEntry(entry: AuditEntry, last: Link): Omit<Broken, 'seq'> | null {
  if (entry.seq !== last.seq + 1) return { differs: 'GAP', expected: String(last.seq + 1), found: String(entry.seq) }
  const hash = hashOf(entry)
  if (hash !== entry.hash) return { differs: 'FIELDS', expected: entry.hash, found: hash }
  return entry.previousHash === last.hash ? null : { differs: 'LINK', expected: last.hash, found: entry.previousHash }
}

/** Whether the entry's own hash is what was changed: then what follows it still carries the true one. */
async function onlyHashChanged(handle: Handle, end: store.ChainEnd, seq: number, trueHash: string): Promise<boolean> {
  if (end.head?.seq === seq) return end.head.hash === trueHash
  const [next] = await store.chainPage(handle, seq, 1)
  return next?.previousHash === trueHash
}

/** What is wrong with the end of a chain whose entries up to `last` are sound. */
function checkEnd(end: store.ChainEnd, last: Link): Broken | null {
  const { head, lastSeq } = end
  if (head === null) return { seq: last.seq, differs: 'HEAD', expected: String(last.seq), found: 'none' }
  if (last.seq < head.seq) return { seq: last.seq + 1, differs: 'TAIL', expected: String(head.seq), found: String(last.seq) }
  if (lastSeq !== (head.seq === 0 ? null : head.seq))
    return { seq: head.seq + 1, differs: 'HEAD', expected: String(head.seq), found: String(lastSeq) }
  if (last.hash !== head.hash) return { seq: last.seq, differs: 'HEAD', expected: head.hash, found: last.hash }
  return null
}
