import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Files that keep their proof by themselves, and those that wait for a service to be raised. */
export const proofsStep: SchemaStep = {
  name: 'signatures/0003-sealed-files-and-pending-raises',
  up: async (db) => {
    await db.schema
      .createTable('sealedFiles')
      .addColumn('documentId', 'text', (c) => c.primaryKey())
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('pdfBlob', 'text', (c) => c.notNull())
      .addColumn('level', 'text', (c) => c.notNull())
      .addColumn('wanted', 'text', (c) => c.notNull())
      .addColumn('keptUntil', 'text')
      .addColumn('proofEndsAt', 'text')
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('sealedFilesByProofEnd').on('sealedFiles').columns(['proofEndsAt', 'documentId']).execute()
    await db.schema
      .createTable('pendingRaises')
      .addColumn('documentId', 'text', (c) => c.primaryKey().references('sealedFiles.documentId'))
      .addColumn('cause', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('lastError', 'text')
      .addColumn('nextTryAt', 'text', (c) => c.notNull())
      .addColumn('since', 'text', (c) => c.notNull())
      .addColumn('settledAt', 'text')
      .execute()
    await db.schema.createIndex('pendingRaisesByState').on('pendingRaises').columns(['state', 'since']).execute()
  },
}
