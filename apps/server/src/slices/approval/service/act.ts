import { type LineStatus, lineView } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { documentsFaults, type Revision } from '../../documents/index.ts'
import type { VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import type * as store from '../store.ts'
import { ownBatch } from './batches.ts'
import { bulkItem } from './bulk.ts'
import { carryOut } from './carry-out.ts'
import { fileMove } from './file-move.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { machineAct } from './machine-act.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
import { requirePenDown } from './pen.ts'
import { revisedRevision } from './revise.ts'
import { verifyStage } from './verify-stage.ts'

/**
 * Does an act of the line. What it carries is verified and what it needs is rendered first, outside; then everything that it changes is
 * written in one transaction.
 * @throws DOCUMENT_UNKNOWN, ACT_REFUSED, ACT_CONFLICT, LINE_STALE, LINE_SPACE, PEN_IN_HAND, signatures' and documents' faults; nothing is changed then
 */
export async function act(
  parts: ApprovalParts,
  actor: PersonActor,
  given: LineAct,
): Promise<{ readonly seq: number; readonly status: LineStatus }> {
  const { kernel } = parts
  const { documentId } = given
  const { row, unitId } = await requireReader(parts, kernel.db, actor, documentId)
  const batchId = (given.type === 'sign' ? given.batchId : null) ?? null
  if (batchId !== null) await requireBulk(parts, actor, documentId, batchId)
  const verified = 'cms' in given ? await verifyStage(parts, actor, given, row) : null
  const revision = await revisionOf(parts, actor, kernel.db, given, row, verified)
  const file = await fileMove(parts, { actor, given, row, revision, verified })
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const before = await loadState(tx, documentId)
    const brings = given.type === 'submit' || given.type === 'revise'
    const isPresent = brings || lineView(before).present?.revision.id === revision.revisionId
    if (before.seq !== given.basedOn || !isPresent) throw approvalFaults.ACT_CONFLICT({ seq: before.seq })
    await requirePenDown(parts, tx, actor, given)
    const asked = await machineAct(parts, tx, tx.now, { actor, state: before, given, verified, revision })
    return carryOut(parts, tx, { asked, before, revision, unitId, file, verified, batchId })
  })
}

/** @throws BATCH_UNKNOWN, or NOT_IN_BULK with every reason for which this document is decided by itself */
async function requireBulk(parts: ApprovalParts, actor: PersonActor, documentId: string, batchId: string): Promise<void> {
  const { reasons } = await bulkItem(parts, actor, documentId)
  // Whose turn it is the act itself says, and who was first.
  const against = reasons.filter(({ code }) => code !== 'NOT_YOUR_TURN')
  if (against.length > 0) throw approvalFaults.NOT_IN_BULK({ reasons: against })
  if (!(await ownBatch(parts.kernel.db, actor, batchId)).includes(documentId)) throw approvalFaults.BATCH_UNKNOWN()
}

/** The revision that the act is about, read before the transaction since it never changes; a changed text is frozen now. @throws DOCUMENT_UNKNOWN */
async function revisionOf(
  parts: ApprovalParts,
  actor: PersonActor,
  handle: Handle,
  given: LineAct,
  row: store.LineRevision | undefined,
  verified: VerifiedSignature | null,
): Promise<Revision> {
  if (given.type === 'revise') return revisedRevision(parts, actor, given)
  if (given.type !== 'submit' || verified === null) return (await presentFile(parts, handle, row)).revision
  const revision = await parts.documents.revision(handle, verified.stage.revisionId)
  if (revision === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  return revision
}
