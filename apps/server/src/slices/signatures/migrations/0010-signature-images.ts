import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Images of people's own signatures (전자이미지서명). */
export const signatureImagesStep: SchemaStep = {
  name: 'signatures/0010-signature-images',
  up: async (db) => {
    await db.schema
      .createTable('signatureImages')
      .addColumn('personId', 'text', (c) => c.primaryKey())
      .addColumn('blob', 'text', (c) => c.notNull())
      .addColumn('width', 'integer', (c) => c.notNull())
      .addColumn('height', 'integer', (c) => c.notNull())
      .addColumn('setAt', 'text', (c) => c.notNull())
      .execute()
  },
}
