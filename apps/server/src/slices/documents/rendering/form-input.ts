import type { ApprovalBlock } from '../approval-block.ts'
import type { Attachment } from '../attachment.ts'
import type { DraftForm } from '../draft-form.ts'

/** What the foot says of the agency and the unit; empty text where there is nothing to say. */
export interface FormContact {
  readonly agency: string
  /** 기관장의 직위: only what goes out in its name bears the seal (영 14①); between units it is the sender's signature. */
  readonly headPost: string
  readonly zip: string
  readonly address: string
  readonly homepage: string
  readonly phone: string
  readonly fax: string
  readonly email: string
}

/** Everything that a form prints. The same input gives the same bytes. */
export interface FormInput {
  readonly documentId: string
  readonly revisionNumber: number
  readonly createdAt: string
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly block: ApprovalBlock
  /** Whether the posts of the block are left to fields, which can change, or stand on the page, as in a preview that has no fields. */
  readonly posts: 'FIELDS' | 'PAGE'
  readonly unitName: string
  readonly contact: FormContact
  /** Pictures of the body by the SHA-256 of their bytes. */
  readonly images: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>
}
