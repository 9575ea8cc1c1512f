import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { tables } from '../../apps/server/src/kernel/db.ts'
import type { Kernel } from '../../apps/server/src/kernel/kernel.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'

/** Every table that an act of a line may write, the audit log among them. */
const TABLES = [
  'lineEvents',
  'lineStates',
  'lineRevisions',
  'lineSteps',
  'boxEntries',
  'notices',
  'preparedSubmissions',
  'draftLines',
  'documents',
  'documentRevisions',
  'acceptedSignatures',
  'signingStages',
  'recordRegister',
  'recordItems',
  'jobs',
  'auditEntries',
] as const

/** All rows of these tables as text, sorted: equal before and after an act that changed nothing. */
export async function allRows(kernel: Kernel): Promise<string> {
  const db = tables<Record<(typeof TABLES)[number], Record<string, unknown>>>(kernel.db)
  const rows: string[] = []
  for (const name of TABLES)
    rows.push(...(await db.selectFrom(name).selectAll().execute()).map((row) => `${name} ${JSON.stringify(row)}`).sort())
  return rows.join('\n')
}

/** Takes the cached states of all lines away, as if another version of the machine had made them. */
export async function forgetStates(kernel: Kernel): Promise<void> {
  await transaction(kernel, systemActor('test'), async (tx) => {
    await tables<{ lineStates: { documentId: string } }>(tx).deleteFrom('lineStates').execute()
  })
}
