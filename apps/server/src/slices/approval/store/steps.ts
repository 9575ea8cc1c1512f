import { tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

export type StoredStep = ApprovalTables['lineSteps']

/** Writes the rows of steps that are new or changed. */
export async function putSteps(tx: Tx, rows: readonly StoredStep[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const { documentId: _, round: _round, stepId: _step, ...values } = first
  await tables<ApprovalTables>(tx)
    .insertInto('lineSteps')
    .values([...rows])
    .onConflict((c) =>
      c.columns(['documentId', 'round', 'stepId']).doUpdateSet((e) => {
        const names = Object.keys(values) as (keyof typeof values)[]
        return Object.fromEntries(names.map((name) => [name, e.ref(`excluded.${name}`)]))
      }),
    )
    .execute()
}

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
