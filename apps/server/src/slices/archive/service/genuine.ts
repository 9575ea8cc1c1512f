import { createHash } from 'node:crypto'
import type { Handle } from '../../../kernel/db.ts'
import { Fault } from '../../../kernel/errors.ts'
import type { ArchivedRow } from '../store/documents.ts'
import { findByPdf } from '../store/documents.ts'

/** What came after a signature; which of the facts are there depends on the kind. */
export interface SignatureChange {
  readonly kind: string
  readonly field?: string
  readonly what?: string
  readonly why?: string
}

/** The verdict on one signature. */
export interface SignatureVerdict {
  readonly kind: 'signature' | 'document-timestamp'
  readonly indication: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED'
  readonly subIndication: string | null
  readonly signerName: string | null
  readonly claimedTime: string | null
  readonly timestampTime: string | null
  readonly certificateSubject?: string | null
  readonly provenTime?: string | null
  readonly claimedRoles?: readonly string[]
  readonly commitment?: string | null
  readonly level?: string | null
  readonly coversWholeFile?: boolean
  readonly covers?: { readonly revision: number; readonly revisions: number } | null
  readonly changesAfter?: readonly SignatureChange[]
}

/** What the archive needs of a verdict over a PDF; the judge itself is handed in. */
export interface PdfReport {
  readonly indication: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED'
  readonly modifiedAfterSigning: boolean
  readonly signatures: readonly SignatureVerdict[]
}

/** GENUINE: as it was signed and sealed; CHANGED: not any more; NOT_OURS: no signature of this office; BROKEN: no readable PDF; UNSURE: cannot be said now. */
export type Genuineness = 'GENUINE' | 'CHANGED' | 'NOT_OURS' | 'BROKEN' | 'UNSURE'

/** The answer to "is it genuine?". `document` is the archived document whose very bytes these are. */
export interface GenuineAnswer {
  readonly verdict: Genuineness
  readonly sha256: string
  readonly document: ArchivedRow | null
  readonly report: PdfReport | null
}

/** Sub-indications (EN 319 102-1 table 2) that say: signed by somebody, but under no authority of this office. */
const STRANGER = new Set(['NO_CERTIFICATE_CHAIN_FOUND', 'NO_SIGNING_CERTIFICATE_FOUND', 'CHAIN_CONSTRAINTS_FAILURE'])

/** Judges a PDF: by its signatures, and by whether the archive holds the same bytes. */
export async function judge(
  handle: Handle,
  verifyPdf: (pdf: Uint8Array) => Promise<PdfReport>,
  pdf: Uint8Array,
): Promise<GenuineAnswer> {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const document = (await findByPdf(handle, sha256)) ?? null
  const report = await reportOf(verifyPdf, pdf)
  return { verdict: report === null ? 'BROKEN' : verdictOf(report), sha256, document, report }
}

async function reportOf(verifyPdf: (pdf: Uint8Array) => Promise<PdfReport>, pdf: Uint8Array): Promise<PdfReport | null> {
  try {
    return await verifyPdf(pdf)
  } catch (error) {
    if (error instanceof Fault && error.kind === 'BAD_INPUT') return null
    throw error
  }
}

/** The plain word for a report. */
export function verdictOf(report: PdfReport): Genuineness {
  const own = report.signatures.filter((signature) => !STRANGER.has(signature.subIndication ?? ''))
  if (own.length === 0) return 'NOT_OURS'
  if (report.modifiedAfterSigning || own.some((signature) => signature.indication === 'TOTAL-FAILED')) return 'CHANGED'
  return report.indication === 'TOTAL-PASSED' ? 'GENUINE' : 'UNSURE'
}
