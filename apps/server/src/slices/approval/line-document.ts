import type { Act, LineStatus, Refusal } from '@onmaru/workflow'
import type { Attachment, DraftForm } from '../documents/index.ts'
import type { PathRound } from './line-path.ts'
import type { LinePerson } from './planned-line.ts'

/** Whether the asking person may do an act now, on which step, and if not, why not. */
export interface Allowance {
  readonly act: Act['type']
  readonly allowed: boolean
  readonly stepId: string | null
  readonly refusal: Refusal | null
}

/** A document in or after the line, for those who may read it. */
export interface LineDocument {
  readonly documentId: string
  readonly seq: number
  readonly status: LineStatus
  readonly title: string
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly author: LinePerson
  readonly revisionId: string
  readonly revisionNumber: number
  readonly pages: number
  readonly submittedAt: string
  /** SHA-256 of the present file; `/files/documents/<id>/current.pdf` serves it. */
  readonly pdfBlob: string
  readonly present: PathRound
  /** Earlier rounds, oldest first. */
  readonly past: readonly PathRound[]
  readonly allowances: readonly Allowance[]
}
