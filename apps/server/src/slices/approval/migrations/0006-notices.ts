import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'

/** What people are told, and which lines are under way: those are watched over. */
export const noticesStep: SchemaStep = {
  name: 'approval/0006-notices',
  up: async (db) => {
    await db.schema
      .createTable('notices')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('personId', 'text', (c) => c.notNull())
      .addColumn('documentId', 'text', (c) => c.notNull())
      .addColumn('cause', 'text', (c) => c.notNull())
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('byName', 'text')
      .addColumn('whoseName', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('seenAt', 'text')
      .addUniqueConstraint('noticesOnce', ['documentId', 'cause', 'personId'])
      .execute()
    await db.schema.createIndex('noticesPage').on('notices').columns(['personId', 'at', 'id']).execute()
    await db.schema
      .createIndex('noticesNew')
      .on('notices')
      .columns(['personId'])
      .where(sql<boolean>`${sql.ref('seenAt')} is null`)
      .execute()
    await db.schema.createIndex('noticesSeen').on('notices').columns(['seenAt']).execute()
    await db.schema
      .createIndex('lineStatesUnderWay')
      .on('lineStates')
      .columns(['documentId'])
      .where(sql<boolean>`${sql.ref('status')} in ('IN_PROGRESS', 'HELD')`)
      .execute()
  },
}
