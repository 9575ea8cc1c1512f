import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Attachment } from '../attachment.ts'
import type { DocumentsDeps } from '../deps.ts'
import type { DraftForm } from '../draft-form.ts'
import { documentsFaults } from '../errors.ts'
import * as store from '../store/index.ts'
import { seenBy } from './pen.ts'

/** What a new draft takes over from another document. */
export interface Pattern {
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly images: readonly store.StoredImage[]
}

/**
 * The pattern for 재작성. Its author copies the present draft; a reader of the line copies the revision in the line, which is all that they may see.
 * Task and folder go over within one unit only: another unit files under its own.
 * @throws DOCUMENT_UNKNOWN where the person may not read it
 */
export async function patternOf(
  kernel: Kernel,
  deps: DocumentsDeps,
  actor: PersonActor,
  documentId: string,
  unitId: string,
): Promise<Pattern> {
  const draft = await store.findDraft(kernel.db, documentId)
  if (draft === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  const own = draft.authorId === actor.personId
  if (!own && !(await deps.mayRead(kernel.db, actor, documentId))) throw documentsFaults.DOCUMENT_UNKNOWN()
  const source = own
    ? await seenBy(kernel.db, actor, draft)
    : draft.lineRevisionId === null
      ? undefined
      : await store.findRevision(kernel.db, draft.lineRevisionId)
  if (source === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  const filed = draft.unitId === unitId ? {} : { taskId: null, folderId: null, retention: null }
  return {
    form: { ...source.form, ...filed },
    attachments: source.attachments,
    images: await store.listImages(kernel.db, documentId),
  }
}
