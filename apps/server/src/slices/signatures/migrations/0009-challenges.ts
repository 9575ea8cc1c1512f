import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Challenges are for signing in too. Those that were handed out live for minutes and are not carried over. */
export const challengesStep: SchemaStep = {
  name: 'signatures/0009-challenges',
  up: async (db) => {
    await db.schema.dropTable('enrolmentChallenges').execute()
    await db.schema
      .createTable('challenges')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('purpose', 'text', (c) => c.notNull())
      .addColumn('personId', 'text')
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('expiresAt', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('challengesByEnd').on('challenges').columns(['expiresAt']).execute()
  },
}
