import type { BlobStore } from './blobs.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { DomainEvent, EventFacts, EventType } from './event.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Tx } from './tx.ts'

/** What every slice may use of the process. Made once by the composition root. */
export interface Kernel {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly db: Db
  readonly blobs: BlobStore
  readonly bus: EventBus
  readonly jobs: Jobs
  readonly live: Live
  /** Random bytes and WebCrypto of this process. */
  readonly crypto: Crypto
}

/** Hears in the speaker's own transaction. */
export type Inside = (tx: Tx, event: DomainEvent) => Promise<void>
/** Hears all that a transaction spoke, at its end and inside it. */
export type AtEnd = (tx: Tx, events: readonly DomainEvent[]) => Promise<void>
/** Hears after the commit. */
export type After = (kernel: Kernel, event: DomainEvent, delivery: Delivery) => Promise<void>

/** What a hearer of "after" gets: the kernel, the event, and `finish(tx)` to settle its delivery in its own transaction (then its effect happens once). */
export interface Delivery {
  readonly attempt: number
  finish(tx: Tx): Promise<void>
}

/** Who hears what. Filled once by the composition root, before the first transaction. */
export interface EventBus {
  /** Hears in the speaker's own transaction: for facts that must stand or fall together. Throwing undoes the whole transaction. */
  hearInside<T extends string, F extends EventFacts>(
    type: EventType<T, F>,
    hear: (tx: Tx, event: DomainEvent<T, F>) => Promise<void>,
  ): void
  /** Hears every event together, when the transaction is about to commit and inside it: the audit log. */
  hearEverything(hear: AtEnd): void
  /** Hears after the commit, by the job loop, at least once, in any process. `name` is stable: it stands in stored jobs. */
  hearAfter<T extends string, F extends EventFacts>(
    type: EventType<T, F>,
    name: string,
    hear: (kernel: Kernel, event: DomainEvent<T, F>, delivery: Delivery) => Promise<void>,
  ): void
  insideHearers(type: string): readonly Inside[]
  endHearers(): readonly AtEnd[]
  afterHearers(type: string): readonly { name: string; hear: After }[]
}

/** What a job's handler gets. `finish(tx)` settles the job in the handler's own last transaction, so that its effect happens once. */
export interface JobRun {
  readonly attempt: number
  readonly payload: unknown
  finish(tx: Tx): Promise<void>
}
export type JobHandler = (kernel: Kernel, run: JobRun) => Promise<void>

/** The job loop of one process: runs due jobs one after another, outbox deliveries among them. */
export interface Jobs {
  /** Declares who runs jobs of a kind. */
  handle(kind: string, handler: JobHandler): void
  /** Adds a job in a transaction; it runs at `runAt` or as soon as possible. */
  add(tx: Tx, kind: string, subject: string, payload: unknown, runAt?: Date): Promise<void>
  /** Adds a job that comes again and again, unless one of its kind and subject waits or runs already. */
  ensure(tx: Tx, kind: string, subject: string, payload: unknown, runAt?: Date): Promise<void>
  /** Starts the loop. A process that has the database to itself first takes back what a killed one left running. */
  start(): Promise<void>
  /** Ends the loop after the job at hand. */
  stop(): Promise<void>
  /** Says that something may be due now. */
  nudge(): void
  /** Runs everything that is due now, in this call; for the command line, the seed and tests. */
  drain(): Promise<void>
}
