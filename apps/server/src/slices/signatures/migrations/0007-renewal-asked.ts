import type { SchemaStep } from '../../../kernel/migrate.ts'

/** A person asks for the renewal of their certificate; it waits until it has a successor. */
export const renewalAskedStep: SchemaStep = {
  name: 'signatures/0007-renewal-asked',
  up: async (db) => {
    await db.schema.alterTable('issuedCertificates').addColumn('renewalAskedAt', 'text').execute()
  },
}
