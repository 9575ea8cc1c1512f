import { tables } from './db.ts'
import type { DomainEvent } from './event.ts'
import type { JobTables } from './jobs-schema.ts'
import type { Tx } from './tx.ts'

/** Kind of the job that delivers an event to one hearer. */
export const hearerJob = (name: string): string => `hear:${name}`

/** Writes one outbox row for each hearer of an event, in the speaker's transaction; returns how many. */
export async function writeOutbox(
  tx: Tx,
  newId: () => string,
  event: DomainEvent,
  hearers: readonly { readonly name: string }[],
): Promise<number> {
  if (hearers.length === 0) return 0
  const now = tx.now.toISOString()
  await tables<JobTables>(tx)
    .insertInto('jobs')
    .values(
      hearers.map((hearer) => ({
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
    .execute()
  return hearers.length
}
