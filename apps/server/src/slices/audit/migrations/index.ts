import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'
import { GENESIS_HASH } from '../genesis.ts'

export const auditSteps: readonly SchemaStep[] = [
  {
    name: 'audit/0001-chain',
    up: async (db) => {
      await db.schema
        .createTable('auditEntries')
        .addColumn('seq', 'bigint', (c) => c.notNull().primaryKey())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('actorKind', 'text', (c) => c.notNull())
        .addColumn('actorId', 'text')
        .addColumn('actorName', 'text', (c) => c.notNull())
        .addColumn('actorRoles', 'text', (c) => c.notNull())
        .addColumn('address', 'text')
        .addColumn('client', 'text')
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('subjectKind', 'text', (c) => c.notNull())
        .addColumn('subjectId', 'text', (c) => c.notNull())
        .addColumn('facts', 'text', (c) => c.notNull())
        .addColumn('previousHash', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('auditEntriesByActor').on('auditEntries').columns(['actorId', 'seq']).execute()
      await db.schema
        .createIndex('auditEntriesBySubject')
        .on('auditEntries')
        .columns(['subjectKind', 'subjectId', 'seq'])
        .execute()
      await db.schema.createIndex('auditEntriesByType').on('auditEntries').columns(['type', 'seq']).execute()
      await db.schema.createIndex('auditEntriesByTime').on('auditEntries').columns(['at', 'seq']).execute()
      await db.schema
        .createTable('auditHead')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      await sql`insert into ${sql.table('auditHead')} (${sql.ref('id')}, ${sql.ref('seq')}, ${sql.ref('hash')}) values ('chain', 0, ${sql.lit(GENESIS_HASH)})`.execute(
        db,
      )
    },
  },
]
