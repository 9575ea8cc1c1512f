import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { DocumentState } from '../documents.ts'
import { documentsFaults } from '../errors.ts'
import * as store from '../store/index.ts'

/** Whose draft it is, and who changes it while it is in the line. */
interface Owned {
  readonly state: DocumentState
  readonly authorId: string
  readonly penId: string | null
}

/** A document of one's own, or one whose text one changes in the line. Everybody else learns nothing, not even that it exists. @throws DOCUMENT_UNKNOWN */
export async function ownHead(handle: Handle, actor: PersonActor, documentId: string) {
  const head = await store.findHead(handle, documentId)
  if (head === undefined || !isOwn(head, actor)) throw documentsFaults.DOCUMENT_UNKNOWN()
  return head
}

/** The same with its form. @throws DOCUMENT_UNKNOWN */
export async function ownDraft(handle: Handle, actor: PersonActor, documentId: string): Promise<store.StoredDraft> {
  const draft = await store.findDraft(handle, documentId)
  if (draft === undefined || !isOwn(draft, actor)) throw documentsFaults.DOCUMENT_UNKNOWN()
  return draft
}

/** A document that this person may change now. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN */
export async function changeableHead(handle: Handle, actor: PersonActor, documentId: string) {
  const head = await ownHead(handle, actor, documentId)
  refuseUnlessPen(head, actor)
  return head
}

/** @throws DOCUMENT_FROZEN unless the person is its author and drafts it, or holds the pen while it is in the line */
export function refuseUnlessPen({ state, authorId, penId }: Owned, { personId }: PersonActor): void {
  const holds = state === 'DRAFTING' ? authorId === personId : state === 'IN_LINE' && penId === personId
  if (!holds) throw documentsFaults.DOCUMENT_FROZEN({ state })
}

/** @throws DOCUMENT_FROZEN unless the document is being drafted */
export function refuseFrozen(state: DocumentState): void {
  if (state !== 'DRAFTING') throw documentsFaults.DOCUMENT_FROZEN({ state })
}

/** The subject of events about a document. */
export const subjectOf = (documentId: string) => ({ kind: 'document', id: documentId }) as const

const isOwn = ({ authorId, penId }: Owned, { personId }: PersonActor): boolean => authorId === personId || penId === personId
