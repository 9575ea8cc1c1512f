import type { Kysely } from 'kysely'
import type { Handle } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { DocumentState, DraftRow } from '../documents.ts'
import { type DraftForm, storedForm } from '../draft-form.ts'
import type { DocumentsTables } from '../schema.ts'
import { db } from './db.ts'

/** A document's row with its form read. */
export type StoredDraft = Omit<DocumentsTables['documents'], 'form'> & { readonly form: DraftForm }

/** Writes a new draft. */
export async function insertDraft(tx: Tx, draft: StoredDraft): Promise<void> {
  await db(tx)
    .insertInto('documents')
    .values({ ...draft, form: JSON.stringify(draft.form) })
    .execute()
}

/** A document and its present form. */
export async function findDraft(handle: Handle, documentId: string): Promise<StoredDraft | undefined> {
  const row = await db(handle).selectFrom('documents').selectAll().where('id', '=', documentId).executeTakeFirst()
  return row === undefined ? undefined : { ...row, version: Number(row.version), form: storedForm(row.form) }
}

/** A document without its form, which may be long. */
export async function findHead(
  handle: Handle,
  documentId: string,
): Promise<Omit<DocumentsTables['documents'], 'form'> | undefined> {
  const [row] = await readHead(handle, documentId)
  return row === undefined ? undefined : { ...row, version: Number(row.version) }
}

/** For statements that every act on a document runs, which are built once. */
type Db = Kysely<DocumentsTables>

const readHead = prepared((db: Db, documentId: string) =>
  db
    .selectFrom('documents')
    .select(['id', 'state', 'version', 'authorId', 'authorName', 'authorPost'])
    .select(['unitId', 'unitName', 'title', 'copyOf', 'lineRevisionId', 'penId', 'createdAt', 'savedAt'])
    .where('id', '=', documentId),
)

/** Saves a form as the next version, if the draft is still at `basedOn` and may be changed; tells whether it was. */
export async function updateDraft(
  tx: Tx,
  documentId: string,
  basedOn: number,
  change: { form: DraftForm; savedAt: string },
): Promise<boolean> {
  const row = await db(tx)
    .updateTable('documents')
    .set({ form: JSON.stringify(change.form), title: change.form.title, savedAt: change.savedAt, version: basedOn + 1 })
    .where('id', '=', documentId)
    .where('version', '=', basedOn)
    .where((e) => e.or([e('state', '=', 'DRAFTING'), e.and([e('state', '=', 'IN_LINE'), e('penId', 'is not', null)])]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Says who changes the text, and which revision is in the line. */
export async function setPen(
  tx: Tx,
  documentId: string,
  pen: Pick<DocumentsTables['documents'], 'penId' | 'lineRevisionId'>,
): Promise<void> {
  await db(tx).updateTable('documents').set(pen).where('id', '=', documentId).execute()
}

/** Puts a form in the place of the present one, as the next version. */
export async function replaceForm(tx: Tx, documentId: string, form: DraftForm): Promise<void> {
  await db(tx)
    .updateTable('documents')
    .set((e) => ({ form: JSON.stringify(form), title: form.title, version: e('version', '+', 1) }))
    .where('id', '=', documentId)
    .execute()
}

/**
 * Changes the state, if it is still `from`; says who holds the pen, or undefined when it was not. Who gets a draft back may send it again as it
 * is, so it counts as another version.
 */
export async function moveDraft(
  tx: Tx,
  documentId: string,
  from: DocumentState,
  to: DocumentState,
): Promise<{ readonly penId: string | null } | undefined> {
  return (await moveState(tx, { documentId, from, to, versions: to === 'DRAFTING' ? 1 : 0 }))[0]
}

const moveState = prepared((db: Db, v: { documentId: string; from: DocumentState; to: DocumentState; versions: number }) =>
  db
    .updateTable('documents')
    .set((e) => ({ state: v.to, version: e('version', '+', v.versions) }))
    .where('id', '=', v.documentId)
    .where('state', '=', v.from)
    .returning('penId'),
)

/** A person's own drafts that may be changed, last saved first. */
export async function listDrafts(
  handle: Handle,
  authorId: string,
  page: { limit: number; offset: number },
): Promise<readonly DraftRow[]> {
  const rows = await db(handle)
    .selectFrom('documents as d')
    .select(['d.id as documentId', 'd.title', 'd.savedAt'])
    .select((e) =>
      e
        .selectFrom('documentAttachments as a')
        .select((a) => a.fn.countAll<number>().as('n'))
        .whereRef('a.documentId', '=', 'd.id')
        .as('attachments'),
    )
    .where('d.authorId', '=', authorId)
    .where('d.state', '=', 'DRAFTING')
    .orderBy('d.savedAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map((row) => ({ ...row, attachments: Number(row.attachments) }))
}
