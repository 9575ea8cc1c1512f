import type { SchemaStep } from '../../../kernel/migrate.ts'

export const recordsSteps: readonly SchemaStep[] = [
  {
    name: 'records/0001-register-and-items',
    up: async (db) => {
      await db.schema
        .createTable('registerSerials')
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('year', 'integer', (c) => c.notNull())
        .addColumn('value', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('registerSerialsOnce', ['unitId', 'year'])
        .execute()
      await db.schema
        .createTable('recordRegister')
        .addColumn('documentId', 'text', (c) => c.notNull().primaryKey())
        .addColumn('registration', 'text', (c) => c.notNull())
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('unitCode', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('year', 'integer', (c) => c.notNull())
        .addColumn('serial', 'bigint', (c) => c.notNull())
        .addColumn('number', 'text', (c) => c.notNull())
        .addColumn('registrationNumber', 'text', (c) => c.notNull())
        .addColumn('documentKind', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('approverId', 'text', (c) => c.notNull())
        .addColumn('registeredAt', 'text', (c) => c.notNull())
        .addColumn('registeredOn', 'text', (c) => c.notNull())
        .addColumn('searchText', 'text', (c) => c.notNull())
        .addUniqueConstraint('recordRegisterNumberOnce', ['unitId', 'year', 'serial'])
        .execute()
      await db.schema.createIndex('recordRegisterByTime').on('recordRegister').columns(['registeredAt', 'documentId']).execute()
      await db.schema
        .createTable('recordItems')
        .addColumn('documentId', 'text', (c) => c.notNull().primaryKey().references('recordRegister.documentId'))
        .addColumn('revisionId', 'text', (c) => c.notNull())
        .addColumn('taskId', 'text', (c) => c.notNull())
        .addColumn('folderId', 'text', (c) => c.notNull())
        .addColumn('retentionPeriod', 'text', (c) => c.notNull())
        .addColumn('completedOn', 'text', (c) => c.notNull())
        .addColumn('retentionStartsOn', 'text', (c) => c.notNull())
        .addColumn('retentionEndsOn', 'text')
        .addColumn('signedBlob', 'text', (c) => c.notNull())
        .addColumn('preservedBlob', 'text')
        .addColumn('preservedAt', 'text')
        .execute()
      await db.schema.createIndex('recordItemsByFolder').on('recordItems').columns(['folderId']).execute()
    },
  },
]
