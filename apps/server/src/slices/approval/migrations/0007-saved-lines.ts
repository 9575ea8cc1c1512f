import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Lines that people and units keep for later documents (개인·부서 결재선). */
export const savedLinesStep: SchemaStep = {
  name: 'approval/0007-saved-lines',
  up: async (db) => {
    await db.schema
      .createTable('savedLines')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('ownerId', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('steps', 'text', (c) => c.notNull())
      .addColumn('makerId', 'text', (c) => c.notNull())
      .addColumn('madeAt', 'text', (c) => c.notNull())
      .addColumn('updatedBy', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addUniqueConstraint('savedLinesByName', ['ownerId', 'scope', 'name'])
      .execute()
  },
}
