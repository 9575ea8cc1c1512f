import type { Kysely } from 'kysely'
import type { Handle } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Revision } from '../documents.ts'
import { storedForm } from '../draft-form.ts'
import type { DocumentsTables } from '../schema.ts'
import { db } from './db.ts'

/** A revision with what it was frozen from. */
export interface StoredRevision extends Revision {
  readonly draftVersion: number
  readonly content: string
}

function read({ id, ...row }: DocumentsTables['documentRevisions']): StoredRevision {
  return {
    ...row,
    revisionId: id,
    draftVersion: Number(row.draftVersion),
    form: storedForm(row.form),
    attachments: JSON.parse(row.attachments),
    block: JSON.parse(row.block),
    fields: JSON.parse(row.fields),
  }
}

/** Writes a revision, for ever. */
export async function insertRevision(tx: Tx, { revisionId, ...revision }: StoredRevision): Promise<void> {
  const { form, attachments, block, fields } = revision
  await db(tx)
    .insertInto('documentRevisions')
    .values({
      ...revision,
      id: revisionId,
      form: JSON.stringify(form),
      attachments: JSON.stringify(attachments),
      block: JSON.stringify(block),
      fields: JSON.stringify(fields),
    })
    .execute()
}

/** A revision by its id. */
export async function findRevision(handle: Handle, revisionId: string): Promise<StoredRevision | undefined> {
  const [row] = await readRevision(handle, revisionId)
  return row === undefined ? undefined : read(row)
}

const readRevision = prepared((db: Kysely<DocumentsTables>, id: string) =>
  db.selectFrom('documentRevisions').selectAll().where('id', '=', id),
)

/** The revisions of a document, oldest first. */
export async function listRevisions(handle: Handle, documentId: string): Promise<readonly StoredRevision[]> {
  const rows = await db(handle)
    .selectFrom('documentRevisions')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('number')
    .execute()
  return rows.map(read)
}

/** The revision that was frozen from exactly this content, if there is one. */
export async function findFrozen(handle: Handle, documentId: string, content: string): Promise<StoredRevision | undefined> {
  const row = await db(handle)
    .selectFrom('documentRevisions')
    .selectAll()
    .where('documentId', '=', documentId)
    .where('content', '=', content)
    .executeTakeFirst()
  return row === undefined ? undefined : read(row)
}

/** How many revisions a document has. */
export async function countRevisions(handle: Handle, documentId: string): Promise<number> {
  const row = await db(handle)
    .selectFrom('documentRevisions')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('documentId', '=', documentId)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
