import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { transaction } from '../../kernel/transaction.ts'
import { auditLooked, auditVerified, CHAIN } from './events.ts'
import { type ReadableEntry, readable, titleIn } from './readable-entry.ts'
import type { AuditEntry } from './schema.ts'
import * as store from './store.ts'
import { type ChainVerdict, type Progress, verifyChain } from './verify-chain.ts'

/** One page of entries; `next` is the seq to go on from, null at the end. */
export interface EntryPage {
  readonly items: readonly ReadableEntry[]
  readonly next: number | null
}

/** The log of everything: search, one document's life, and the check of the whole chain. */
export interface Audit {
  /** Entries that fit the filter, newest first. The look is an entry itself. */
  entries(actor: PersonActor, filter: store.EntryFilter, page: { limit: number; olderThan: number | null }): Promise<EntryPage>
  /** A document's whole life, oldest first. The look is an entry of that life. */
  life(actor: PersonActor, documentId: string, page: { limit: number; newerThan: number | null }): Promise<EntryPage>
  /** The last entry of a type, for roots that ask whether something ever happened; no look of a person. */
  latest(handle: Handle, type: string): Promise<ReadableEntry | undefined>
  /** Whether nothing was entered yet. */
  isEmpty(handle: Handle): Promise<boolean>
  /** Checks the whole chain and tells how far it has come; changes nothing. */
  verify(handle: Handle, onProgress: (progress: Progress) => void): Promise<ChainVerdict>
  /** The same for a person at a screen, as a stream; that it was checked, and with what outcome, is an entry too. */
  watchVerify(actor: PersonActor): AsyncGenerator<VerifyNote>
}

/** What a screen hears while the chain is checked; `verdict` comes last. */
export type VerifyNote = { readonly progress: Progress } | { readonly verdict: ChainVerdict }

/** Opens the slice. */
export function createAudit(kernel: Kernel): Audit {
  return {
    entries: async (actor, filter, { limit, olderThan }) => {
      const rows = await store.search(kernel.db, filter, limit, olderThan)
      await transaction(kernel, actor, (tx) => tx.speak(auditLooked(CHAIN, { filter: { ...filter }, entries: rows.length })))
      return pageOf(kernel, rows, limit)
    },
    life: async (actor, documentId, { limit, newerThan }) => {
      const subject = { kind: 'document', id: documentId }
      const rows = await store.life(kernel.db, subject, limit, newerThan)
      await transaction(kernel, actor, (tx) => tx.speak(auditLooked(subject, { filter: { subject }, entries: rows.length })))
      return pageOf(kernel, rows, limit)
    },
    latest: async (handle, type) => {
      const [entry] = await store.search(handle, { type }, 1, null)
      return entry === undefined ? undefined : readable(entry, await documentNames(kernel, [entry]))
    },
    isEmpty: async (handle) => (await store.chainEnd(handle)).lastSeq === null,
    verify: async (handle, onProgress) => {
      const check = verifyChain(handle)
      for (;;) {
        const step = await check.next()
        if (step.done) return step.value
        onProgress(step.value)
      }
    },
    watchVerify: (actor) => watchVerify(kernel, actor),
  }
}

async function* watchVerify(kernel: Kernel, actor: PersonActor): AsyncGenerator<VerifyNote> {
  const check = verifyChain(kernel.db)
  for (;;) {
    const step = await check.next()
    if (!step.done) {
      yield { progress: step.value }
      continue
    }
    const { whole, checked, headHash, broken } = step.value
    await transaction(kernel, actor, (tx) => tx.speak(auditVerified(CHAIN, { whole, checked, headHash, broken })))
    yield { verdict: step.value }
    return
  }
}

async function pageOf(kernel: Kernel, rows: readonly AuditEntry[], limit: number): Promise<EntryPage> {
  const names = await documentNames(kernel, rows)
  return { items: rows.map((row) => readable(row, names)), next: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null }
}

/** What the documents of a page are called, by the title that the log told last. */
async function documentNames(kernel: Kernel, rows: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.filter((row) => row.subjectKind === 'document').map((row) => row.subjectId))
  const names = new Map<string, string>()
  if (ids.size === 0) return names
  for (const { subjectId, facts } of await store.titleEntries(kernel.db, 'document', [...ids])) {
    const title = titleIn(facts)
    if (title !== undefined) names.set(subjectId, title)
  }
  return names
}
