import { type Act, decide, type LineState, type LineStatus, statusOf } from '@onmaru/workflow'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Revision } from '../../documents/index.ts'
import type { VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import * as store from '../store.ts'
import { keepSigned } from './batches.ts'
import { keepConsequences } from './consequences.ts'
import type { FileMove } from './file-move.ts'
import { keepState } from './line-state.ts'
import { keepNotices } from './notices.ts'
import type { ApprovalParts } from './parts.ts'
import { layDownLostPen } from './pen.ts'
import { MOVES_PLACES, placesAfter, storedPlaces } from './places.ts'
import { project } from './projections.ts'
import { refused } from './refused.ts'
import { planTimers } from './timers.ts'
import { planWatch } from './watch.ts'

/** An act as the machine is asked, on the state that is locked, with everything that was prepared for it. */
export interface Order {
  readonly asked: Act
  readonly before: LineState
  readonly revision: Revision
  /** The unit whose document it is. */
  readonly unitId: string
  readonly file: FileMove
  readonly verified: VerifiedSignature | null
  /** 일괄결재: the batch that it is one of. */
  readonly batchId: string | null
}

/**
 * Decides an act and writes all that it leads to, in one transaction that holds the document's lock: events and state, the file, boxes,
 * where the document goes, who is told. @throws ACT_REFUSED, ACT_CONFLICT, LINE_SPACE; nothing is changed then
 */
export async function carryOut(
  parts: ApprovalParts,
  tx: Tx,
  order: Order,
): Promise<{ readonly seq: number; readonly status: LineStatus }> {
  const { asked, before, revision, unitId, verified, batchId } = order
  const { documentId } = revision
  const decision = decide(before, asked)
  if (!decision.ok) throw refused(decision.refusal, before.seq)
  const { state: after, events, effects } = decision
  await keepState(tx, documentId, events, after)
  await keepFile(tx, order, after)
  if (MOVES_TURNS.includes(asked.type)) await layDownLostPen(parts, tx, documentId, after)
  const touched = await project(tx, { documentId, title: revision.form.title }, before, after)
  const pdfBlob = order.file.to
  for (const event of events) await keepConsequences(parts, tx, { event, before, after, revision, unitId, batchId, pdfBlob })
  await keepNotices(tx, { documentId, title: revision.form.title }, after.seq, effects)
  await planTimers(parts.kernel.jobs, tx, documentId, effects)
  await planWatch(parts.kernel.jobs, tx, documentId, before, after)
  if (verified !== null) await parts.signatures.keep(tx, verified)
  if (batchId !== null) await keepSigned(tx, batchId, documentId)
  for (const personId of touched) tx.touch(`person:${personId}`)
  tx.touch(`document:${documentId}`)
  return { seq: after.seq, status: statusOf(after) }
}

/** Puts the file after the act in the place of the one before. @throws ACT_CONFLICT when that is no longer the present one */
async function keepFile(tx: Tx, { revision, file, asked }: Order, after: LineState): Promise<void> {
  const { documentId, revisionId, formBlob, fields } = revision
  if (file.from === null) {
    const places = placesAfter(null, after, fields)
    if (asked.type === 'submit' || asked.type === 'resubmit') await store.deletePrepared(tx, documentId)
    await store.putRevision(tx, {
      documentId,
      revisionId,
      round: after.context.rounds.length,
      formBlob,
      pdfBlob: file.to,
      fields: JSON.stringify(fields),
      places: places === null ? null : JSON.stringify(places),
      submittedAt: tx.now.toISOString(),
    })
    return
  }
  if (!MOVES_PLACES.includes(asked.type)) {
    if (file.from !== file.to && !(await store.advancePdf(tx, documentId, file.from, file.to)))
      throw approvalFaults.ACT_CONFLICT({ seq: after.seq - 1 })
    return
  }
  const row = await store.findRevision(tx, documentId)
  const places = placesAfter(storedPlaces(row?.places ?? null), after, fields)
  const next = { pdfBlob: file.to, places: places === null ? null : JSON.stringify(places) }
  if (!(await store.moveFile(tx, documentId, file.from, next))) throw approvalFaults.ACT_CONFLICT({ seq: after.seq - 1 })
}

/** Acts that take a turn from somebody who may be changing the text. */
const MOVES_TURNS: readonly Act['type'][] = ['change', 'skip', 'return']
