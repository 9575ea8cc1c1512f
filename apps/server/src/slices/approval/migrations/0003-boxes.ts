import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'

/**
 * A document may lie in a box of what one drafted and in one of what one decides (domain.md §8.1), and boxes are paged by their order.
 * Rows that were there are taken over: what somebody else drafted and is done with belongs to their 결재완료.
 */
export const boxesStep: SchemaStep = {
  name: 'approval/0003-boxes-by-kind',
  up: async (db, capabilities) => {
    const table = db.schema
      .createTable('boxEntriesByKind')
      .addColumn('personId', 'text', (c) => c.notNull())
      .addColumn('box', 'text', (c) => c.notNull())
      .addColumn('documentId', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('drafterName', 'text', (c) => c.notNull())
      .addColumn('unitName', 'text', (c) => c.notNull())
      .addColumn('urgent', 'integer', (c) => c.notNull())
      .addColumn('dueOn', 'text')
      .addColumn('since', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('waitingFor', 'text', (c) => c.notNull())
      .addColumn('searchText', 'text', (c) => c.notNull())
      // A box lies together in its order: a page is one stretch, and words are looked for in all of it without leaping about.
      .addPrimaryKeyConstraint('boxEntriesInOrder', ['personId', 'box', 'since', 'documentId'])
    await (capabilities.clusteredTables ? table.modifyEnd(sql`without rowid`) : table).execute()
    await sql`insert into ${sql.table('boxEntriesByKind')}
      select b.${sql.ref('personId')},
        case when b.box in ('IN_PROGRESS', 'DONE') and not exists (
          select 1 from ${sql.table('lineSteps')} s
          where s.${sql.ref('documentId')} = b.${sql.ref('documentId')} and s.position = 0 and s.${sql.ref('personId')} = b.${sql.ref('personId')}
        ) then 'ACTED' else b.box end,
        b.${sql.ref('documentId')}, b.title, b.${sql.ref('drafterName')}, b.${sql.ref('unitName')}, b.urgent, b.${sql.ref('dueOn')},
        b.since, b.status, b.${sql.ref('waitingFor')}, lower(b.title || ' ' || b.${sql.ref('drafterName')} || ' ' || b.${sql.ref('unitName')})
      from ${sql.table('boxEntries')} b`.execute(db)
    await db.schema.dropTable('boxEntries').execute()
    await db.schema.alterTable('boxEntriesByKind').renameTo('boxEntries').execute()
    await db.schema.createIndex('boxEntriesOnce').unique().on('boxEntries').columns(['documentId', 'personId', 'box']).execute()
  },
}
