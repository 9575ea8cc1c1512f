import { CLOCK, type ClockAct, type LineState, type Timer, timersOf } from '@onmaru/workflow'
import { systemActor } from '../../../kernel/actor.ts'
import type { JobRun } from '../../../kernel/parts.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { documentsFaults } from '../../documents/index.ts'
import { approvalFaults } from '../errors.ts'
import * as store from '../store.ts'
import { carryOut } from './carry-out.ts'
import { fileAfter } from './file-move.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import type { ApprovalParts } from './parts.ts'
import { CLOCK_JOB, clockPayload } from './timers.ts'

/**
 * Says to a line that a day is over, by the clock and as any other act: a hold ends, or a step is overdue; the file then says of a step that the
 * line went on without why it did. Nothing where the line waits for that day no longer. The job is settled with what it leads to, or not at all.
 */
export async function dayIsOver(parts: ApprovalParts, run: JobRun): Promise<void> {
  const { kernel, documents } = parts
  const { documentId, ...timer } = clockPayload.parse(run.payload)
  const filed = await fileWhenOver(parts, documentId, timer)
  await transaction(kernel, systemActor(CLOCK_JOB), async (tx) => {
    await tx.lock(`document:${documentId}`)
    await run.finish(tx)
    const before = await loadState(tx, documentId)
    if (!waitsFor(before, timer)) return
    const { row, revision } = await presentFile(parts, tx, await store.findRevision(tx, documentId))
    const head = await documents.head(tx, documentId)
    if (head === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
    // Somebody acted since: the job is undone and comes back.
    if (filed.seq !== before.seq || filed.from !== row.pdfBlob) throw approvalFaults.ACT_CONFLICT({ seq: before.seq })
    const asked = clockAct(before, timer, tx.now)
    const file = { from: row.pdfBlob, to: filed.to }
    await carryOut(parts, tx, { asked, before, revision, unitId: head.unitId, file, verified: null, batchId: null })
  })
}

/** The file as it is once the day is over, made before the transaction, and on which state of the line. */
interface FiledFor {
  readonly seq: number
  readonly from: string | null
  readonly to: string
}

async function fileWhenOver(parts: ApprovalParts, documentId: string, timer: Timer): Promise<FiledFor> {
  const { kernel } = parts
  const before = await loadState(kernel.db, documentId)
  if (!waitsFor(before, timer)) return { seq: before.seq, from: null, to: '' }
  const { row, revision } = await presentFile(parts, kernel.db, await store.findRevision(kernel.db, documentId))
  const asked = clockAct(before, timer, kernel.clock.now())
  return { seq: before.seq, from: row.pdfBlob, to: await fileAfter(parts, { before, asked, row, revision, signed: row.pdfBlob }) }
}

function waitsFor(state: LineState, { timer, stepId, date }: Timer): boolean {
  return timersOf(state).some((one) => one.timer === timer && one.stepId === stepId && one.date === date)
}

function clockAct({ seq }: LineState, { timer, stepId }: Timer, now: Date): ClockAct {
  const type: ClockAct['type'] = timer === 'HOLD_ENDS' ? 'holdEnded' : 'overdue'
  return { type, actor: CLOCK, at: now.toISOString(), basedOn: seq, stepId }
}
