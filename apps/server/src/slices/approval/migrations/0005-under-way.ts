import type { SchemaStep } from '../../../kernel/migrate.ts'

/** What a line says as a whole, and where its steps stand in the form once the line may change under way. */
export const underWayStep: SchemaStep = {
  name: 'approval/0005-under-way',
  up: async (db) => {
    await db.schema.alterTable('draftLines').addColumn('options', 'text').execute()
    await db.schema.alterTable('lineRevisions').addColumn('places', 'text').execute()
  },
}
