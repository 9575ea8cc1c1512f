import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'

export const archiveSteps: readonly SchemaStep[] = [
  {
    name: 'archive/0001-documents-and-index',
    up: async (db, capabilities) => {
      await db.schema
        .createTable('archivedDocuments')
        .addColumn('serial', capabilities.fullText === 'fts5' ? 'integer' : 'bigint', (c) => c.primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull().unique())
        .addColumn('form', 'text', (c) => c.notNull())
        .addColumn('agency', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('number', 'text', (c) => c.notNull())
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('taskId', 'text', (c) => c.notNull())
        .addColumn('taskName', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('disclosure', 'text', (c) => c.notNull())
        .addColumn('year', 'text', (c) => c.notNull())
        .addColumn('registeredOn', 'text', (c) => c.notNull())
        .addColumn('publishedAt', 'text', (c) => c.notNull())
        .addColumn('pdfBlob', 'text')
        .addColumn('bodyText', 'text', (c) => c.notNull())
        .addColumn('searchText', 'text', (c) => c.notNull())
        .addColumn('details', 'text', (c) => c.notNull())
        .addColumn('withdrawnAt', 'text')
        .addColumn('withdrawalReason', 'text')
        .execute()
      await db.schema.createIndex('archivedDocumentsByPdf').on('archivedDocuments').columns(['pdfBlob']).execute()
      if (capabilities.fullText === 'fts5') {
        // No content and no positions: a third of the size, and AND of tokens is all that is asked.
        await sql`create virtual table "archiveIndex" using fts5(t, content='', contentless_delete=1, detail=none, prefix='1', tokenize="unicode61 remove_diacritics 0")`.execute(
          db,
        )
        return
      }
      await sql`create table "archiveIndex" (serial bigint primary key references "archivedDocuments"(serial), tokens tsvector not null)`.execute(
        db,
      )
      await sql`alter table "archiveIndex" alter tokens set statistics 1000`.execute(db)
      await sql`create index "archiveIndexTokens" on "archiveIndex" using gin (tokens) with (fastupdate = off)`.execute(db)
    },
  },
  {
    name: 'archive/0002-earlier-files',
    up: async (db) => {
      await db.schema
        .createTable('archivedEarlierFiles')
        .addColumn('pdfBlob', 'text', (c) => c.primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
