import type { SchemaStep } from './migrate.ts'

/** WAITING until its time, RUNNING while a process holds its lease, DONE, or FAILED after the last try (people see it and may run it again). */
export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'

/** The outbox and job table. Times are ISO 8601 in UTC. */
export interface JobTables {
  jobs: {
    id: string
    kind: string
    payload: string
    subject: string
    state: JobState
    runAt: string
    attempts: number
    lockedUntil: string | null
    lastError: string | null
    createdAt: string
    finishedAt: string | null
  }
}

export const jobSteps: readonly SchemaStep[] = [
  {
    name: 'kernel/0001-jobs',
    up: async (db) => {
      await db.schema
        .createTable('jobs')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('payload', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('runAt', 'text', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('lockedUntil', 'text')
        .addColumn('lastError', 'text')
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addColumn('finishedAt', 'text')
        .execute()
      await db.schema.createIndex('jobsDue').on('jobs').columns(['state', 'runAt']).execute()
      await db.schema.createIndex('jobsBySubject').on('jobs').columns(['subject']).execute()
    },
  },
]
