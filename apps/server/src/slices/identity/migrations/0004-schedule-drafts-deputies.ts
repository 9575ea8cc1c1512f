import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Versions of the schedule that are still being written, and who acts by default. What was added before is in force. */
export const scheduleDraftsStep: SchemaStep = {
  name: 'identity/0004-schedule-drafts-deputies',
  up: async (db) => {
    const schedules = () => db.schema.alterTable('delegationSchedules')
    await schedules()
      .addColumn('draft', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await schedules()
      .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await schedules().addColumn('enactedAt', 'text').execute()
    await db.schema
      .createTable('deputies')
      .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('deputyId', 'text', (c) => c.notNull().references('people.id'))
      .addPrimaryKeyConstraint('deputiesOnce', ['personId', 'position'])
      .execute()
    await db.schema.createIndex('absencesByActing').on('absences').columns(['actingId', 'untilOn']).execute()
  },
}
