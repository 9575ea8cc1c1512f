import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { DocumentState } from '../documents.ts'
import { documentsFaults } from '../errors.ts'
import * as store from '../store/index.ts'

/** A document of one's own. Everybody else learns nothing, not even that it exists. @throws DOCUMENT_UNKNOWN */
export async function ownHead(handle: Handle, actor: PersonActor, documentId: string) {
  const head = await store.findHead(handle, documentId)
  if (head === undefined || head.authorId !== actor.personId) throw documentsFaults.DOCUMENT_UNKNOWN()
  return head
}

/** A document of one's own with its form. @throws DOCUMENT_UNKNOWN */
export async function ownDraft(handle: Handle, actor: PersonActor, documentId: string): Promise<store.StoredDraft> {
  const draft = await store.findDraft(handle, documentId)
  if (draft === undefined || draft.authorId !== actor.personId) throw documentsFaults.DOCUMENT_UNKNOWN()
  return draft
}

/** A document of one's own that may be changed. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN */
export async function changeableHead(handle: Handle, actor: PersonActor, documentId: string) {
  const head = await ownHead(handle, actor, documentId)
  refuseFrozen(head.state)
  return head
}

/** @throws DOCUMENT_FROZEN unless the document is being drafted */
export function refuseFrozen(state: DocumentState): void {
  if (state !== 'DRAFTING') throw documentsFaults.DOCUMENT_FROZEN({ state })
}

/** The subject of events about a document. */
export const subjectOf = (documentId: string) => ({ kind: 'document', id: documentId }) as const
