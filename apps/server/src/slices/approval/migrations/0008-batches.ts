import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Selections that are approved together (일괄결재), and which of their documents were signed with the batch. */
export const batchesStep: SchemaStep = {
  name: 'approval/0008-batches',
  up: async (db) => {
    await db.schema
      .createTable('bulkBatches')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('personId', 'text', (c) => c.notNull())
      .addColumn('madeAt', 'text', (c) => c.notNull())
      .addColumn('documentIds', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('bulkBatchesByPerson').on('bulkBatches').columns(['personId', 'madeAt']).execute()
    await db.schema
      .createTable('bulkSigned')
      .addColumn('batchId', 'text', (c) => c.notNull())
      .addColumn('documentId', 'text', (c) => c.notNull())
      .addColumn('signedAt', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('bulkSignedOnce', ['batchId', 'documentId'])
      .execute()
  },
}
