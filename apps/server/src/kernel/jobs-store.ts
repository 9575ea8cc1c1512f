import type { Handle } from './db.ts'
import { tables } from './db.ts'
import type { JobState, JobTables } from './jobs-schema.ts'
import type { Tx } from './tx.ts'

/** A stored job, as the loop and the administrator's list see it. */
export type Job = JobTables['jobs']

const db = (handle: Handle) => tables<JobTables>(handle)

/** Takes the next due job for this process until `lockedUntil`, or a job whose holder's lease ran out; null when nothing is due. */
export async function claim(tx: Tx, lockedUntil: Date): Promise<Job | null> {
  const now = tx.now.toISOString()
  let due = db(tx)
    .selectFrom('jobs')
    .select('id')
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'WAITING'), e('runAt', '<=', now)]),
        e.and([e('state', '=', 'RUNNING'), e('lockedUntil', '<', now)]),
      ]),
    )
    .orderBy('runAt')
    .orderBy('id')
    .limit(1)
  if (tx.capabilities.manyProcesses) due = due.forUpdate().skipLocked()
  const row = await due.executeTakeFirst()
  if (row === undefined) return null
  const job = await db(tx)
    .updateTable('jobs')
    .set((e) => ({ state: 'RUNNING', attempts: e('attempts', '+', 1), lockedUntil: lockedUntil.toISOString() }))
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirst()
  return job ?? null
}

/** Renews the lease of an attempt; false when it no longer holds the job. */
export async function renew(tx: Tx, job: Pick<Job, 'id' | 'attempts'>, lockedUntil: Date): Promise<boolean> {
  const row = await db(tx)
    .updateTable('jobs')
    .set({ lockedUntil: lockedUntil.toISOString() })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .where('state', '=', 'RUNNING')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Settles a job as done, in the transaction of its effect or alone; again does nothing. False when another attempt holds it. */
export async function finish(tx: Tx, job: Pick<Job, 'id' | 'attempts'>): Promise<boolean> {
  const row = await db(tx)
    .updateTable('jobs')
    .set({ state: 'DONE', lockedUntil: null, lastError: null, finishedAt: tx.now.toISOString() })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .where('state', 'in', ['RUNNING', 'DONE'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts a job back after a failure: waiting until `runAt`, or FAILED when `runAt` is null. A job that another attempt holds is left alone. */
export async function putBack(tx: Tx, job: Pick<Job, 'id' | 'attempts'>, error: string, runAt: Date | null): Promise<void> {
  await db(tx)
    .updateTable('jobs')
    .set(
      runAt === null
        ? { state: 'FAILED', lockedUntil: null, lastError: error }
        : { state: 'WAITING', lockedUntil: null, lastError: error, runAt: runAt.toISOString() },
    )
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .where('state', '=', 'RUNNING')
    .execute()
}

/** After a restart of the only process: whatever was running is waiting again at once. */
export async function releaseAll(tx: Tx): Promise<void> {
  await db(tx).updateTable('jobs').set({ state: 'WAITING', lockedUntil: null }).where('state', '=', 'RUNNING').execute()
}

/** Adds a job to be run at or after `runAt`. */
export async function add(
  tx: Tx,
  job: { id: string; kind: string; payload: string; subject: string; runAt: Date },
): Promise<void> {
  await db(tx)
    .insertInto('jobs')
    .values({
      ...job,
      runAt: job.runAt.toISOString(),
      state: 'WAITING',
      attempts: 0,
      lockedUntil: null,
      lastError: null,
      createdAt: tx.now.toISOString(),
      finishedAt: null,
    })
    .execute()
}

/** Whether a job of this kind and subject waits or runs. */
export async function isOpen(handle: Handle, kind: string, subject: string): Promise<boolean> {
  const row = await db(handle)
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('state', 'in', ['WAITING', 'RUNNING'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Jobs in one state, oldest first, at most `limit`. */
export async function listJobs(handle: Handle, state: JobState, limit: number): Promise<readonly Job[]> {
  return db(handle).selectFrom('jobs').selectAll().where('state', '=', state).orderBy('runAt').limit(limit).execute()
}

/** How many jobs are neither done nor failed. */
export async function countOpen(handle: Handle): Promise<number> {
  const row = await db(handle)
    .selectFrom('jobs')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', 'in', ['WAITING', 'RUNNING'])
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** When the next waiting job is due; null when none waits. */
export async function nextDue(handle: Handle): Promise<Date | null> {
  const row = await db(handle)
    .selectFrom('jobs')
    .select('runAt')
    .where('state', '=', 'WAITING')
    .orderBy('runAt')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : new Date(row.runAt)
}

/** Sets a failed job waiting again, for the administrator. Returns whether there was one. */
export async function runAgain(tx: Tx, id: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('jobs')
    .set({ state: 'WAITING', runAt: tx.now.toISOString(), attempts: 0 })
    .where('id', '=', id)
    .where('state', '=', 'FAILED')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
