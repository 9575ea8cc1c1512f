import { systemActor } from './actor.ts'
import type { DomainEvent } from './events.ts'
import { newId } from './ids.ts'
import * as store from './jobs-store.ts'
import type { Kernel } from './kernel.ts'
import { hearerJob } from './outbox.ts'
import { type Tx, transaction } from './transaction.ts'

const LEASE_MS = 120_000
const POLL_MS = 2_000
const TRIES = 12
const LAST_ERROR_LENGTH = 2_000

/** Seconds until the next try: 1, 2, 4 … up to an hour. */
function backoffMs(attempts: number): number {
  return Math.min(3_600_000, 1000 * 2 ** (attempts - 1))
}

/** What a job's handler gets. `finish(tx)` settles the job in the handler's own last transaction, so that its effect happens once. */
export interface JobRun {
  readonly attempt: number
  readonly payload: unknown
  finish(tx: Tx): Promise<void>
}
type JobHandler = (kernel: Kernel, run: JobRun) => Promise<void>

/** The job loop of one process: runs due jobs one after another, outbox deliveries among them. */
export class Jobs {
  readonly #handlers = new Map<string, JobHandler>()
  #kernel: Kernel | null = null
  #loop: Promise<void> | null = null
  #stopping = false
  #wake: (() => void) | null = null
  #nudged = false

  /** Declares who runs jobs of a kind. */
  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler)
  }

  /** Adds a job in a transaction; it runs at `runAt` or as soon as possible. */
  async add(tx: Tx, kind: string, subject: string, payload: unknown, runAt: Date = tx.now): Promise<void> {
    await store.add(tx, { id: newId(), kind, subject, payload: JSON.stringify(payload), runAt })
  }

  /** Ties the loop to its kernel; called once by the composition root. */
  attach(kernel: Kernel): void {
    this.#kernel = kernel
  }

  /** Starts the loop. A process that has the database to itself first takes back what a killed one left running. */
  async start(): Promise<void> {
    const kernel = this.#require()
    if (!kernel.db.capabilities.manyProcesses) await transaction(kernel, systemActor('jobs'), store.releaseAll)
    this.#stopping = false
    this.#loop = this.#run(kernel)
  }

  /** Ends the loop after the job at hand. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.nudge()
    await this.#loop
    this.#loop = null
  }

  /** Says that something may be due now. */
  nudge(): void {
    this.#nudged = true
    this.#wake?.()
  }

  /** Runs everything that is due now, in this call; for the command line, the seed and tests. */
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
    const lease = new Date(kernel.clock.now().getTime() + LEASE_MS)
    const job = await transaction(kernel, systemActor('jobs'), (tx) => store.claim(tx, lease))
    if (job === null) return false
    try {
      await this.#dispatch(kernel, job)
      await transaction(kernel, systemActor('jobs'), (tx) => store.finish(tx, job.id))
    } catch (error) {
      kernel.log.warn({ err: error, job: job.id, kind: job.kind, attempt: job.attempts }, 'job failed')
      const text = (error instanceof Error ? error.message : String(error)).slice(0, LAST_ERROR_LENGTH)
      const again = job.attempts >= TRIES ? null : new Date(kernel.clock.now().getTime() + backoffMs(job.attempts))
      await transaction(kernel, systemActor('jobs'), (tx) => store.putBack(tx, job.id, text, again))
    }
    return true
  }

  async #dispatch(kernel: Kernel, job: store.Job): Promise<void> {
    const finish = (tx: Tx): Promise<void> => store.finish(tx, job.id)
    const handler = this.#handlers.get(job.kind)
    if (handler !== undefined)
      return handler(kernel, { attempt: job.attempts, payload: JSON.parse(job.payload) as unknown, finish })
    const event = JSON.parse(job.payload) as DomainEvent
    const hearer = kernel.bus.afterHearers(event.type).find((h) => hearerJob(h.name) === job.kind)
    if (hearer === undefined) throw new Error(`nobody handles jobs of kind ${job.kind}`)
    return hearer.hear(kernel, event, { attempt: job.attempts, finish })
  }
}
