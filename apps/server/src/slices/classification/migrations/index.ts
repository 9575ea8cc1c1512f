import type { SchemaStep } from '../../../kernel/migrate.ts'

export const classificationSteps: readonly SchemaStep[] = [
  {
    name: 'classification/0001-functions-tasks-folders',
    up: async (db) => {
      await db.schema
        .createTable('functionNodes')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('parentId', 'text', (c) => c.references('functionNodes.id'))
        .addColumn('level', 'integer', (c) => c.notNull())
        .addColumn('code', 'text', (c) => c.notNull().unique())
        .addColumn('name', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('unitTasks')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('functionId', 'text', (c) => c.notNull().references('functionNodes.id'))
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('code', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('description', 'text', (c) => c.notNull())
        .addColumn('retention', 'text', (c) => c.notNull())
        .addColumn('retentionReason', 'text', (c) => c.notNull())
        .addColumn('disclosure', 'text', (c) => c.notNull())
        .addColumn('clauses', 'text', (c) => c.notNull())
        .addUniqueConstraint('unitTasksCodeOnce', ['unitId', 'code'])
        .execute()
      await db.schema
        .createTable('recordFolders')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('taskId', 'text', (c) => c.notNull().references('unitTasks.id'))
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('year', 'integer', (c) => c.notNull())
        .addColumn('serial', 'integer', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('openedAt', 'text', (c) => c.notNull())
        .addUniqueConstraint('recordFoldersSerialOnce', ['taskId', 'year', 'serial'])
        .addUniqueConstraint('recordFoldersTitleOnce', ['taskId', 'year', 'title'])
        .execute()
    },
  },
]
