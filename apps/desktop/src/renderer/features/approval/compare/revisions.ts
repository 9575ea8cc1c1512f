import type { LineDocument } from '../../../api/shapes.ts'

/** A revision that was in the line. */
export interface LineRevision {
  readonly revisionId: string
  readonly number: number
}

type Seen = Pick<LineDocument, 'past' | 'present' | 'signedBefore'>

/** The revisions that were in the line, oldest first; rounds that were sent back to a step are of the same one. */
export function revisionsOf({ past, present }: Seen): readonly LineRevision[] {
  const byId = new Map([...past, present].map(({ revisionId, revisionNumber }) => [revisionId, revisionNumber]))
  return [...byId].map(([revisionId, number]) => ({ revisionId, number })).toSorted((a, b) => a.number - b.number)
}

/** What is compared unless chosen: from the one that the person signed last, else from the one before the present; null where there is only one. */
export function comparedFirst(document: Seen): { readonly from: string; readonly to: string } | null {
  const revisions = revisionsOf(document)
  const to = document.present.revisionId
  const before = revisions.filter(({ revisionId }) => revisionId !== to).at(-1)
  const signed = revisions.find(({ revisionId }) => revisionId === document.signedBefore?.revisionId)
  const from = signed ?? before
  return from === undefined ? null : { from: from.revisionId, to }
}
