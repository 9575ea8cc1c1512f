import { allowed, type LineState, lineView } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Revision } from '../../documents/index.ts'
import type { BulkItem, BulkPreparation, BulkReason } from '../bulk.ts'
import { looksOf } from '../store/looks.ts'
import { BULK_SENTENCES, bulkReason } from './bulk-reason.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { findReadable } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'

/**
 * What of a selection may be approved together (일괄결재, domain model §1.2): each document by itself, with every reason where one may not. Nothing
 * is prepared or changed; each document is then signed by itself, with the batch's id.
 */
export async function prepareBulk(
  parts: ApprovalParts,
  actor: PersonActor,
  documentIds: readonly string[],
): Promise<BulkPreparation> {
  const items: BulkItem[] = []
  for (const documentId of new Set(documentIds)) items.push(await bulkItem(parts, actor, documentId))
  return { batchId: newId(), items }
}

/** One document of a selection. */
export async function bulkItem(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<BulkItem> {
  const { db, clock } = parts.kernel
  const read = await findReadable(parts, db, actor, documentId)
  if (read?.row === undefined) return { documentId, title: null, step: null, reasons: [bulkReason('DOCUMENT_UNKNOWN')] }
  const { revision } = await presentFile(parts, db, read.row)
  const state = await loadState(db, documentId)
  const sign = allowed(state, actor, clock.now().toISOString()).find(({ act }) => act === 'sign')
  const { title } = revision.form
  if (sign?.allowed !== true || sign.stepId === null) {
    const sentence = sign?.allowed === false ? sign.refusal.sentence : BULK_SENTENCES.NOT_YOUR_TURN
    return { documentId, title, step: null, reasons: [{ code: 'NOT_YOUR_TURN', sentence }] }
  }
  const reasons = [...ofDocument(revision), ...ofLine(state), ...(await ofLooks(db, actor, revision))]
  return { documentId, title, step: reasons.length === 0 ? { stepId: sign.stepId, basedOn: state.seq } : null, reasons }
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
