import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../schema.ts'

const db = (handle: Handle) => tables<IdentityTables>(handle)
const OFFICE = 'office'

/** The agency; undefined before it is set. */
export async function findAgency(handle: Handle) {
  return db(handle)
    .selectFrom('agencies')
    .select(['name', 'headPost', 'zip', 'address', 'homepage'])
    .where('id', '=', OFFICE)
    .executeTakeFirst()
}

/** Sets the agency. */
export async function putAgency(tx: Tx, agency: Omit<IdentityTables['agencies'], 'id'>): Promise<void> {
  await db(tx)
    .insertInto('agencies')
    .values({ id: OFFICE, ...agency })
    .onConflict((c) => c.column('id').doUpdateSet(agency))
    .execute()
}

/** How a unit is reached; undefined before it is set. */
export async function findContact(handle: Handle, unitId: string) {
  return db(handle).selectFrom('unitContacts').select(['phone', 'fax', 'email']).where('unitId', '=', unitId).executeTakeFirst()
}

/** Sets how a unit is reached. */
export async function putContact(tx: Tx, row: IdentityTables['unitContacts']): Promise<void> {
  const { unitId: _, ...values } = row
  await db(tx)
    .insertInto('unitContacts')
    .values(row)
    .onConflict((c) => c.column('unitId').doUpdateSet(values))
    .execute()
}
