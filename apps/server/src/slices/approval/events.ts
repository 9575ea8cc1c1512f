import { defineEvent } from '../../kernel/events.ts'
import type { DelegationBasis, DelegationUsed } from './delegation-used.ts'

/** The drafter planned the line of a draft. */
export const linePlanned = defineEvent<{
  version: number
  steps: readonly { kind: string; personId: string; mark: string | null }[]
  /** By what the drafter says that the matter is decided; null: by the closest row of the delegation schedule. */
  basis: DelegationBasis | null
}>()('approval.linePlanned')
/** The drafter signed and sent the document into the line. */
export const submitted = defineEvent<{ title: string; revisionId: string; round: number }>()('approval.submitted')
/** One act of the line besides its submission: a signature, a return, a change of the line, a circulation, … */
export const stepped = defineEvent<{
  act: string
  stepId: string | null
  stepKind: string | null
  opinion: string | null
  onBehalfOf: string | null
  status: string
  pdfBlob: string
  /** 일괄결재: the batch that this signature is one of. */
  batchId: string | null
  /** Whom the act puts into the line, names to review, or lets read. */
  people: readonly { kind: string; personId: string }[] | null
}>()('approval.stepped')
/** The approver signed: the document came into being (영 6①). Heard inside by records. */
export const completed = defineEvent<{
  documentId: string
  revisionId: string
  title: string
  kind: string
  unitId: string
  taskId: string
  folderId: string
  retention: string
  approverId: string
  approvedAt: string
  pdfBlob: string
  /** The row of the delegation schedule by which it was decided, and why that one (영 10②). */
  delegation?: DelegationUsed | null
}>()('approval.completed')
/** Documents were chosen to be approved together (일괄결재). Subject: who chose them. */
export const batchBegun = defineEvent<{ batchId: string; documentIds: readonly string[] }>()('approval.batchBegun')
/** A version of the delegation schedule was run over past approvals. Subject: the version. */
export const scheduleSimulated = defineEvent<{
  version: number
  from: string
  until: string
  documents: number
  changed: number
}>()('approval.scheduleSimulated')
/** A line was kept for later documents, or changed. Subject: the saved line. */
export const savedLineKept = defineEvent<{
  scope: string
  /** The person or the unit. */
  ownerId: string
  name: string
  steps: readonly { kind: string; personId: string }[]
}>()('approval.savedLineKept')
/** A saved line was removed. Subject: it. */
export const savedLineRemoved = defineEvent<{ scope: string; ownerId: string; name: string }>()('approval.savedLineRemoved')
/** The watch over a line told people of a turn that waits: reminders, a day that is near, word to a superior. */
export const reminded = defineEvent<{
  stepId: string
  /** Whose turn waits. */
  personId: string
  told: readonly { about: string; personId: string }[]
}>()('approval.reminded')
/** Notices that were seen long ago went. Subject: the office. */
export const noticesForgotten = defineEvent<{ count: number; seenBefore: string }>()('approval.noticesForgotten')
/** Somebody marked notices of their own as seen. Subject: the person. */
export const noticesSeen = defineEvent<{ count: number }>()('approval.noticesSeen')
/** Somebody looked at the document in the line. */
export const looked = defineEvent<{
  revisionId: string | null
  pdfBlob: string | null
  /** The attachment that was opened; null for the document itself. */
  attachment: { id: string; sha256: string } | null
  /** The earlier revision beside which it was looked at; nothing where it was looked at alone. */
  comparedWith?: string
  /** Numbers of both, from 1: the one that was looked at, and the one beside it. */
  revisionNumber?: number
  comparedNumber?: number
}>()('approval.looked')
