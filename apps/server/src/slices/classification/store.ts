import type { Kysely } from 'kysely'
import { type Handle, tables } from '../../kernel/db.ts'
import { prepared } from '../../kernel/prepared.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Folder, FunctionNode, UnitTask } from './classification.ts'
import type { ClassificationTables } from './schema.ts'

const db = (handle: Handle) => tables<ClassificationTables>(handle)

const asTask = ({ clauses, ...row }: ClassificationTables['unitTasks']): UnitTask => ({
  ...row,
  clauses: JSON.parse(clauses) as number[],
})
const asFolder = ({ openedAt: _, ...row }: ClassificationTables['recordFolders']): Folder => row

/** The whole function tree, upper levels first. */
export async function listFunctions(handle: Handle): Promise<readonly FunctionNode[]> {
  return db(handle).selectFrom('functionNodes').selectAll().orderBy('level').orderBy('code').execute()
}

/** One node of the tree. */
export async function findFunction(handle: Handle, id: string): Promise<FunctionNode | undefined> {
  return db(handle).selectFrom('functionNodes').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Adds a node. */
export async function insertFunction(tx: Tx, node: FunctionNode): Promise<void> {
  await db(tx).insertInto('functionNodes').values(node).execute()
}

/** Unit tasks of a unit, or all, by code. */
export async function listTasks(handle: Handle, unitId: string | null): Promise<readonly UnitTask[]> {
  let rows = db(handle).selectFrom('unitTasks').selectAll()
  if (unitId !== null) rows = rows.where('unitId', '=', unitId)
  return (await rows.orderBy('unitId').orderBy('code').execute()).map(asTask)
}

/** One unit task. */
export async function findTask(handle: Handle, id: string): Promise<UnitTask | undefined> {
  const row = await db(handle).selectFrom('unitTasks').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : asTask(row)
}

/** Adds a unit task. */
export async function insertTask(tx: Tx, task: UnitTask): Promise<void> {
  await db(tx)
    .insertInto('unitTasks')
    .values({ ...task, clauses: JSON.stringify(task.clauses) })
    .execute()
}

/** Folders of a task, newest first. */
export async function listFolders(handle: Handle, taskId: string): Promise<readonly Folder[]> {
  const rows = await db(handle)
    .selectFrom('recordFolders')
    .selectAll()
    .where('taskId', '=', taskId)
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .execute()
  return rows.map(asFolder)
}

/** One folder. */
export async function findFolder(handle: Handle, id: string): Promise<Folder | undefined> {
  const [row] = await readFolder(handle, id)
  return row === undefined ? undefined : asFolder(row)
}

const readFolder = prepared((db: Kysely<ClassificationTables>, id: string) =>
  db.selectFrom('recordFolders').selectAll().where('id', '=', id),
)

/** The folder of a task and year with this title. */
export async function findFolderByTitle(
  tx: Tx,
  taskId: string,
  year: number,
  title: string,
): Promise<{ id: string } | undefined> {
  return db(tx)
    .selectFrom('recordFolders')
    .select('id')
    .where('taskId', '=', taskId)
    .where('year', '=', year)
    .where('title', '=', title)
    .executeTakeFirst()
}

/** The highest serial of a task and year; 0 for none. */
export async function lastSerial(tx: Tx, taskId: string, year: number): Promise<number> {
  const row = await db(tx)
    .selectFrom('recordFolders')
    .select((e) => e.fn.max('serial').as('serial'))
    .where('taskId', '=', taskId)
    .where('year', '=', year)
    .executeTakeFirst()
  return Number(row?.serial ?? 0)
}

/** Adds a folder. */
export async function insertFolder(tx: Tx, folder: Folder): Promise<void> {
  await db(tx)
    .insertInto('recordFolders')
    .values({ ...folder, openedAt: tx.now.toISOString() })
    .execute()
}
