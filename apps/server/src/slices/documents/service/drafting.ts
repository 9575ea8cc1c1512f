import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { DocumentsDeps } from '../deps.ts'
import type { Draft } from '../documents.ts'
import { BLANK_FORM, type DraftForm } from '../draft-form.ts'
import { documentsFaults } from '../errors.ts'
import { created, discarded, documentLooked, drafted } from '../events.ts'
import * as store from '../store/index.ts'
import { changeableHead, ownDraft, ownHead, refuseFrozen, subjectOf } from './own-draft.ts'
import { seenBy } from './pen.ts'
import { patternOf } from './redraft.ts'

/** A new draft of one's own, blank or after another document. @throws DOCUMENT_UNKNOWN */
export async function create(
  kernel: Kernel,
  deps: DocumentsDeps,
  actor: PersonActor,
  copyOf: string | null,
): Promise<{ documentId: string }> {
  const author = await deps.identity.personOf(actor.personId)
  const pattern = copyOf === null ? null : await patternOf(kernel, deps, actor, copyOf, author.unitId)
  const form: DraftForm = pattern?.form ?? BLANK_FORM
  const documentId = newId()
  await transaction(kernel, actor, async (tx) => {
    const now = tx.now.toISOString()
    await store.insertDraft(tx, {
      id: documentId,
      state: 'DRAFTING',
      version: 1,
      authorId: actor.personId,
      authorName: author.name,
      authorPost: author.post,
      unitId: author.unitId,
      unitName: author.unitName,
      title: form.title,
      form,
      copyOf,
      lineRevisionId: null,
      penId: null,
      createdAt: now,
      savedAt: now,
    })
    for (const [position, attachment] of (pattern?.attachments ?? []).entries())
      await store.insertAttachment(tx, documentId, position, { ...attachment, id: newId() })
    for (const image of pattern?.images ?? []) await store.insertImage(tx, documentId, image)
    await tx.speak(created(subjectOf(documentId), { unitId: author.unitId, copyOf }))
  })
  return { documentId }
}

/** Opens a draft of one's own; a recorded look. @throws DOCUMENT_UNKNOWN */
export function open(kernel: Kernel, actor: PersonActor, documentId: string): Promise<Draft> {
  return transaction(kernel, actor, async (tx) => {
    const draft = await ownDraft(tx, actor, documentId)
    const { state, version, savedAt, createdAt, authorId, authorName, authorPost, unitId, unitName, penId } = draft
    const { form, attachments } = await seenBy(tx, actor, draft)
    await tx.speak(documentLooked(subjectOf(documentId), { what: 'DRAFT' }))
    return {
      documentId,
      state,
      version,
      savedAt,
      createdAt,
      form,
      attachments,
      author: { id: authorId, name: authorName, post: authorPost, unitId, unitName },
      pen: penId === actor.personId ? 'REVISER' : 'AUTHOR',
    }
  })
}

/**
 * Saves a draft as its next version; nothing of what somebody else saved in between is ever written over.
 * @throws DOCUMENT_UNKNOWN, DRAFT_STALE, DOCUMENT_FROZEN
 */
export function save(
  kernel: Kernel,
  actor: PersonActor,
  input: { documentId: string; basedOn: number; form: DraftForm },
): Promise<{ version: number; savedAt: string }> {
  const { documentId, basedOn, form } = input
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const head = await changeableHead(tx, actor, documentId)
    const savedAt = tx.now.toISOString()
    if (head.version !== basedOn || !(await store.updateDraft(tx, documentId, basedOn, { form, savedAt })))
      throw documentsFaults.DRAFT_STALE({ version: head.version })
    const version = basedOn + 1
    await tx.speak(drafted(subjectOf(documentId), { version, title: form.title }))
    tx.touch(`document:${documentId}`)
    return { version, savedAt }
  })
}

/** Puts a draft away; its row, files and revisions stay for the audit. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN */
export function discard(kernel: Kernel, actor: PersonActor, documentId: string): Promise<void> {
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const head = await ownHead(tx, actor, documentId)
    if (head.authorId !== actor.personId) throw documentsFaults.DOCUMENT_UNKNOWN()
    refuseFrozen(head.state)
    await store.moveDraft(tx, documentId, 'DRAFTING', 'DISCARDED')
    await tx.speak(discarded(subjectOf(documentId), { title: head.title }))
    tx.touch(`document:${documentId}`)
    tx.touch(`person:${actor.personId}`)
  })
}
