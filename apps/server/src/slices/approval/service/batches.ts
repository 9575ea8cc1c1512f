import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import type { BulkProgress, BulkUnderWay } from '../bulk.ts'
import { approvalFaults } from '../errors.ts'
import { batchBegun } from '../events.ts'
import * as store from '../store/batches.ts'
import type { ApprovalParts } from './parts.ts'

/** For how long a batch is offered to be gone on with. */
const UNDER_WAY_MS = 24 * 3_600_000

/** Keeps documents as a batch, so that every window of its maker may follow it; says its id. Of none, nothing is kept. */
export async function beginBatch({ kernel }: ApprovalParts, actor: PersonActor, documentIds: readonly string[]): Promise<string> {
  const batchId = newId()
  const { personId } = actor
  if (documentIds.length > 0)
    await transaction(kernel, actor, async (tx) => {
      const madeAt = tx.now.toISOString()
      await store.insertBatch(tx, { id: batchId, personId, madeAt, documentIds: JSON.stringify(documentIds) })
      await tx.speak(batchBegun({ kind: 'person', id: personId }, { batchId, documentIds }))
    })
  return batchId
}

/** The documents of a batch of one's own, in order. @throws BATCH_UNKNOWN for one that is not, or that was forgotten */
export async function ownBatch(handle: Handle, { personId }: PersonActor, batchId: string): Promise<readonly string[]> {
  const row = await store.findBatch(handle, batchId)
  if (row === undefined || row.personId !== personId) throw approvalFaults.BATCH_UNKNOWN()
  return idsIn(row.documentIds)
}

/** Keeps that a document was signed with a batch, in the transaction of the signature, and tells who follows it. */
export async function keepSigned(tx: Tx, batchId: string, documentId: string): Promise<void> {
  await store.putSigned(tx, { batchId, documentId, signedAt: tx.now.toISOString() })
  tx.touch(topicOf(batchId))
}

/** Each document that was signed with a batch of one's own: those that were, then every other as it is, until the signal aborts. @throws BATCH_UNKNOWN */
export async function* bulkProgress(
  { kernel }: ApprovalParts,
  actor: PersonActor,
  batchId: string,
  signal: AbortSignal,
): AsyncGenerator<BulkProgress> {
  await ownBatch(kernel.db, actor, batchId)
  const told = new Set<string>()
  for await (const _ of kernel.live.changes([topicOf(batchId)], signal))
    for (const { documentId, signedAt } of await store.signedIn(kernel.db, batchId)) {
      if (told.has(documentId)) continue
      told.add(documentId)
      yield { documentId, signedAt }
    }
}

/** One's own batch of the last day of which some is signed and some still waits, for whoever comes back to it; null where there is none. */
export async function bulkUnderWay({ kernel }: ApprovalParts, { personId }: PersonActor): Promise<BulkUnderWay | null> {
  const { db, clock } = kernel
  const since = new Date(clock.now().getTime() - UNDER_WAY_MS).toISOString()
  for (const { id, documentIds } of await store.batchesSince(db, personId, since)) {
    const signed = new Set((await store.signedIn(db, id)).map(({ documentId }) => documentId))
    const left = idsIn(documentIds).filter((documentId) => !signed.has(documentId))
    const waiting = signed.size === 0 ? [] : await store.stillWaiting(db, personId, left)
    if (waiting.length > 0) return { batchId: id, signed: signed.size, waiting: waiting.length }
  }
  return null
}

const topicOf = (batchId: string): string => `batch:${batchId}`

function idsIn(stored: string): readonly string[] {
  const ids: readonly string[] = JSON.parse(stored)
  return ids
}
