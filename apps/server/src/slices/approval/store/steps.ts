import type { Kysely } from 'kysely'
import { tables } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

export type StoredStep = ApprovalTables['lineSteps']

/** Writes the rows of steps that are new or changed. */
export async function putSteps(tx: Tx, rows: readonly StoredStep[]): Promise<void> {
  if (rows.length > 0) await upsertSteps(tx, rows)
}

const upsertSteps = prepared((db: Kysely<ApprovalTables>, rows: readonly StoredStep[]) =>
  db
    .insertInto('lineSteps')
    .values([...rows])
    .onConflict((c) =>
      c.columns(['documentId', 'round', 'stepId']).doUpdateSet((e) => {
        const { documentId: _, round: _round, stepId: _step, ...values } = rows[0] ?? {}
        return Object.fromEntries(Object.keys(values).map((name) => [name, e.ref(`excluded.${name as keyof StoredStep}`)]))
      }),
    ),
)

/** Takes the rows of steps away that are no longer in their round. */
export async function dropSteps(tx: Tx, rows: readonly StoredStep[]): Promise<void> {
  for (const { documentId, round, stepId } of rows)
    await tables<ApprovalTables>(tx)
      .deleteFrom('lineSteps')
      .where('documentId', '=', documentId)
      .where('round', '=', round)
      .where('stepId', '=', stepId)
      .execute()
}
