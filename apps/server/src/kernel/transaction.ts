import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Handle } from './db.ts'
import type { DomainEvent } from './events.ts'
import { newId } from './ids.ts'
import type { Kernel } from './kernel.ts'
import { writeOutbox } from './outbox.ts'

/** One transaction: everything in it stands or falls together. Hand it on; never use the database beside it. */
export interface Tx extends Handle {
  readonly actor: Actor
  /** One instant for all that this transaction writes. */
  readonly now: Date
  /** Speaks an event: inside hearers run at once, after hearers get an outbox row. */
  speak(event: DomainEvent): Promise<void>
  /** Waits until nobody else holds this name; held to the end of the transaction. */
  lock(name: string): Promise<void>
  /** Tells open screens, once committed, that something under this topic changed: `person:<id>`, `document:<id>`. */
  touch(topic: string): void
}

/**
 * Runs `act` in one transaction for `actor`. Commits when it resolves, rolls back when it throws.
 * No network, no rendering, no waiting for people in here.
 */
export async function transaction<R>(kernel: Kernel, actor: Actor, act: (tx: Tx) => Promise<R>): Promise<R> {
  const topics = new Set<string>()
  let queued = 0
  const result = await kernel.db.writer.transaction().execute(async (kysely) => {
    const { capabilities } = kernel.db
    const tx: Tx = {
      kysely,
      capabilities,
      actor,
      now: kernel.clock.now(),
      speak: async (event) => {
        for (const hear of kernel.bus.insideHearers(event.type)) await hear(tx, event)
        queued += await writeOutbox(tx, newId, event, kernel.bus.afterHearers(event.type))
      },
      lock: async (name) => {
        if (capabilities.namedLocks) await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(kysely)
      },
      touch: (topic) => {
        topics.add(topic)
      },
    }
    const value = await act(tx)
    await kernel.live.announceInside(tx, [...topics], queued > 0)
    return value
  })
  kernel.live.announce([...topics])
  if (queued > 0) kernel.jobs.nudge()
  return result
}
