import { hex } from '../asn1/bytes.ts'
import { parseSignedData, type SignedData, verifySignedData } from '../cms/signed-data.ts'
import { SigningError } from '../errors.ts'
import { digestByteRange } from '../pades/prepare-signature.ts'
import { LARGEST_PDF, openPdf } from '../pdf/pdf-file.ts'
import type { Certificate } from '../pki/certificate.ts'
import { validatePath } from '../pki/path.ts'
import { sha256, type WebCrypto } from '../ports.ts'
import { checkByLists } from '../revocation/evidence.ts'
import { verifyTimestampToken } from '../timestamp/timestamp.ts'
import { type Change, changesBetween } from './changes.ts'
import { type FoundSignature, findSignatures } from './found-signature.ts'

/** Main indications (EN 319 102-1 §5.1.3). */
export type Indication = 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED'

/** Sub-indications that are used here (EN 319 102-1 table 2), and what was done to the file after the signature. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'REVOKED'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'TRY_LATER'
  | 'MODIFIED_AFTER_SIGNING'

/** The verdict on one signature. */
export interface SignatureReport {
  readonly field: string
  readonly kind: 'signature' | 'document-timestamp'
  readonly indication: Indication
  readonly subIndication: SubIndication | null
  /** What exactly stood against it, for logs and experts. */
  readonly reason: string | null
  readonly signerName: string | null
  readonly certificateSubject: string | null
  readonly issuer: string | null
  readonly claimedTime: string | null
  /** Proof of the latest time at which the signature existed, ISO 8601. */
  readonly timestampTime: string | null
  readonly coversWholeFile: boolean
  /** What came after this signature. */
  readonly changesAfter: readonly Change[]
}

/** The verdict on a file. */
export interface ValidationReport {
  readonly indication: Indication
  readonly modifiedAfterSigning: boolean
  readonly documentDigest: string
  readonly signatures: readonly SignatureReport[]
}

/** What a file is judged by. */
export interface ValidationOptions {
  readonly anchors: readonly Uint8Array[]
  readonly at: Date
  readonly crypto: WebCrypto
  /** Revocation lists and certificates at hand beside those in the file. */
  readonly crls?: readonly Uint8Array[]
  readonly intermediates?: readonly Uint8Array[]
  readonly largest?: number
}

/**
 * Judges every signature of a PDF (EN 319 102-1 §5.3, narrowed to lists for revocation): structure, coverage, value, path, and what was done after.
 * @throws PDF_BROKEN, PDF_TOO_LARGE, PDF_ENCRYPTED when there is nothing to judge
 */
export async function validatePdf(pdf: Uint8Array, options: ValidationOptions): Promise<ValidationReport> {
  const document = await openPdf(pdf, options.largest ?? LARGEST_PDF)
  const found = findSignatures(pdf, document)
  const ends = [
    ...new Set([...found.flatMap((s) => (s.byteRange === null ? [] : [s.byteRange[2] + s.byteRange[3]])), pdf.length]),
  ].sort((a, b) => a - b)
  const changes = new Map<number, readonly Change[]>()
  for (const [i, end] of ends.slice(0, -1).entries()) changes.set(end, await safeChanges(pdf, end, ends[i + 1] ?? pdf.length))
  const signatures: SignatureReport[] = []
  for (const signature of found) signatures.push(await judge(pdf, signature, ends, changes, options))
  const modifiedAfterSigning = signatures.some(
    (s) => s.subIndication === 'MODIFIED_AFTER_SIGNING' || s.subIndication === 'HASH_FAILURE',
  )
  return {
    indication: worst(signatures),
    modifiedAfterSigning,
    documentDigest: hex(await sha256(options.crypto, pdf)),
    signatures,
  }
}

/** The worst of all signatures; a file without any proves nothing. */
function worst(signatures: readonly SignatureReport[]): Indication {
  if (signatures.some((s) => s.indication === 'TOTAL-FAILED')) return 'TOTAL-FAILED'
  return signatures.length === 0 || signatures.some((s) => s.indication === 'INDETERMINATE') ? 'INDETERMINATE' : 'TOTAL-PASSED'
}

async function safeChanges(pdf: Uint8Array, start: number, end: number): Promise<readonly Change[]> {
  try {
    return await changesBetween(pdf, start, end)
  } catch (error) {
    if (error instanceof SigningError) return [{ kind: 'NOT_ALLOWED', what: `bytes ${start}–${end}`, why: error.code }]
    throw error
  }
}

interface Verdict {
  readonly indication: Indication
  readonly subIndication: SubIndication | null
  readonly reason: string | null
}

const passed: Verdict = { indication: 'TOTAL-PASSED', subIndication: null, reason: null }
const failed = (subIndication: SubIndication, reason: string): Verdict => ({ indication: 'TOTAL-FAILED', subIndication, reason })
const open = (subIndication: SubIndication, reason: string): Verdict => ({ indication: 'INDETERMINATE', subIndication, reason })

