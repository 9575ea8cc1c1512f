import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'

const COLUMNS = [
  'id',
  'documentId',
  'revisionId',
  'stepId',
  'personId',
  'field',
  'certificateFingerprint',
  'certificate',
  'signedAt',
  'pdfBlob',
] as const

/** A field is signed again where its signature was taken back, or the document sent back to its step; the file that each made is its own. */
export const signedAgainStep: SchemaStep = {
  name: 'signatures/0006-signed-again',
  up: async (db) => {
    await db.schema
      .createTable('acceptedSignaturesByFile')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('documentId', 'text', (c) => c.notNull())
      .addColumn('revisionId', 'text', (c) => c.notNull())
      .addColumn('stepId', 'text', (c) => c.notNull())
      .addColumn('personId', 'text')
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('certificateFingerprint', 'text', (c) => c.notNull())
      .addColumn('certificate', 'text', (c) => c.notNull())
      .addColumn('signedAt', 'text', (c) => c.notNull())
      .addColumn('pdfBlob', 'text', (c) => c.notNull())
      .execute()
    const columns = sql.join(COLUMNS.map((name) => sql.ref(name)))
    await sql`insert into ${sql.table('acceptedSignaturesByFile')} (${columns}) select ${columns} from ${sql.table('acceptedSignatures')}`.execute(
      db,
    )
    await db.schema.dropTable('acceptedSignatures').execute()
    await db.schema.alterTable('acceptedSignaturesByFile').renameTo('acceptedSignatures').execute()
    await db.schema
      .createIndex('acceptedSignaturesOnce')
      .unique()
      .on('acceptedSignatures')
      .columns(['documentId', 'pdfBlob'])
      .execute()
  },
}
