import { hex } from '../asn1/bytes.ts'
import { SigningError } from '../errors.ts'
import { LARGEST_PDF, Revision } from '../pdf/revision.ts'
import { sha256 } from '../ports.ts'
import { type Change, notAllowed } from './change.ts'
import { changesBetween } from './changes.ts'
import { endOf, type FoundSignature, findSignatures } from './found-signature.ts'
import { isLocked, type Permission } from './permission.ts'
import {
  failed,
  type Indication,
  type SignatureReport,
  type ValidationOptions,
  type ValidationReport,
  type Verdict,
} from './report.ts'
import { checkValue, type SignatureValue } from './signature-value.ts'
import { type Trust, trustBy } from './trust.ts'

/**
 * Judges every signature of a PDF (EN 319 102-1 §5.3, narrowed to lists for revocation): structure, coverage, value, path at the best
 * proof of time, and what was done after.
 * @throws PDF_BROKEN, PDF_TOO_LARGE, PDF_ENCRYPTED when there is nothing to judge
 */
export async function validatePdf(pdf: Uint8Array, options: ValidationOptions): Promise<ValidationReport> {
  const file = Revision.open(pdf, options.largest ?? LARGEST_PDF)
  const found = findSignatures(file)
  const changes = changesByEnd(file, found)
  const trust = trustBy(file, options)
  const signatures: SignatureReport[] = []
  let proof: Date | null = null
  // From the last to the first: a timestamp proves the time of everything that it stands over.
  for (const signature of found.toReversed()) {
    const value = await checkValue(pdf, signature, options.crypto)
    const { verdict, stampedAt, provenAt } = await judgeTrust(value, signature, proof, trust, options.at)
    if (verdict.indication === 'TOTAL-PASSED') proof = provenAt
    signatures.unshift(report(file, signature, value, withChanges(verdict, signature, changes), stampedAt, provenAt, changes))
  }
  return {
    indication: worst(signatures),
    modifiedAfterSigning: signatures.some(
      (s) => s.subIndication === 'MODIFIED_AFTER_SIGNING' || s.subIndication === 'HASH_FAILURE',
    ),
    documentDigest: hex(await sha256(options.crypto, pdf)),
    signatures,
  }
}

/** The worst of all signatures; a file without any proves nothing. */
function worst(signatures: readonly SignatureReport[]): Indication {
  if (signatures.some((s) => s.indication === 'TOTAL-FAILED')) return 'TOTAL-FAILED'
  return signatures.length === 0 || signatures.some((s) => s.indication === 'INDETERMINATE') ? 'INDETERMINATE' : 'TOTAL-PASSED'
}

interface Judged {
  readonly verdict: Verdict
  readonly stampedAt: Date | null
  readonly provenAt: Date | null
}

/** Trust in the timestamp first, at the time that a later one proves; then in the signer, at the earliest time that is proven. */
async function judgeTrust(
  value: SignatureValue,
  signature: FoundSignature,
  later: Date | null,
  trust: Trust,
  at: Date,
): Promise<Judged> {
  const { problem, stamp } = value
  if (problem !== null) return { verdict: problem, stampedAt: null, provenAt: null }
  const stampVerdict =
    stamp === null ? null : await trust(stamp.certificate, stamp.certificates, 'timestamping', later ?? at, later !== null)
  const stampedAt = stamp !== null && stampVerdict?.indication === 'TOTAL-PASSED' ? stamp.time : null
  const provenAt = earliest(stampedAt, later)
  const verdict =
    signature.isTimestamp && stampVerdict !== null
      ? stampVerdict
      : await trust(value.certificate, value.certificates, 'signing', provenAt ?? at, provenAt !== null)
  return { verdict, stampedAt, provenAt }
}

const earliest = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a < b ? a : b)

/** Changes between each end that a signature covers and the next, by the end where they begin. */
function changesByEnd(file: Revision, found: readonly FoundSignature[]): ReadonlyMap<number, readonly Change[]> {
  const covered = found.filter((signature) => signature.byteRange !== null).map(endOf)
  const ends = [...new Set([...covered, file.bytes.length])].sort((a, b) => a - b)
  return new Map(ends.slice(0, -1).map((end, i) => [end, safeChanges(file, end, ends[i + 1] ?? file.bytes.length)]))
}

function safeChanges(file: Revision, start: number, end: number): readonly Change[] {
  try {
    return changesBetween(file, start, end)
  } catch (error) {
    if (error instanceof SigningError) return [notAllowed(`bytes ${start}–${end}`, error.code)]
    throw error
  }
}

/** What came after a signature, seen by what that signature permits. */
function changesAfter(
  { permission, ...signature }: FoundSignature,
  changes: ReadonlyMap<number, readonly Change[]>,
): readonly Change[] {
  const end = endOf(signature)
  return [...changes].filter(([from]) => from >= end).flatMap(([, made]) => made.map((change) => permitted(change, permission)))
}

function permitted(change: Change, permission: Permission): Change {
  if (change.kind !== 'FORM_FILL' && change.kind !== 'FURTHER_SIGNATURE') return change
  if (permission.level === 1) return notAllowed(`field ${change.field}`, 'CERTIFIED_FINAL')
  return isLocked(permission, change.field) ? notAllowed(`field ${change.field}`, 'FIELD_LOCKED') : change
}

function withChanges(verdict: Verdict, signature: FoundSignature, changes: ReadonlyMap<number, readonly Change[]>): Verdict {
  const forbidden = changesAfter(signature, changes).find((change) => change.kind === 'NOT_ALLOWED')
  return verdict.indication === 'TOTAL-FAILED' || forbidden === undefined
    ? verdict
    : failed('MODIFIED_AFTER_SIGNING', `${forbidden.what}: ${forbidden.why}`)
}

function report(
  file: Revision,
  signature: FoundSignature,
  { certificate }: SignatureValue,
  verdict: Verdict,
  stampedAt: Date | null,
  provenAt: Date | null,
  changes: ReadonlyMap<number, readonly Change[]>,
): SignatureReport {
  return {
    field: signature.field,
    kind: signature.isTimestamp ? 'document-timestamp' : 'signature',
    ...verdict,
    signerName: signature.signerName,
    certificateSubject: certificate?.subject.text ?? null,
    issuer: certificate?.issuer.text ?? null,
    claimedTime: signature.claimedTime,
    timestampTime: stampedAt?.toISOString() ?? null,
    provenTime: provenAt?.toISOString() ?? null,
    coversWholeFile: endOf(signature) === file.bytes.length,
    changesAfter: changesAfter(signature, changes),
  }
}
