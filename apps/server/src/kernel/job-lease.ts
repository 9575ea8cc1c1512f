import { systemActor } from './actor.ts'
import * as store from './jobs-store.ts'
import type { Kernel } from './parts.ts'
import { transaction } from './transaction.ts'

/** How long a process holds a job without a sign of life. */
const LEASE_MS = 120_000
/** How often it gives one while the job runs: a beat or two may be lost without another process taking the job. */
const BEAT_MS = 30_000

/** Until when a lease that is taken or renewed now holds. */
export const leaseEnd = (kernel: Kernel): Date => new Date(kernel.clock.now().getTime() + LEASE_MS)

/** This attempt no longer holds its job: another process took it over, so what this one did must not count. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor(job: store.Job) {
    super(`job ${job.id} (${job.kind}) is no longer held by attempt ${job.attempts}`)
  }
}

/** Renews the lease of a running job until `stop`, which waits for a renewal at hand. */
export function keepLease(kernel: Kernel, job: store.Job): { stop(): Promise<void> } {
  let renewal: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    renewal = renewal.then(() => renew(kernel, job))
  }, BEAT_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return renewal
    },
  }
}

async function renew(kernel: Kernel, job: store.Job): Promise<void> {
  try {
    const held = await transaction(kernel, systemActor('jobs'), (tx) => store.renew(tx, job, leaseEnd(kernel)))
    if (!held) kernel.log.warn({ job: job.id, kind: job.kind, attempt: job.attempts }, 'job is held by another process')
  } catch (error) {
    // The next beat tries again; the lease bears a lost one.
    kernel.log.warn({ err: error, job: job.id, kind: job.kind }, 'lease not renewed')
  }
}
