import type { DisclosureClass } from './schema.ts'

/** A step of the approval line as the public may see it: name and post of an official who did the duty are public (공개법 9①6라). */
export interface ReleasedStep {
  /** What the person did, as a key: DRAFT, REVIEW, CONCUR, APPROVE … */
  readonly kind: string
  /** 전결, 대결 or null. */
  readonly mark: string | null
  readonly name: string
  readonly post: string
  readonly unit: string
  /** ISO 8601; null where the step was skipped. */
  readonly at: string | null
}

/** A file that goes with the document; `blob` is its SHA-256 in the blob store. */
export interface ReleasedAttachment {
  readonly name: string
  readonly blob: string
  readonly mediaType: string
  readonly size: number
}

/** What disclosure needs of a preserved record. The composition root collects it from the slices that own the parts. */
export interface ReleasableRecord {
  readonly documentId: string
  readonly agency: string
  readonly title: string
  /** Production number, `디지털정책과-1234`. */
  readonly number: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly drafter: { readonly name: string; readonly post: string }
  /** `gradeRank`: 1 is the highest grade (1급), 9 the lowest; elected heads are 0. */
  readonly approver: { readonly name: string; readonly post: string; readonly gradeRank: number }
  readonly line: readonly ReleasedStep[]
  /** ISO 8601. */
  readonly registeredAt: string
  readonly disclosure: DisclosureClass
  /** 공개법 9①, 1 to 8; empty only for OPEN. */
  readonly clauses: readonly number[]
  /** The body as plain text, paragraphs as lines. */
  readonly bodyText: string
  readonly attachments: readonly ReleasedAttachment[]
  /** SHA-256 of the sealed PDF in the blob store. */
  readonly pdfBlob: string
  readonly task: { readonly id: string; readonly name: string }
  /** LEGAL, DIRECTIVE, NOTICE, KEPT, PETITION or GENERAL (행정업무규정 4). */
  readonly kind: string
}
