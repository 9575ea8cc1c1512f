import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { DomainEvent } from './event.ts'
import { newId } from './ids.ts'
import { writeOutbox } from './outbox.ts'
import type { Kernel } from './parts.ts'
import type { Tx } from './tx.ts'

export type { Tx } from './tx.ts'

/**
 * Runs `act` in one transaction for `actor`. Commits when it resolves, rolls back when it throws.
 * No network, no rendering, no waiting for people in here.
 */
export async function transaction<R>(kernel: Kernel, actor: Actor, act: (tx: Tx) => Promise<R>): Promise<R> {
  const topics = new Set<string>()
  const spoken: DomainEvent[] = []
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
        spoken.push(event)
      },
      lock: async (name) => {
        if (capabilities.namedLocks) await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(kysely)
      },
      touch: (topic) => {
        topics.add(topic)
      },
    }
    const value = await act(tx)
    if (spoken.length > 0) for (const hear of kernel.bus.endHearers()) await hear(tx, spoken)
    queued = await writeOutbox(tx, newId, kernel.bus, spoken)
    await kernel.live.announceInside(tx, [...topics], queued > 0)
    return value
  })
  kernel.live.announce([...topics])
  if (queued > 0) kernel.jobs.nudge()
  return result
}
