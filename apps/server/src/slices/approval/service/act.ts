import { type Act, decide, type LineState, type LineStatus, lineView, statusOf } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { documentsFaults, type Revision } from '../../documents/index.ts'
import type { VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import * as store from '../store.ts'
import { bulkItem } from './bulk.ts'
import { keepConsequences } from './consequences.ts'
import { keepState, loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
import { project } from './projections.ts'
import { refused } from './refused.ts'
import { submissionAct } from './submission.ts'
import { verifyStage } from './verify-stage.ts'

/**
 * Does an act of the line. What it carries is verified first, outside; then everything that it changes is written in one transaction.
 * @throws DOCUMENT_UNKNOWN, ACT_REFUSED, ACT_CONFLICT, LINE_STALE, signatures' and documents' faults; nothing is changed then
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
  if (batchId !== null) await requireBulk(parts, actor, documentId)
  const verified = 'cms' in given ? await verifyStage(parts, actor, given) : null
  const revision = await revisionOf(parts, kernel.db, given, row, verified)
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const before = await loadState(tx, documentId)
    const isPresent = given.type === 'submit' || lineView(before).present?.revision.id === revision.revisionId
    if (before.seq !== given.basedOn || !isPresent) throw approvalFaults.ACT_CONFLICT({ seq: before.seq })
    const asked = await machineAct(parts, tx, actor, before, given, verified, revision)
    const decision = decide(before, asked)
    if (!decision.ok) throw refused(decision.refusal, before.seq)
    const { state: after, events } = decision
    await keepState(tx, documentId, events, after)
    const pdfBlob = await keepFile(tx, given, verified, revision, after)
    const { title, urgent } = revision.form
    const touched = await project(tx, { documentId, title, urgent }, before, after)
    for (const event of events) await keepConsequences(parts, tx, { event, before, after, revision, unitId, batchId, pdfBlob })
    if (verified !== null) await parts.signatures.keep(tx, verified)
    for (const personId of touched) tx.touch(`person:${personId}`)
    tx.touch(`document:${documentId}`)
    return { seq: after.seq, status: statusOf(after) }
  })
}

/** @throws NOT_IN_BULK with every reason for which this document is decided by itself */
async function requireBulk(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<void> {
  const { reasons } = await bulkItem(parts, actor, documentId)
  // Whose turn it is the act itself says, and who was first.
  const against = reasons.filter(({ code }) => code !== 'NOT_YOUR_TURN')
  if (against.length > 0) throw approvalFaults.NOT_IN_BULK({ reasons: against })
}

/** The revision that the act is about, read before the transaction since it never changes. @throws DOCUMENT_UNKNOWN */
async function revisionOf(
  parts: ApprovalParts,
  handle: Handle,
  given: LineAct,
  row: store.LineRevision | undefined,
  verified: VerifiedSignature | null,
): Promise<Revision> {
  if (given.type !== 'submit' || verified === null) return (await presentFile(parts, handle, row)).revision
  const revision = await parts.documents.revision(handle, verified.stage.revisionId)
  if (revision === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  return revision
}

/** The act as the machine is asked. `basedOn` is checked already. */
async function machineAct(
  parts: ApprovalParts,
  tx: Tx,
  actor: PersonActor,
  state: LineState,
  given: LineAct,
  verified: VerifiedSignature | null,
  revision: Revision,
): Promise<Act> {
  const base = { actor, at: tx.now.toISOString(), basedOn: given.basedOn }
  switch (given.type) {
    case 'submit':
      if (verified === null) throw approvalFaults.ACT_CONFLICT({ seq: state.seq })
      return submissionAct(parts, tx, actor, state, given, verified, revision)
    case 'sign': {
      const { stepId, verdict, opinion } = given
      const signed = { id: verified?.stage.revisionId ?? '', sha256: revision.formBlob }
      return { ...base, type: 'sign', stepId, verdict, opinion, revision: signed, signatureRef: verified?.stage.id ?? '' }
    }
    case 'return':
      return { ...base, type: 'return', stepId: given.stepId, to: null, reason: given.reason }
    case 'recall':
      return { ...base, type: 'recall', reason: given.reason }
    case 'hold':
      return { ...base, type: 'hold', stepId: given.stepId, reason: given.reason, until: given.until }
    case 'resume':
      return { ...base, type: 'resume', stepId: given.stepId }
  }
}

/** Puts the signed file in the place of the one that was signed. @throws ACT_CONFLICT when it no longer is that one */
async function keepFile(
  tx: Tx,
  given: LineAct,
  verified: VerifiedSignature | null,
  revision: Revision,
  after: LineState,
): Promise<string> {
  const { documentId } = given
  if (verified === null) return (await store.findRevision(tx, documentId))?.pdfBlob ?? revision.formBlob
  if (given.type === 'submit') {
    await store.deletePrepared(tx, documentId)
    await store.putRevision(tx, {
      documentId,
      revisionId: revision.revisionId,
      round: after.context.rounds.length,
      formBlob: revision.formBlob,
      pdfBlob: verified.pdfBlob,
      fields: JSON.stringify(revision.fields),
      submittedAt: tx.now.toISOString(),
    })
  } else if (!(await store.advancePdf(tx, documentId, verified.stage.baseBlob, verified.pdfBlob)))
    throw approvalFaults.ACT_CONFLICT({ seq: after.seq - 1 })
  return verified.pdfBlob
}
