import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Who decided what by which row of the delegation schedule; when the turn of a step came, so that likely finishes can be told. */
export const decisionsStep: SchemaStep = {
  name: 'approval/0002-decisions-and-openings',
  up: async (db) => {
    await db.schema.alterTable('draftLines').addColumn('basis', 'text').execute()
    await db.schema.alterTable('lineSteps').addColumn('openedAt', 'text').execute()
    await db.schema.createIndex('lineStepsByPerson').on('lineSteps').columns(['personId', 'actedAt']).execute()
    await db.schema
      .createTable('decisions')
      .addColumn('documentId', 'text', (c) => c.primaryKey())
      .addColumn('approvedAt', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('unitId', 'text', (c) => c.notNull())
      .addColumn('unitName', 'text', (c) => c.notNull())
      .addColumn('taskCode', 'text')
      .addColumn('amount', 'bigint')
      .addColumn('deciderId', 'text', (c) => c.notNull())
      .addColumn('deciderName', 'text', (c) => c.notNull())
      .addColumn('deciderPost', 'text', (c) => c.notNull())
      .addColumn('deciderGrade', 'integer', (c) => c.notNull())
      .addColumn('byRight', 'integer', (c) => c.notNull())
      .addColumn('why', 'text', (c) => c.notNull())
      .addColumn('level', 'text', (c) => c.notNull())
      .addColumn('ruleId', 'text')
      .addColumn('scheduleVersion', 'integer')
      .addColumn('matter', 'text')
      .addColumn('chain', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('decisionsByTime').on('decisions').columns(['approvedAt', 'documentId']).execute()
  },
}
