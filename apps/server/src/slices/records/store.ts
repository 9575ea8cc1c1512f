import type { Kysely } from 'kysely'
import { type Handle, tables } from '../../kernel/db.ts'
import { prepared } from '../../kernel/prepared.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { RecordsTables } from './schema.ts'

export type RegisterRow = RecordsTables['recordRegister']
export type ItemRow = RecordsTables['recordItems']

/** A record: its line in the register and where it is kept. */
export type RecordRow = RegisterRow & Omit<ItemRow, 'documentId'>

/** What a list of the register shows. */
export interface RegisterFilter {
  readonly unitId?: string | undefined
  readonly year?: number | undefined
  /** Normalised like `searchText`. */
  readonly text?: string | undefined
  readonly folderId?: string | undefined
}

/** Where a page ended. */
export interface RegisterCursor {
  readonly registeredAt: string
  readonly documentId: string
}

const db = (handle: Handle) => tables<RecordsTables>(handle)

/** Takes the next serial of a unit and year: 1 for the first. Under the caller's lock; undone with its transaction. */
export async function takeSerial(tx: Tx, unitId: string, year: number): Promise<number> {
  const [row] = await raiseSerial(tx, { unitId, year })
  if (row === undefined) throw new Error('the register gave no serial')
  return Number(row.value)
}

/** For statements that every approval runs, which are built once. */
type Db = Kysely<RecordsTables>

const raiseSerial = prepared((db: Db, of: { unitId: string; year: number }) =>
  db
    .insertInto('registerSerials')
    .values((e) => ({ unitId: of.unitId, year: of.year, value: e.lit(1) }))
    .onConflict((c) => c.columns(['unitId', 'year']).doUpdateSet((e) => ({ value: e('registerSerials.value', '+', e.lit(1)) })))
    .returning('value'),
)

/** Writes a record: its line in the register and its place; false when the document has one. */
export async function insertRecord(tx: Tx, line: RegisterRow, item: ItemRow): Promise<boolean> {
  if ((await writeLine(tx, line)).length === 0) return false
  await writeItem(tx, item)
  return true
}

const writeLine = prepared((db: Db, row: RegisterRow) =>
  db
    .insertInto('recordRegister')
    .values(row)
    .onConflict((c) => c.column('documentId').doNothing())
    .returning('documentId'),
)
const writeItem = prepared((db: Db, row: ItemRow) => db.insertInto('recordItems').values(row))

/** Takes the sealed file into the record; false when one is there already. */
export async function keepPreserved(tx: Tx, documentId: string, pdfBlob: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('recordItems')
    .set({ preservedBlob: pdfBlob, preservedAt: tx.now.toISOString() })
    .where('documentId', '=', documentId)
    .where('preservedBlob', 'is', null)
    .returning('documentId')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts a raised file in the place of the one it was raised from; false when that one is not there. */
export async function replacePreserved(tx: Tx, documentId: string, before: string, pdfBlob: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('recordItems')
    .set({ preservedBlob: pdfBlob })
    .where('documentId', '=', documentId)
    .where('preservedBlob', '=', before)
    .returning('documentId')
    .executeTakeFirst()
  return row !== undefined
}

const records = (handle: Handle) =>
  db(handle)
    .selectFrom('recordRegister as r')
    .innerJoin('recordItems as i', 'i.documentId', 'r.documentId')
    .selectAll('r')
    .select([
      'i.revisionId',
      'i.taskId',
      'i.folderId',
      'i.retentionPeriod',
      'i.completedOn',
      'i.retentionStartsOn',
      'i.retentionEndsOn',
      'i.signedBlob',
      'i.preservedBlob',
      'i.preservedAt',
    ])

/** The record of a document. */
export function findRecord(handle: Handle, documentId: string): Promise<RecordRow | undefined> {
  return records(handle).where('r.documentId', '=', documentId).executeTakeFirst()
}

/** Records that fit the filter, newest registration first. */
export function listRecords(
  handle: Handle,
  filter: RegisterFilter,
  page: { limit: number; after: RegisterCursor | null },
): Promise<readonly RecordRow[]> {
  const { after } = page
  let rows = records(handle)
  if (filter.unitId !== undefined) rows = rows.where('r.unitId', '=', filter.unitId)
  if (filter.year !== undefined) rows = rows.where('r.year', '=', filter.year)
  if (filter.folderId !== undefined) rows = rows.where('i.folderId', '=', filter.folderId)
  const { text } = filter
  if (text !== undefined)
    rows = rows.where((e) => e(e.fn('replace', ['r.searchText', e.val(text), e.val('')]), '<>', e.ref('r.searchText')))
  if (after !== null)
    rows = rows.where((e) =>
      e.or([
        e('r.registeredAt', '<', after.registeredAt),
        e.and([e('r.registeredAt', '=', after.registeredAt), e('r.documentId', '<', after.documentId)]),
      ]),
    )
  return rows.orderBy('r.registeredAt', 'desc').orderBy('r.documentId', 'desc').limit(page.limit).execute()
}

/** A folder that holds records. */
export interface FolderCount {
  readonly taskId: string
  readonly folderId: string
  readonly items: number
  readonly firstRegisteredOn: string
  readonly lastRegisteredOn: string
  /** Last day on which something in it must still be kept; null where something has no set end. */
  readonly keptUntil: string | null
}

/** Folders that hold records, with how many and from when to when; of one unit task, of one unit's records, or of all. */
export async function countFolders(
  handle: Handle,
  filter: { readonly taskId?: string | undefined; readonly unitId?: string | undefined },
): Promise<readonly FolderCount[]> {
  const { taskId, unitId } = filter
  let rows = db(handle)
    .selectFrom('recordItems as i')
    .innerJoin('recordRegister as r', 'r.documentId', 'i.documentId')
    .select((e) => [
      'i.taskId',
      'i.folderId',
      e.fn.countAll<number>().as('items'),
      e.fn.count<number>('i.retentionEndsOn').as('ending'),
      e.fn.min('r.registeredOn').as('firstRegisteredOn'),
      e.fn.max('r.registeredOn').as('lastRegisteredOn'),
      e.fn.max('i.retentionEndsOn').as('keptUntil'),
    ])
    .groupBy(['i.taskId', 'i.folderId'])
    .orderBy('i.taskId')
    .orderBy('i.folderId')
  if (taskId !== undefined) rows = rows.where('i.taskId', '=', taskId)
  if (unitId !== undefined) rows = rows.where('r.unitId', '=', unitId)
  return (await rows.execute()).map(({ ending, keptUntil, ...row }) => ({
    ...row,
    items: Number(row.items),
    keptUntil: Number(ending) === Number(row.items) ? keptUntil : null,
  }))
}
