import { sql } from 'kysely'
import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Who revises a document in the line (수정결재), and the revision that it goes back to. */
export const penStep: SchemaStep = {
  name: 'documents/0002-pen',
  up: async (db) => {
    await db.schema.alterTable('documents').addColumn('lineRevisionId', 'text').execute()
    await db.schema.alterTable('documents').addColumn('penId', 'text').execute()
    const [id, documentId, lineRevisionId] = [sql.ref('id'), sql.ref('documentId'), sql.ref('lineRevisionId')]
    await sql`update ${sql.table('documents')} set ${lineRevisionId} = (
      select r.${id} from ${sql.table('documentRevisions')} r
      where r.${documentId} = ${sql.table('documents')}.${id} order by r.number desc limit 1
    )`.execute(db)
  },
}
