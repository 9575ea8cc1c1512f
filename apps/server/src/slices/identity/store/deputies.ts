import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

const db = (handle: Handle) => tables<IdentityTables>(handle)

/** A default deputy of somebody, with name and post. */
export interface DeputyRow {
  readonly personId: string
  readonly deputyId: string
  readonly name: string
  readonly post: string
  readonly unitName: string
}

/** Default deputies of these people, each one's in order; those whom the office locked out act for nobody. */
export async function deputiesOf(handle: Handle, personIds: readonly string[]): Promise<readonly DeputyRow[]> {
  if (personIds.length === 0) return []
  return db(handle)
    .selectFrom('deputies as d')
    .innerJoin('people as p', 'p.id', 'd.deputyId')
    .innerJoin('units as u', 'u.id', 'p.unitId')
    .select(['d.personId', 'd.deputyId', 'p.name', 'p.post', 'u.name as unitName'])
    .where('d.personId', 'in', [...personIds])
    .where('p.lockedAt', 'is', null)
    .orderBy('d.personId')
    .orderBy('d.position')
    .execute()
}

/** Puts others in the place of a person's default deputies. */
export async function replaceDeputies(tx: Tx, personId: string, deputyIds: readonly string[]): Promise<void> {
  await db(tx).deleteFrom('deputies').where('personId', '=', personId).execute()
  if (deputyIds.length > 0)
    await db(tx)
      .insertInto('deputies')
      .values(deputyIds.map((deputyId, position) => ({ personId, position, deputyId })))
      .execute()
}
