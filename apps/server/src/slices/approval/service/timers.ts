import { type Effect, type LineState, type Timer, timersOf } from '@onmaru/workflow'
import { z } from 'zod'
import type { Jobs } from '../../../kernel/parts.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { dayFrom } from './holidays.ts'

/** The job that says that a day is over. */
export const CLOCK_JOB = 'approval.clock'

/** What such a job carries. */
export const clockPayload = z.object({
  documentId: z.string(),
  timer: z.enum(['HOLD_ENDS', 'DUE']),
  stepId: z.string(),
  date: z.string(),
})

/** Sets the timers that an act asks for, in its transaction. One that is cleared finds nothing to do when its day is over. */
export async function planTimers(jobs: Jobs, tx: Tx, documentId: string, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects)
    if (effect.type === 'setTimer') {
      const { timer, stepId, date } = effect
      await setTimer(jobs, tx, documentId, { timer, stepId, date })
    }
}

/** Sets every timer of a line that has none, whatever became of it. */
export async function ensureTimers(jobs: Jobs, tx: Tx, documentId: string, state: LineState): Promise<void> {
  for (const timer of timersOf(state)) await setTimer(jobs, tx, documentId, timer)
}

async function setTimer(jobs: Jobs, tx: Tx, documentId: string, { timer, stepId, date }: Timer): Promise<void> {
  const subject = `${documentId} ${timer} ${stepId} ${date}`
  await jobs.ensure(tx, CLOCK_JOB, subject, { documentId, timer, stepId, date }, endOf(date))
}

/** When a day in Seoul is over. */
function endOf(date: string): Date {
  return new Date(`${dayFrom(date, 1)}T00:00:00+09:00`)
}
