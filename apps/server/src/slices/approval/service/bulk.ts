import { allowed, type LineState, lineView } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Revision } from '../../documents/index.ts'
import type { BulkAsked, BulkItem, BulkPreparation, BulkReason } from '../bulk.ts'
import { signedIn } from '../store/batches.ts'
import { looksOf } from '../store/looks.ts'
import { beginBatch, ownBatch } from './batches.ts'
import { BULK_SENTENCES, bulkReason } from './bulk-reason.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { findReadable } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'

/**
 * What of a selection may be approved together (일괄결재, domain model §1.2): each document by itself, with every reason where one may not. No document
 * is prepared or changed; each is then signed by itself, with the batch's id. A batch that is gone on with says what of it is signed already.
 * @throws BATCH_UNKNOWN
 */
export async function prepareBulk(parts: ApprovalParts, actor: PersonActor, asked: BulkAsked): Promise<BulkPreparation> {
  if ('batchId' in asked) return goneOnWith(parts, actor, asked.batchId)
  const items: BulkItem[] = []
  for (const documentId of new Set(asked.documentIds)) items.push(await bulkItem(parts, actor, documentId))
  // What is left out now is no part of the batch: it is decided by itself.
  const together = items.flatMap(({ documentId, step }) => (step === null ? [] : [documentId]))
  return { batchId: await beginBatch(parts, actor, together), items }
}

async function goneOnWith(parts: ApprovalParts, actor: PersonActor, batchId: string): Promise<BulkPreparation> {
  const { db } = parts.kernel
  const documentIds = await ownBatch(db, actor, batchId)
  const signed = new Map((await signedIn(db, batchId)).map(({ documentId, signedAt }) => [documentId, signedAt]))
  const items: BulkItem[] = []
  for (const documentId of documentIds) {
    const item = await bulkItem(parts, actor, documentId)
    const signedAt = signed.get(documentId) ?? null
    items.push(signedAt === null ? item : { ...item, step: null, reasons: [], signedAt })
  }
  return { batchId, items }
}

/** One document of a selection. */
export async function bulkItem(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<BulkItem> {
  const { db, clock } = parts.kernel
  const read = await findReadable(parts, db, actor, documentId)
  if (read?.row === undefined)
    return { documentId, title: null, step: null, reasons: [bulkReason('DOCUMENT_UNKNOWN')], signedAt: null }
  const { revision } = await presentFile(parts, db, read.row)
  const state = await loadState(db, documentId)
  const sign = allowed(state, actor, clock.now().toISOString()).find(({ act }) => act === 'sign')
  const { title } = revision.form
  if (sign?.allowed !== true || sign.stepId === null) {
    const sentence = sign?.allowed === false ? sign.refusal.sentence : BULK_SENTENCES.NOT_YOUR_TURN
    return { documentId, title, step: null, reasons: [{ code: 'NOT_YOUR_TURN', sentence }], signedAt: null }
  }
  const reasons = [...ofDocument(revision), ...ofLine(state), ...(await ofLooks(db, actor, revision))]
  const step = reasons.length === 0 ? { stepId: sign.stepId, basedOn: state.seq } : null
  return { documentId, title, step, reasons, signedAt: null }
}

/** What is urgent or closed is decided by itself. */
function ofDocument({ form }: Revision): readonly BulkReason[] {
  return [...(form.urgent ? [bulkReason('URGENT')] : []), ...(form.disclosure?.class === 'CLOSED' ? [bulkReason('CLOSED')] : [])]
}

/** What somebody dissented from, or wrote an opinion to, wants to be read. */
function ofLine(state: LineState): readonly BulkReason[] {
  const steps = (lineView(state).present?.steps ?? []).filter(({ kind }) => kind !== 'DRAFT')
  if (steps.some(({ record }) => record.outcome === 'DISSENTED')) return [bulkReason('DISSENT')]
  return steps.some(({ record }) => record.opinion !== null) ? [bulkReason('OPINION')] : []
}

async function ofLooks(handle: Handle, actor: PersonActor, revision: Revision): Promise<readonly BulkReason[]> {
  const seen = await looksOf(handle, revision.documentId, actor.personId)
  if (!seen.has(revision.revisionId)) return [bulkReason('NOT_LOOKED_AT')]
  return revision.attachments.some(({ id }) => !seen.has(id)) ? [bulkReason('ATTACHMENT_NOT_OPENED')] : []
}
