import type { SchemaStep } from '../../../kernel/migrate.ts'

export const officeStep: SchemaStep = {
  name: 'identity/0002-absences-delegation-agency',
  up: async (db) => {
    await db.schema.alterTable('people').addColumn('lockedAt', 'text').execute()
    await db.schema
      .createTable('absences')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
      .addColumn('actingId', 'text', (c) => c.notNull().references('people.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('fromOn', 'text', (c) => c.notNull())
      .addColumn('untilOn', 'text', (c) => c.notNull())
      .addColumn('registeredAt', 'text', (c) => c.notNull())
      .addColumn('endedOn', 'text')
      .execute()
    await db.schema.createIndex('absencesByPerson').on('absences').columns(['personId', 'untilOn']).execute()
    await db.schema
      .createTable('delegationSchedules')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('version', 'integer', (c) => c.notNull().unique())
      .addColumn('effectiveOn', 'text', (c) => c.notNull())
      .addColumn('addedAt', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('delegationRules')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('scheduleId', 'text', (c) => c.notNull().references('delegationSchedules.id'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('unitId', 'text', (c) => c.references('units.id'))
      .addColumn('taskCode', 'text')
      .addColumn('matter', 'text', (c) => c.notNull())
      .addColumn('level', 'text', (c) => c.notNull())
      .addColumn('amountUpTo', 'bigint')
      .execute()
    await db.schema.createIndex('delegationRulesBySchedule').on('delegationRules').columns(['scheduleId', 'position']).execute()
    await db.schema
      .createTable('agencies')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('headPost', 'text', (c) => c.notNull())
      .addColumn('zip', 'text', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('homepage', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('unitContacts')
      .addColumn('unitId', 'text', (c) => c.primaryKey().references('units.id'))
      .addColumn('phone', 'text', (c) => c.notNull())
      .addColumn('fax', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull())
      .execute()
  },
}