async function judge(
  pdf: Uint8Array,
  signature: FoundSignature,
  ends: readonly number[],
  changes: ReadonlyMap<number, readonly Change[]>,
  options: ValidationOptions,
): Promise<SignatureReport> {
  const end = signature.byteRange === null ? 0 : signature.byteRange[2] + signature.byteRange[3]
  const changesAfter = ends.filter((e) => e >= end && changes.has(e)).flatMap((e) => changes.get(e) ?? [])
  const { verdict, certificate, time } = await judgeValue(pdf, signature, options)
  const forbidden = changesAfter.find((change) => change.kind === 'NOT_ALLOWED')
  const final =
    verdict.indication !== 'TOTAL-FAILED' && forbidden !== undefined
      ? failed('MODIFIED_AFTER_SIGNING', `${forbidden.what}: ${forbidden.why}`)
      : verdict
  return {
    field: signature.field,
    kind: signature.isTimestamp ? 'document-timestamp' : 'signature',
    ...final,
    signerName: signature.signerName,
    certificateSubject: certificate?.subject.text ?? null,
    issuer: certificate?.issuer.text ?? null,
    claimedTime: signature.claimedTime,
    timestampTime: time?.toISOString() ?? null,
    coversWholeFile: end === pdf.length,
    changesAfter,
  }
}

async function judgeValue(
  pdf: Uint8Array,
  signature: FoundSignature,
  options: ValidationOptions,
): Promise<{ verdict: Verdict; certificate: Certificate | null; time: Date | null }> {
  if (signature.byteRange === null || signature.cms === null)
    return { verdict: failed('FORMAT_FAILURE', signature.problem ?? ''), certificate: null, time: null }
  const digest = await digestByteRange(pdf, signature.byteRange, options.crypto)
  try {
    if (signature.isTimestamp) return await judgeDocumentTimestamp(pdf, signature.cms, signature.byteRange, options)
    const signed = parseSignedData(signature.cms)
    const { problem, certificate } = await verifySignedData(signed, digest, options.crypto)
    if (problem !== null)
      return {
        verdict: failed(
          problem === 'HASH_FAILURE'
            ? 'HASH_FAILURE'
            : problem === 'NO_SIGNING_CERTIFICATE'
              ? 'NO_SIGNING_CERTIFICATE_FOUND'
              : 'SIG_CRYPTO_FAILURE',
          problem,
        ),
        certificate,
        time: null,
      }
    const time = await stampedTime(signed, options)
    return {
      verdict: await judgePath(signed.certificates, certificate, time ?? options.at, 'signing', options),
      certificate,
      time,
    }
  } catch (error) {
    if (error instanceof SigningError) return { verdict: failed('FORMAT_FAILURE', error.code), certificate: null, time: null }
    throw error
  }
}

async function judgeDocumentTimestamp(
  pdf: Uint8Array,
  token: Uint8Array,
  [, first, second, rest]: readonly [number, number, number, number],
  options: ValidationOptions,
): Promise<{ verdict: Verdict; certificate: Certificate | null; time: Date }> {
  const stamped = new Uint8Array(first + rest)
  stamped.set(pdf.subarray(0, first))
  stamped.set(pdf.subarray(second, second + rest), first)
  const verdict = await verifyTimestampToken(token, stamped, options.crypto)
  if (verdict.problem !== null)
    return { verdict: failed(verdict.problem, verdict.problem), certificate: verdict.certificate, time: verdict.time }
  return {
    verdict: await judgePath(verdict.certificates, verdict.certificate, options.at, 'timestamping', options),
    certificate: verdict.certificate,
    time: verdict.time,
  }
}

/** The time of a sound and trusted timestamp over the signature value: proof that the signature existed then. */
async function stampedTime(signed: SignedData, options: ValidationOptions): Promise<Date | null> {
  const [token] = signed.timestampTokens
  if (token === undefined) return null
  const verdict = await verifyTimestampToken(token, signed.signature, options.crypto)
  if (verdict.problem !== null) return null
  const path = await judgePath(verdict.certificates, verdict.certificate, options.at, 'timestamping', options)
  return path.indication === 'TOTAL-PASSED' ? verdict.time : null
}

async function judgePath(
  certificates: readonly Certificate[],
  certificate: Certificate | null,
  at: Date,
  purpose: 'signing' | 'timestamping',
  options: ValidationOptions,
): Promise<Verdict> {
  if (certificate === null) return failed('NO_SIGNING_CERTIFICATE_FOUND', 'NO_SIGNING_CERTIFICATE')
  const { problem } = await validatePath({
    certificate: certificate.der,
    intermediates: [...certificates.map((c) => c.der), ...(options.intermediates ?? [])],
    anchors: options.anchors,
    at,
    purpose,
    revocation: checkByLists({ crls: options.crls ?? [] }, options.crypto, purpose === 'timestamping' ? 'good' : 'unknown'),
    crypto: options.crypto,
  })
  if (problem === null) return passed
  switch (problem.code) {
    case 'REVOKED':
      return open('REVOKED', `${problem.subject} ${problem.at.toISOString()} ${problem.reason}`)
    case 'EXPIRED':
      return open('EXPIRED', `${problem.subject} ${problem.notAfter.toISOString()}`)
    case 'NOT_YET_VALID':
      return open('NOT_YET_VALID', `${problem.subject} ${problem.notBefore.toISOString()}`)
    case 'REVOCATION_UNKNOWN':
      return open('TRY_LATER', problem.subject)
    case 'NO_PATH':
      return open('NO_CERTIFICATE_CHAIN_FOUND', certificate.issuer.text)
    default:
      return open('CHAIN_CONSTRAINTS_FAILURE', `${problem.code} ${problem.subject}`)
  }
}
