import { z } from 'zod'
import { systemActor } from '../../../kernel/actor.ts'
import type { JobRun, Kernel } from '../../../kernel/parts.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { noticesForgotten } from '../events.ts'
import { forgetBatches } from '../store/batches.ts'
import * as store from '../store/notices.ts'
import { loadState } from './line-state.ts'
import type { ApprovalParts } from './parts.ts'
import { ensureTimers } from './timers.ts'
import { ensureWatch } from './watch.ts'
import { SEEN_NOTICE_DAYS } from './watch-days.ts'

/** The job that goes through the lines under way, a number of them at a time. */
export const CATCH_UP_JOB = 'approval.catchUp'

const place = z.object({ after: z.string() })
/** Lines, and notices, of one go: other jobs come in between. */
const AT_ONCE = 200
/** For how long a batch is kept: its maker follows it for a day, the log for ever. */
const BATCH_DAYS = 30
const DAY_MS = 86_400_000

/** Gives the lines under way the timers and looks that they lack, whatever happened to their jobs; goes on where it ended. */
export async function catchUp({ kernel }: ApprovalParts, run: JobRun): Promise<void> {
  const { after } = place.parse(run.payload)
  const ids = await store.underWay(kernel.db, after, AT_ONCE)
  for (const documentId of ids) await catchUpWith(kernel, documentId)
  const last = ids.at(-1)
  await transaction(kernel, systemActor(CATCH_UP_JOB), async (tx) => {
    await run.finish(tx)
    if (last !== undefined && ids.length === AT_ONCE) await kernel.jobs.add(tx, CATCH_UP_JOB, 'lines', { after: last })
  })
}

async function catchUpWith(kernel: Kernel, documentId: string): Promise<void> {
  try {
    await transaction(kernel, systemActor(CATCH_UP_JOB), async (tx) => {
      await tx.lock(`document:${documentId}`)
      const state = await loadState(tx, documentId)
      await ensureTimers(kernel.jobs, tx, documentId, state)
      await ensureWatch(kernel.jobs, tx, documentId, state)
    })
  } catch (error) {
    // A line that cannot be read must not keep the others from being looked after; the next round tries it again.
    kernel.log.error({ err: error, document: documentId }, 'line not looked after')
  }
}

/** Takes away the notices that were seen long ago, of lines that have ended. */
export async function forgetNotices({ kernel }: ApprovalParts): Promise<void> {
  const seenBefore = new Date(kernel.clock.now().getTime() - SEEN_NOTICE_DAYS * DAY_MS).toISOString()
  for (let count = AT_ONCE; count === AT_ONCE; )
    count = await transaction(kernel, systemActor('approval.daily'), async (tx) => {
      const gone = await store.forgetSeen(tx, seenBefore, AT_ONCE)
      if (gone > 0) await tx.speak(noticesForgotten({ kind: 'office', id: 'office' }, { count: gone, seenBefore }))
      return gone
    })
}

/** Takes away the batches (일괄결재) that nobody goes on with any more. */
export async function forgetOldBatches({ kernel }: ApprovalParts): Promise<void> {
  const madeBefore = new Date(kernel.clock.now().getTime() - BATCH_DAYS * DAY_MS).toISOString()
  for (let count = AT_ONCE; count === AT_ONCE; )
    count = await transaction(kernel, systemActor('approval.daily'), (tx) => forgetBatches(tx, madeBefore, AT_ONCE))
}
