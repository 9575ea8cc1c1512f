import type { Kysely } from 'kysely'
import type { DomainEvent } from './event.ts'
import type { JobTables } from './jobs-schema.ts'
import type { EventBus } from './parts.ts'
import { prepared } from './prepared.ts'
import type { Tx } from './tx.ts'

/** Rows of one statement; engines limit its parameters. */
const MOST_ROWS = 500

const insertJobs = prepared((db: Kysely<JobTables>, rows: readonly JobTables['jobs'][]) =>
  db.insertInto('jobs').values([...rows]),
)

/** Kind of the job that delivers an event to one hearer. */
export const hearerJob = (name: string): string => `hear:${name}`

/** Writes an outbox row for each hearer of each event, in the speaker's transaction; returns how many. */
export async function writeOutbox(
  tx: Tx,
  newId: () => string,
  bus: Pick<EventBus, 'afterHearers'>,
  events: readonly DomainEvent[],
): Promise<number> {
  const now = tx.now.toISOString()
  const rows = events.flatMap((event) =>
    bus.afterHearers(event.type).map((hearer) => ({
      id: newId(),
      kind: hearerJob(hearer.name),
      payload: JSON.stringify(event),
      subject: `${event.subject.kind}:${event.subject.id}`,
      state: 'WAITING' as const,
      runAt: now,
      attempts: 0,
      lockedUntil: null,
      lastError: null,
      createdAt: now,
      finishedAt: null,
    })),
  )
  for (let at = 0; at < rows.length; at += MOST_ROWS) await insertJobs(tx, rows.slice(at, at + MOST_ROWS))
  return rows.length
}
