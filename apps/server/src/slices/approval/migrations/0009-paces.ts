import type { SchemaStep } from '../../../kernel/migrate.ts'

/** A unit's latest decisions are read in one stretch. */
export const pacesStep: SchemaStep = {
  name: 'approval/0009-decisions-by-unit',
  up: async (db) => {
    await db.schema.createIndex('decisionsByUnit').on('decisions').columns(['unitId', 'approvedAt']).execute()
  },
}
