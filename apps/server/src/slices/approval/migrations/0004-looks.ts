import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Who opened which file of a document: what is decided together with others must have been looked at (일괄결재). */
export const looksStep: SchemaStep = {
  name: 'approval/0004-looks',
  up: async (db) => {
    await db.schema
      .createTable('lineLooks')
      .addColumn('documentId', 'text', (c) => c.notNull())
      .addColumn('personId', 'text', (c) => c.notNull())
      .addColumn('thing', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('lineLooksOnce', ['documentId', 'personId', 'thing'])
      .execute()
  },
}
