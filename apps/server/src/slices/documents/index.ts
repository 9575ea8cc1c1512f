export type { ApprovalBlock, BlockStep, SignatureAppearance } from './approval-block.ts'
export type { Attachment } from './attachment.ts'
export { type Block, type Content, contentSchema, EMPTY_CONTENT, type Inline } from './content.ts'
export { contentFromText } from './content-from-text.ts'
export { createDocuments } from './create-documents.ts'
export type { DocumentsDeps } from './deps.ts'
export type {
  AttachmentDifference,
  BlockAspect,
  BlockChange,
  BlockDifference,
  CellDifference,
  DecidedField,
  DiffSegment,
  FieldDifference,
  RevisionDifference,
  RowDifference,
} from './difference.ts'
export type { CheckFinding, DocumentHead, DocumentState, Documents, Draft, DraftRow, FieldPlace, Revision } from './documents.ts'
export {
  BLANK_FORM,
  DOCUMENT_KINDS,
  type DocumentKind,
  type DraftForm,
  draftFormSchema,
  FORMS,
  type FormType,
} from './draft-form.ts'
export { documentsFaults } from './errors.ts'
export {
  attached,
  attachmentRemoved,
  attachmentsOrdered,
  created,
  discarded,
  documentLooked,
  drafted,
  frozen,
  imageAdded,
  penLaidDown,
  penTaken,
  stateChanged,
} from './events.ts'
export { documentsSteps } from './migrations/index.ts'
export { documentsRouter } from './router.ts'
export { documentsRoutes } from './routes.ts'
export type { DocumentsTables } from './schema.ts'
