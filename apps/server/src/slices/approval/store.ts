import { type Handle, tables } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { ApprovalTables, Box } from './schema.ts'

export type StoredEvent = ApprovalTables['lineEvents']
export type StoredState = ApprovalTables['lineStates']
export type PreparedSubmission = ApprovalTables['preparedSubmissions']
export type LineRevision = ApprovalTables['lineRevisions']
export type StoredStep = ApprovalTables['lineSteps']
export type BoxEntry = ApprovalTables['boxEntries']

const db = (handle: Handle) => tables<ApprovalTables>(handle)

/** The line that the drafter composed so far. */
export async function findDraftLine(
  handle: Handle,
  documentId: string,
): Promise<Pick<ApprovalTables['draftLines'], 'line' | 'version' | 'basis'> | undefined> {
  return db(handle)
    .selectFrom('draftLines')
    .select(['line', 'version', 'basis'])
    .where('documentId', '=', documentId)
    .executeTakeFirst()
}

/** Keeps the drafter's line; returns its new version, or null when it was changed since `basedOn`. */
export async function putDraftLine(
  tx: Tx,
  documentId: string,
  { line, basis }: { readonly line: string; readonly basis: string | null },
  basedOn: number,
): Promise<number | null> {
  const updatedAt = tx.now.toISOString()
  if (basedOn === 0) {
    const made = await db(tx)
      .insertInto('draftLines')
      .values({ documentId, line, version: 1, updatedAt, basis })
      .onConflict((c) => c.doNothing())
      .returning('version')
      .executeTakeFirst()
    return made?.version ?? null
  }
  const row = await db(tx)
    .updateTable('draftLines')
    .set({ line, version: basedOn + 1, updatedAt, basis })
    .where('documentId', '=', documentId)
    .where('version', '=', basedOn)
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

/** The cached state of a line. */
export async function findState(handle: Handle, documentId: string): Promise<StoredState | undefined> {
  return db(handle).selectFrom('lineStates').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** Every event of a line, in order. */
export async function eventsOf(handle: Handle, documentId: string): Promise<readonly StoredEvent[]> {
  return db(handle).selectFrom('lineEvents').selectAll().where('documentId', '=', documentId).orderBy('seq').execute()
}

/** Appends events; the primary key refuses a second event under one number. */
export async function appendEvents(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  if (events.length > 0)
    await db(tx)
      .insertInto('lineEvents')
      .values([...events])
      .execute()
}

/** Keeps the state after the last event. */
export async function putState(tx: Tx, row: StoredState): Promise<void> {
  const { documentId: _, ...values } = row
  await db(tx)
    .insertInto('lineStates')
    .values(row)
    .onConflict((c) => c.column('documentId').doUpdateSet(values))
    .execute()
}

/** The submission that waits for its signature. */
export async function findPrepared(handle: Handle, documentId: string): Promise<PreparedSubmission | undefined> {
  return db(handle).selectFrom('preparedSubmissions').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** Keeps what was prepared; the latest of a document takes the place of an earlier one. */
export async function putPrepared(tx: Tx, row: PreparedSubmission): Promise<void> {
  const { documentId: _, ...values } = row
  await db(tx)
    .insertInto('preparedSubmissions')
    .values(row)
    .onConflict((c) => c.column('documentId').doUpdateSet(values))
    .execute()
}

/** Takes away what was prepared, once it is submitted. */
export async function deletePrepared(tx: Tx, documentId: string): Promise<void> {
  await db(tx).deleteFrom('preparedSubmissions').where('documentId', '=', documentId).execute()
}

/** The revision in the line. */
export async function findRevision(handle: Handle, documentId: string): Promise<LineRevision | undefined> {
  return db(handle).selectFrom('lineRevisions').selectAll().where('documentId', '=', documentId).executeTakeFirst()
}

/** Puts a revision into the line. */
export async function putRevision(tx: Tx, row: LineRevision): Promise<void> {
  const { documentId: _, ...values } = row
  await db(tx)
    .insertInto('lineRevisions')
    .values(row)
    .onConflict((c) => c.column('documentId').doUpdateSet(values))
    .execute()
}

/** Takes the file one signature further; false when it is no longer the file that was signed. */
export async function advancePdf(tx: Tx, documentId: string, from: string, to: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('lineRevisions')
    .set({ pdfBlob: to })
    .where('documentId', '=', documentId)
    .where('pdfBlob', '=', from)
    .returning('documentId')
    .executeTakeFirst()
  return row !== undefined
}

/** Replaces the rows of one round. */
export async function replaceSteps(tx: Tx, documentId: string, round: number, steps: readonly StoredStep[]): Promise<void> {
  await db(tx).deleteFrom('lineSteps').where('documentId', '=', documentId).where('round', '=', round).execute()
  if (steps.length > 0)
    await db(tx)
      .insertInto('lineSteps')
      .values([...steps])
      .execute()
}

/** Replaces who finds the document where. */
export async function replaceBoxes(tx: Tx, documentId: string, entries: readonly BoxEntry[]): Promise<readonly string[]> {
  const before = await db(tx).deleteFrom('boxEntries').where('documentId', '=', documentId).returning('personId').execute()
  if (entries.length > 0)
    await db(tx)
      .insertInto('boxEntries')
      .values([...entries])
      .execute()
  return [...new Set([...before.map((row) => row.personId), ...entries.map((entry) => entry.personId)])]
}

/** One page of a box: urgent ones and those longest waiting first in 결재대기, newest first elsewhere. */
export async function boxPage(
  handle: Handle,
  personId: string,
  box: Box,
  limit: number,
  offset: number,
): Promise<readonly BoxEntry[]> {
  const page = db(handle)
    .selectFrom('boxEntries')
    .selectAll()
    .where('personId', '=', personId)
    .where('box', '=', box)
    .limit(limit)
    .offset(offset)
  return box === 'WAITING' ? page.orderBy('urgent', 'desc').orderBy('since').execute() : page.orderBy('since', 'desc').execute()
}

/** How many documents each box of a person holds. */
export async function boxCounts(handle: Handle, personId: string): Promise<readonly { box: Box; n: number }[]> {
  const rows = await db(handle)
    .selectFrom('boxEntries')
    .select((e) => ['box', e.fn.countAll<number>().as('n')])
    .where('personId', '=', personId)
    .groupBy('box')
    .execute()
  return rows.map((row) => ({ box: row.box, n: Number(row.n) }))
}

/** Whether a person has, or had, a part in this document's line, or somebody decides in it for them. */
export async function takesPart(handle: Handle, documentId: string, personId: string): Promise<boolean> {
  const row = await db(handle)
    .selectFrom('lineSteps')
    .select('stepId')
    .where('documentId', '=', documentId)
    .where((e) => e.or([e('personId', '=', personId), e('onBehalfOfId', '=', personId)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
