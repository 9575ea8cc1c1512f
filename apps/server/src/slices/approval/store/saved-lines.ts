import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

export type StoredLine = ApprovalTables['savedLines']
/** Whose a saved line is. */
export type LineKeeper = Pick<StoredLine, 'scope' | 'ownerId'>

const db = (handle: Handle) => tables<Pick<ApprovalTables, 'savedLines'>>(handle)

/** Lines of a keeper, in no order: engines sort words by different rules. */
export async function linesOf(handle: Handle, { scope, ownerId }: LineKeeper): Promise<readonly StoredLine[]> {
  return db(handle).selectFrom('savedLines').selectAll().where('ownerId', '=', ownerId).where('scope', '=', scope).execute()
}

/** One saved line. */
export async function findLine(handle: Handle, id: string): Promise<StoredLine | undefined> {
  return db(handle).selectFrom('savedLines').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Keeps a line; one under its id is written over. */
export async function putLine(tx: Tx, row: StoredLine): Promise<void> {
  const { id: _, makerId: _maker, madeAt: _made, ...values } = row
  await db(tx)
    .insertInto('savedLines')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

/** Removes a line. */
export async function deleteLine(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('savedLines').where('id', '=', id).execute()
}
