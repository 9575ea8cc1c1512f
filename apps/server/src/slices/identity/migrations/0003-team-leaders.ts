import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Who leads the team that a person works in: a unit has several teams, and its order of grades does not tell which. */
export const teamLeadersStep: SchemaStep = {
  name: 'identity/0003-team-leaders',
  up: async (db) => {
    await db.schema
      .alterTable('people')
      .addColumn('leaderId', 'text', (c) => c.references('people.id'))
      .execute()
  },
}
