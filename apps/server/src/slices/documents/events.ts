import { defineEvent } from '../../kernel/events.ts'
import type { DocumentState } from './documents.ts'

/** A new draft. Subject of all of these: the document. No event carries a body. */
export const created = defineEvent<{ unitId: string; copyOf: string | null }>()('documents.created')
/** A draft was saved. */
export const drafted = defineEvent<{ version: number; title: string }>()('documents.drafted')
export const discarded = defineEvent<{ title: string }>()('documents.discarded')
/** Its author looked at a draft: opened it, or looked it over. */
export const documentLooked = defineEvent<{ what: 'DRAFT' | 'CHECK' }>()('documents.looked')
export const attached = defineEvent<{
  attachmentId: string
  name: string
  mediaType: string
  size: number
  sha256: string
}>()('documents.attached')
export const attachmentRemoved = defineEvent<{ attachmentId: string; name: string; sha256: string }>()(
  'documents.attachmentRemoved',
)
export const attachmentsOrdered = defineEvent<{ attachmentIds: readonly string[] }>()('documents.attachmentsOrdered')
export const imageAdded = defineEvent<{ blob: string; width: number; height: number }>()('documents.imageAdded')
/** A version of the draft became a revision. */
export const frozen = defineEvent<{
  revisionId: string
  number: number
  draftVersion: number
  formBlob: string
  manifestSha256: string
}>()('documents.frozen')
/** Who has the turn began to change the text of a document in the line (수정결재). */
export const penTaken = defineEvent<{ personId: string }>()('documents.penTaken')
/** The change was finished with a new revision, or given up: then the text is again as it stands in the line. */
export const penLaidDown = defineEvent<{ personId: string; revisionId: string; finished: boolean }>()('documents.penLaidDown')
/** The document entered the line, left it, or is approved. */
export const stateChanged = defineEvent<{ from: DocumentState; to: DocumentState }>()('documents.stateChanged')
