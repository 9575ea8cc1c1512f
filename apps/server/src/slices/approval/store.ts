import type { Kysely } from 'kysely'
import { type Handle, tables } from '../../kernel/db.ts'
import { prepared } from '../../kernel/prepared.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { ApprovalTables } from './schema.ts'

export type StoredEvent = ApprovalTables['lineEvents']
export type StoredState = ApprovalTables['lineStates']
export type PreparedSubmission = ApprovalTables['preparedSubmissions']
export type LineRevision = ApprovalTables['lineRevisions']

const db = (handle: Handle) => tables<ApprovalTables>(handle)
/** For statements that every act runs, which are built once. */
type Db = Kysely<ApprovalTables>

/** The line that the drafter composed so far. */
export async function findDraftLine(
  handle: Handle,
  documentId: string,
): Promise<Pick<ApprovalTables['draftLines'], 'line' | 'version' | 'basis' | 'options'> | undefined> {
  return db(handle)
    .selectFrom('draftLines')
    .select(['line', 'version', 'basis', 'options'])
    .where('documentId', '=', documentId)
    .executeTakeFirst()
}

/** Keeps the drafter's line; returns its new version, or null when it was changed since `basedOn`. */
export async function putDraftLine(
  tx: Tx,
  documentId: string,
  plan: Pick<ApprovalTables['draftLines'], 'line' | 'basis' | 'options'>,
  basedOn: number,
): Promise<number | null> {
  const updatedAt = tx.now.toISOString()
  if (basedOn === 0) {
    const made = await db(tx)
      .insertInto('draftLines')
      .values({ documentId, ...plan, version: 1, updatedAt })
      .onConflict((c) => c.doNothing())
      .returning('version')
      .executeTakeFirst()
    return made?.version ?? null
  }
  const row = await db(tx)
    .updateTable('draftLines')
    .set({ ...plan, version: basedOn + 1, updatedAt })
    .where('documentId', '=', documentId)
    .where('version', '=', basedOn)
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

/** The cached state of a line. */
export async function findState(handle: Handle, documentId: string): Promise<StoredState | undefined> {
  return (await readState(handle, documentId))[0]
}

const readState = prepared((db: Db, id: string) => db.selectFrom('lineStates').selectAll().where('documentId', '=', id))

/** Number of the last event of a line; 0 before the first. */
export async function findSeq(handle: Handle, documentId: string): Promise<number> {
  return Number((await readSeq(handle, documentId))[0]?.last ?? 0)
}

const readSeq = prepared((db: Db, id: string) =>
  db
    .selectFrom('lineEvents')
    .select((e) => e.fn.max('seq').as('last'))
    .where('documentId', '=', id),
)

/** Every event of a line, in order. */
export async function eventsOf(handle: Handle, documentId: string): Promise<readonly StoredEvent[]> {
  return db(handle).selectFrom('lineEvents').selectAll().where('documentId', '=', documentId).orderBy('seq').execute()
}

/** Appends events; the primary key refuses a second event under one number. */
export async function appendEvents(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  if (events.length > 0) await insertEvents(tx, events)
}

const insertEvents = prepared((db: Db, rows: readonly StoredEvent[]) => db.insertInto('lineEvents').values([...rows]))

/** Keeps the state after the last event. */
export async function putState(tx: Tx, row: StoredState): Promise<void> {
  await upsertState(tx, row)
}

const upsertState = prepared((db: Db, row: StoredState) =>
  db
    .insertInto('lineStates')
    .values(row)
    .onConflict((c) =>
      c.column('documentId').doUpdateSet((e) => ({
        seq: e.ref('excluded.seq'),
        machineVersion: e.ref('excluded.machineVersion'),
        status: e.ref('excluded.status'),
        state: e.ref('excluded.state'),
        updatedAt: e.ref('excluded.updatedAt'),
      })),
    ),
)

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
  return (await movePdf(tx, { documentId, from, to })).length > 0
}

const movePdf = prepared((db: Db, v: { documentId: string; from: string; to: string }) =>
  db
    .updateTable('lineRevisions')
    .set({ pdfBlob: v.to })
    .where('documentId', '=', v.documentId)
    .where('pdfBlob', '=', v.from)
    .returning('documentId'),
)

/** Puts another file into the place of one, and says where the steps stand in it; false when that one is no longer the present file. */
export async function moveFile(
  tx: Tx,
  documentId: string,
  from: string,
  next: Pick<LineRevision, 'pdfBlob' | 'places'>,
): Promise<boolean> {
  const moved = await db(tx)
    .updateTable('lineRevisions')
    .set(next)
    .where('documentId', '=', documentId)
    .where('pdfBlob', '=', from)
    .returning('documentId')
    .executeTakeFirst()
  return moved !== undefined
}

/** The revision in the line, and whether a person has, or had, a part in this line, or somebody decides in it for them, or it circulates to them. */
export async function findRevisionAndPart(
  handle: Handle,
  documentId: string,
  personId: string,
): Promise<{ readonly row: LineRevision; readonly takesPart: boolean } | undefined> {
  const [found] = await readRevisionAndPart(handle, { documentId, personId })
  if (found === undefined) return undefined
  const { parts, boxes, ...row } = found
  return { row, takesPart: Number(parts) > 0 || Number(boxes) > 0 }
}

const readRevisionAndPart = prepared((db: Db, v: { documentId: string; personId: string }) =>
  db
    .selectFrom('lineRevisions as r')
    .selectAll('r')
    .select((e) =>
      e
        .selectFrom('lineSteps as s')
        .select((s) => s.fn.countAll<number>().as('n'))
        .whereRef('s.documentId', '=', 'r.documentId')
        .where((s) => s.or([s('s.personId', '=', v.personId), s('s.onBehalfOfId', '=', v.personId)]))
        .as('parts'),
    )
    // Receivers and reviewers of units, and readers, stand in no step of the line itself.
    .select((e) =>
      e
        .selectFrom('boxEntries as b')
        .select((b) => b.fn.countAll<number>().as('n'))
        .whereRef('b.documentId', '=', 'r.documentId')
        .where('b.personId', '=', v.personId)
        .as('boxes'),
    )
    .where('r.documentId', '=', v.documentId),
)
