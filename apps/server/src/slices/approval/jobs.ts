import { systemActor } from '../../kernel/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type Tx, transaction } from '../../kernel/transaction.ts'
import { CATCH_UP_JOB, catchUp, forgetNotices, forgetOldBatches } from './service/catch-up.ts'
import { dayIsOver } from './service/clock.ts'
import type { ApprovalParts } from './service/parts.ts'
import { CLOCK_JOB } from './service/timers.ts'
import { lookAfterTurn, WATCH_JOB } from './service/watch.ts'

const DAILY_JOB = 'approval.daily'
const DAY_MS = 86_400_000

/** Declares what the slice does by itself: days that are over, turns that wait, and a round each day. */
export function handleJobs(parts: ApprovalParts): void {
  const { jobs } = parts.kernel
  jobs.handle(CLOCK_JOB, (_kernel, run) => dayIsOver(parts, run))
  jobs.handle(WATCH_JOB, (_kernel, run) => lookAfterTurn(parts, run))
  jobs.handle(CATCH_UP_JOB, (_kernel, run) => catchUp(parts, run))
  jobs.handle(DAILY_JOB, async (kernel, run) => {
    await forgetNotices(parts)
    await forgetOldBatches(parts)
    await transaction(kernel, systemActor(DAILY_JOB), async (tx) => {
      await run.finish(tx)
      await lookThroughLines(kernel, tx)
      await jobs.ensure(tx, DAILY_JOB, 'office', {}, new Date(tx.now.getTime() + DAY_MS))
    })
  })
}

/** Begins what goes on by itself, at the start of a process: no line under way is left without its timers and looks. */
export async function beginJobs(kernel: Kernel): Promise<void> {
  await transaction(kernel, systemActor('approval.start'), async (tx) => {
    await lookThroughLines(kernel, tx)
    await kernel.jobs.ensure(tx, DAILY_JOB, 'office', {})
  })
}

async function lookThroughLines({ jobs }: Kernel, tx: Tx): Promise<void> {
  await jobs.ensure(tx, CATCH_UP_JOB, 'lines', { after: '' })
}
