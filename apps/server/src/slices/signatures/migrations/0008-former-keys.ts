import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Keys of authorities that have a successor: they issue no more, and answer for what they issued until they end. */
export const formerKeysStep: SchemaStep = {
  name: 'signatures/0008-former-authority-keys',
  up: async (db) => {
    await db.schema
      .createTable('formerAuthorityKeys')
      .addColumn('serialNumber', 'text', (c) => c.primaryKey().references('issuedCertificates.serialNumber'))
      .addColumn('profile', 'text', (c) => c.notNull())
      .addColumn('container', 'text', (c) => c.notNull())
      .addColumn('retiredAt', 'text', (c) => c.notNull())
      .execute()
  },
}
