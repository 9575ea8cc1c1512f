import type { Tx } from '../../../kernel/transaction.ts'
import type { DocumentState, Revision } from '../documents.ts'
import { documentsFaults } from '../errors.ts'
import { penLaidDown, stateChanged } from '../events.ts'
import * as store from '../store/index.ts'
import { refuseMoved } from './content.ts'
import { refuseFrozen, subjectOf } from './own-draft.ts'
import { layDownPen } from './pen.ts'

/** The document enters the line with a revision that is its present state. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, DRAFT_STALE */
export async function enterLine(tx: Tx, documentId: string, revision: Revision): Promise<void> {
  await tx.lock(`document:${documentId}`)
  const head = await store.findHead(tx, documentId)
  if (head === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  refuseFrozen(head.state)
  await refuseMoved(tx, head, revision)
  await store.setPen(tx, documentId, { penId: null, lineRevisionId: revision.revisionId })
  await move(tx, documentId, 'DRAFTING', 'IN_LINE')
}

/** Back to its author: returned or recalled; who held the pen lays it down. @throws DOCUMENT_FROZEN */
export const leaveLine = (tx: Tx, documentId: string): Promise<void> => move(tx, documentId, 'IN_LINE', 'DRAFTING')

/** Given up for another document that took its place (재기안): nobody changes it any more. @throws DOCUMENT_FROZEN */
export const supersede = (tx: Tx, documentId: string): Promise<void> => move(tx, documentId, 'DRAFTING', 'DISCARDED')

/** Approved, for ever, as it stands in the line. @throws DOCUMENT_FROZEN */
export const approve = (tx: Tx, documentId: string): Promise<void> => move(tx, documentId, 'IN_LINE', 'APPROVED')

/** The text as it was changed is the revision in the line now, and the pen is laid down. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, DRAFT_STALE */
export async function revise(tx: Tx, documentId: string, revision: Revision): Promise<void> {
  await tx.lock(`document:${documentId}`)
  const head = await store.findHead(tx, documentId)
  if (head === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  const { state, penId: personId } = head
  if (state !== 'IN_LINE' || personId === null) throw documentsFaults.DOCUMENT_FROZEN({ state })
  await refuseMoved(tx, head, revision)
  const { revisionId } = revision
  await store.setPen(tx, documentId, { penId: null, lineRevisionId: revisionId })
  await tx.speak(penLaidDown(subjectOf(documentId), { personId, revisionId, finished: true }))
}

async function move(tx: Tx, documentId: string, from: DocumentState, to: DocumentState): Promise<void> {
  const moved = await store.moveDraft(tx, documentId, from, to)
  if (moved === undefined) {
    const head = await store.findHead(tx, documentId)
    if (head === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
    throw documentsFaults.DOCUMENT_FROZEN({ state: head.state })
  }
  if (moved.penId !== null) await layDownPen(tx, documentId)
  await tx.speak(stateChanged(subjectOf(documentId), { from, to }))
  tx.touch(`document:${documentId}`)
}
