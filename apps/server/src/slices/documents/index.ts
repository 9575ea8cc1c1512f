export type { ApprovalBlock, BlockStep, SignatureAppearance } from './approval-block.ts'
export { type Block, type Content, contentSchema, EMPTY_CONTENT, type Inline } from './content.ts'
export type {
  Attachment,
  CheckFinding,
  DocumentHead,
  DocumentState,
  Documents,
  Draft,
  DraftRow,
  FieldPlace,
  Revision,
} from './documents.ts'
export { DOCUMENT_KINDS, type DocumentKind, type DraftForm, draftFormSchema, FORMS, type FormType } from './draft-form.ts'
export { documentsRouter } from './router.ts'
