import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Section heads (과장급, grade 5 in a city) and up, as in Seoul since 2014. */
const FIRST_THRESHOLD = 5

export const disclosureSteps: readonly SchemaStep[] = [
  {
    name: 'disclosure/0001-releases-and-publications',
    up: async (db) => {
      await db.schema
        .createTable('releases')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('number', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('registeredAt', 'text', (c) => c.notNull())
        .addColumn('reasons', 'text', (c) => c.notNull())
        .addColumn('findings', 'text', (c) => c.notNull())
        .addColumn('unread', 'text', (c) => c.notNull())
        .addColumn('record', 'text', (c) => c.notNull())
        .addColumn('decidedAt', 'text', (c) => c.notNull())
        .addColumn('decidedBy', 'text', (c) => c.notNull())
        .addColumn('note', 'text')
        .execute()
      await db.schema.createIndex('releasesByState').on('releases').columns(['state', 'registeredAt', 'documentId']).execute()
      await db.schema
        .createTable('publications')
        .addColumn('documentId', 'text', (c) => c.primaryKey().references('releases.documentId'))
        .addColumn('form', 'text', (c) => c.notNull())
        .addColumn('agency', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('number', 'text', (c) => c.notNull())
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('drafterName', 'text', (c) => c.notNull())
        .addColumn('drafterPost', 'text', (c) => c.notNull())
        .addColumn('approverName', 'text', (c) => c.notNull())
        .addColumn('approverPost', 'text', (c) => c.notNull())
        .addColumn('line', 'text', (c) => c.notNull())
        .addColumn('registeredAt', 'text', (c) => c.notNull())
        .addColumn('registeredOn', 'text', (c) => c.notNull())
        .addColumn('disclosure', 'text', (c) => c.notNull())
        .addColumn('clauses', 'text', (c) => c.notNull())
        .addColumn('reviewDueOn', 'text')
        .addColumn('bodyText', 'text', (c) => c.notNull())
        .addColumn('attachments', 'text', (c) => c.notNull())
        .addColumn('pdfBlob', 'text')
        .addColumn('taskId', 'text', (c) => c.notNull())
        .addColumn('taskName', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('publishedAt', 'text', (c) => c.notNull())
        .addColumn('withdrawnAt', 'text')
        .addColumn('withdrawalReason', 'text')
        .execute()
      await db.schema.createIndex('publicationsByPdf').on('publications').columns(['pdfBlob']).execute()
      await db.schema
        .createTable('releaseSettings')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('approverGradeRank', 'integer', (c) => c.notNull())
        .execute()
      await db
        .withTables<{ releaseSettings: { id: string; approverGradeRank: number } }>()
        .insertInto('releaseSettings')
        .values({ id: 'office', approverGradeRank: FIRST_THRESHOLD })
        .execute()
    },
  },
]
