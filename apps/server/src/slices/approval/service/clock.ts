import { CLOCK, type ClockAct, timersOf } from '@onmaru/workflow'
import { systemActor } from '../../../kernel/actor.ts'
import type { JobRun } from '../../../kernel/parts.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { documentsFaults } from '../../documents/index.ts'
import * as store from '../store.ts'
import { carryOut } from './carry-out.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import type { ApprovalParts } from './parts.ts'
import { CLOCK_JOB, clockPayload } from './timers.ts'

/**
 * Says to a line that a day is over, by the clock and as any other act: a hold ends, or a step is overdue. Nothing where the line waits for that
 * day no longer. The job is settled with what it leads to, or not at all.
 */
export async function dayIsOver(parts: ApprovalParts, run: JobRun): Promise<void> {
  const { kernel, documents } = parts
  const { documentId, timer, stepId, date } = clockPayload.parse(run.payload)
  await transaction(kernel, systemActor(CLOCK_JOB), async (tx) => {
    await tx.lock(`document:${documentId}`)
    await run.finish(tx)
    const before = await loadState(tx, documentId)
    const waits = timersOf(before).some((one) => one.timer === timer && one.stepId === stepId && one.date === date)
    if (!waits) return
    const { row, revision } = await presentFile(parts, tx, await store.findRevision(tx, documentId))
    const head = await documents.head(tx, documentId)
    if (head === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
    const type: ClockAct['type'] = timer === 'HOLD_ENDS' ? 'holdEnded' : 'overdue'
    const asked: ClockAct = { type, actor: CLOCK, at: tx.now.toISOString(), basedOn: before.seq, stepId }
    const file = { from: row.pdfBlob, to: row.pdfBlob }
    await carryOut(parts, tx, { asked, before, revision, unitId: head.unitId, file, verified: null, batchId: null })
  })
}
