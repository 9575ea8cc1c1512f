import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'

/** What a signature must say of its signer; stages keep the update alone from now on, so that those handed out before are stale. */
export const claimsStep: SchemaStep = {
  name: 'signatures/0005-claims-of-stages',
  up: async (db) => {
    await db.schema
      .alterTable('signingStages')
      .addColumn('claims', 'text', (c) => c.notNull().defaultTo('{}'))
      .execute()
    await sql`update "signingStages" set state = 'STALE' where state = 'OPEN'`.execute(db)
  },
}
