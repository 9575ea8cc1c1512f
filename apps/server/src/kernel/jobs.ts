import { systemActor } from './actor.ts'
import type { DomainEvent } from './event.ts'
import { newId } from './ids.ts'
import { keepLease, LeaseLost, leaseEnd } from './job-lease.ts'
import * as store from './jobs-store.ts'
import { hearerJob } from './outbox.ts'
import type { JobHandler, Jobs, Kernel } from './parts.ts'
import { transaction } from './transaction.ts'
import type { Tx } from './tx.ts'

const POLL_MS = 2_000
const TRIES = 12
const LAST_ERROR_LENGTH = 2_000

/** Seconds until the next try: 1, 2, 4 … up to an hour. */
function backoffMs(attempts: number): number {
  return Math.min(3_600_000, 1000 * 2 ** (attempts - 1))
}

export type { JobRun, Jobs } from './parts.ts'

/** The one loop of a process. */
export class JobLoop implements Jobs {
  readonly #handlers = new Map<string, JobHandler>()
  #kernel: Kernel | null = null
  #loop: Promise<void> | null = null
  #stopping = false
  #wake: (() => void) | null = null
  #nudged = false

  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler)
  }

  async add(tx: Tx, kind: string, subject: string, payload: unknown, runAt: Date = tx.now): Promise<void> {
    await store.add(tx, { id: newId(), kind, subject, payload: JSON.stringify(payload), runAt })
  }

  async ensure(tx: Tx, kind: string, subject: string, payload: unknown, runAt: Date = tx.now): Promise<void> {
    await tx.lock(`job:${kind}:${subject}`)
    if (!(await store.isOpen(tx, kind, subject))) await this.add(tx, kind, subject, payload, runAt)
  }

  /** Ties the loop to its kernel; called once by the composition root. */
  attach(kernel: Kernel): void {
    this.#kernel = kernel
  }

  async start(): Promise<void> {
    const kernel = this.#require()
    if (!kernel.db.capabilities.manyProcesses) await transaction(kernel, systemActor('jobs'), store.releaseAll)
    this.#stopping = false
    this.#loop = this.#run(kernel)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.nudge()
    await this.#loop
    this.#loop = null
  }

  nudge(): void {
    this.#nudged = true
    this.#wake?.()
  }

  async drain(): Promise<void> {
    const kernel = this.#require()
    while (await this.#runNext(kernel));
  }

  #require(): Kernel {
    if (this.#kernel === null) throw new Error('jobs are not attached to a kernel')
    return this.#kernel
  }

  async #run(kernel: Kernel): Promise<void> {
    while (!this.#stopping) {
      this.#nudged = false
      try {
        if (await this.#runNext(kernel)) continue
      } catch (error) {
        kernel.log.error({ err: error }, 'job loop')
      }
      if (!this.#nudged && !this.#stopping) await this.#sleep()
    }
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, POLL_MS)
      const wake = (): void => {
        clearTimeout(timer)
        done()
      }
      function done(): void {
        resolve()
      }
      this.#wake = wake
    })
  }

  async #runNext(kernel: Kernel): Promise<boolean> {
    const job = await transaction(kernel, systemActor('jobs'), (tx) => store.claim(tx, leaseEnd(kernel)))
    if (job === null) return false
    const lease = keepLease(kernel, job)
    try {
      await this.#dispatch(kernel, job)
      await transaction(kernel, systemActor('jobs'), (tx) => finish(tx, job))
    } catch (error) {
      kernel.log.warn({ err: error, job: job.id, kind: job.kind, attempt: job.attempts }, 'job failed')
      const text = (error instanceof Error ? error.message : String(error)).slice(0, LAST_ERROR_LENGTH)
      const again = job.attempts >= TRIES ? null : new Date(kernel.clock.now().getTime() + backoffMs(job.attempts))
      await transaction(kernel, systemActor('jobs'), (tx) => store.putBack(tx, job, text, again))
    } finally {
      await lease.stop()
    }
    return true
  }

  async #dispatch(kernel: Kernel, job: store.Job): Promise<void> {
    const settle = (tx: Tx): Promise<void> => finish(tx, job)
    const handler = this.#handlers.get(job.kind)
    if (handler !== undefined)
      return handler(kernel, { attempt: job.attempts, payload: JSON.parse(job.payload) as unknown, finish: settle })
    const event = JSON.parse(job.payload) as DomainEvent
    const hearer = kernel.bus.afterHearers(event.type).find((h) => hearerJob(h.name) === job.kind)
    if (hearer === undefined) throw new Error(`nobody handles jobs of kind ${job.kind}`)
    return hearer.hear(kernel, event, { attempt: job.attempts, finish: settle })
  }
}

/** Settles the job, or undoes the transaction it is settled in where another process has taken the job over. @throws LeaseLost */
async function finish(tx: Tx, job: store.Job): Promise<void> {
  if (!(await store.finish(tx, job))) throw new LeaseLost(job)
}
