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

/** Something that somebody is to take note of: a circulation (공람), or the later report of a 대결 (후열). */
export interface LineReceipt {
  readonly person: LinePerson
  /** Since when it lies before them (ISO 8601). */
  readonly since: string
  /** When they took note; null while they have not. */
  readonly at: string | null
  /** Their opinion or instruction. */
  readonly note: string | null
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
  /** 긴급, as the line has it now. */
  readonly urgent: boolean
  readonly readers: readonly LineReceipt[]
  readonly postReport: LineReceipt | null
  /** The document that took this one's place (재기안). */
  readonly supersededBy: string | null
  /** Who changes the text at the moment (수정결재); null: nobody. */
  readonly pen: { readonly personId: string; readonly name: string } | null
  /** The latest revision that the asking person signed, where that is an earlier one than the present: what changed since they ask `difference`. */
  readonly signedBefore: { readonly revisionId: string; readonly number: number } | null
}
