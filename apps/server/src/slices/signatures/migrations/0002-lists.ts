import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Revocation lists that every process hands out alike, and whose place a renewed certificate takes. */
export const listsStep: SchemaStep = {
  name: 'signatures/0002-revocation-lists-and-renewals',
  up: async (db) => {
    await db.schema.alterTable('issuedCertificates').addColumn('renewedFrom', 'text').execute()
    await db.schema.createIndex('issuedCertificatesByEnd').on('issuedCertificates').columns(['notAfter']).execute()
    await db.schema.createIndex('issuedCertificatesByPredecessor').on('issuedCertificates').columns(['renewedFrom']).execute()
    await db.schema
      .createTable('revocationLists')
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('number', 'bigint', (c) => c.notNull())
      .addColumn('revision', 'bigint', (c) => c.notNull())
      .addColumn('thisUpdate', 'text', (c) => c.notNull())
      .addColumn('nextUpdate', 'text', (c) => c.notNull())
      .addColumn('der', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('revocationListsKey', ['issuer', 'kind', 'number'])
      .execute()
  },
}
