import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

const db = (handle: Handle) => tables<Pick<ApprovalTables, 'lineLooks'>>(handle)

/** Notes that a person opened a thing of a document, a revision or an attachment by its id; the first time stays. */
export async function putLook(tx: Tx, documentId: string, personId: string, thing: string): Promise<void> {
  await db(tx)
    .insertInto('lineLooks')
    .values({ documentId, personId, thing, at: tx.now.toISOString() })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** What of a document a person opened. */
export async function looksOf(handle: Handle, documentId: string, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db(handle)
    .selectFrom('lineLooks')
    .select('thing')
    .where('documentId', '=', documentId)
    .where('personId', '=', personId)
    .execute()
  return new Set(rows.map(({ thing }) => thing))
}
