import { verifySignature } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import { OID } from '../asn1/oids.ts'
import type { WebCrypto } from '../ports.ts'
import { type Certificate, readCertificate } from './certificate.ts'

/** What a certificate is used for, and so what it must be allowed to do. */
export type Purpose = 'signing' | 'timestamping' | 'ocsp' | 'any'

/** Why there is no valid path (sub-indications of EN 319 102-1 §5.2.6 are made of these). */
export type PathProblem =
  | { readonly code: 'NO_PATH' }
  | { readonly code: 'EXPIRED'; readonly subject: string; readonly notAfter: Date }
  | { readonly code: 'NOT_YET_VALID'; readonly subject: string; readonly notBefore: Date }
  | { readonly code: 'SIGNATURE_WRONG'; readonly subject: string }
  | { readonly code: 'NOT_A_CA'; readonly subject: string }
  | { readonly code: 'PATH_TOO_LONG'; readonly subject: string }
  | { readonly code: 'KEY_USAGE'; readonly subject: string }
  | { readonly code: 'UNKNOWN_CRITICAL_EXTENSION'; readonly subject: string; readonly extension: string }
  | { readonly code: 'REVOKED'; readonly subject: string; readonly at: Date; readonly reason: string }
  | { readonly code: 'REVOCATION_UNKNOWN'; readonly subject: string }

/** Says whether a certificate was revoked by `at`, as far as evidence goes. */
export type RevocationCheck = (
  certificate: Certificate,
  issuer: Certificate,
  at: Date,
) => Promise<{ status: 'good' } | { status: 'unknown' } | { status: 'revoked'; at: Date; reason: string }>

/** What is asked of a path. */
export interface PathRequest {
  readonly certificate: Uint8Array
  readonly intermediates: readonly Uint8Array[]
  readonly anchors: readonly Uint8Array[]
  readonly at: Date
  readonly purpose: Purpose
  /** Null leaves revocation out (a responder with id-pkix-ocsp-nocheck, a path below one). */
  readonly revocation: RevocationCheck | null
  readonly crypto: WebCrypto
}

/** The path that was found, leaf first, anchor last, and what stands against it. */
export interface PathResult {
  readonly valid: boolean
  readonly problem: PathProblem | null
  readonly path: readonly Certificate[]
}

const SIGNING_USAGES: ReadonlySet<string> = new Set([OID.usageAny, OID.usageEmailProtection, OID.usageDocumentSigning])
const LONGEST = 8
/** Certificates that come along with a signature are anybody's; among many of one name there are more ways than can be walked. */
const MOST_STEPS = 1_000

/** Builds and checks a path (RFC 5280 §6.1). Of several candidates the first valid one counts, else the best failure. */
export async function validatePath(request: PathRequest): Promise<PathResult> {
  const anchors = request.anchors.map(readCertificate)
  const intermediates = request.intermediates.map(readCertificate)
  const leaf = readCertificate(request.certificate)
  let failure: PathResult = { valid: false, problem: { code: 'NO_PATH' }, path: [leaf] }
  for (const path of candidates(leaf, intermediates, anchors)) {
    const problem = await problemOf(path, request)
    if (problem === null) return { valid: true, problem: null, path }
    failure = { valid: false, problem, path }
  }
  return failure
}

/** Paths by name chaining; each certificate stands in a path once. */
function* candidates(
  leaf: Certificate,
  intermediates: readonly Certificate[],
  anchors: readonly Certificate[],
): Generator<readonly Certificate[]> {
  let steps = 0
  const walk = function* (path: readonly Certificate[]): Generator<readonly Certificate[]> {
    const last = path.at(-1)
    steps += 1
    if (last === undefined || path.length > LONGEST || steps > MOST_STEPS) return
    if (anchors.some((anchor) => equal(anchor.der, last.der))) yield path
    const issues = (candidate: Certificate): boolean =>
      equal(candidate.subjectDer, last.issuerDer) && !path.some((used) => equal(used.der, candidate.der))
    for (const anchor of anchors.filter(issues)) yield [...path, anchor]
    for (const intermediate of intermediates.filter(issues)) yield* walk([...path, intermediate])
  }
  yield* walk([leaf])
}

async function problemOf(path: readonly Certificate[], request: PathRequest): Promise<PathProblem | null> {
  const [leaf] = path
  if (leaf === undefined || !fitsPurpose(leaf, request.purpose)) return { code: 'KEY_USAGE', subject: leaf?.subject.text ?? '' }
  for (const [i, certificate] of path.entries()) {
    const issuer = path[i + 1]
    const own = ownProblem(certificate, i, request.at)
    if (own !== null) return own
    if (issuer === undefined) continue
    if (
      !(await verifySignature(
        request.crypto,
        issuer.spki,
        certificate.signatureAlgorithm,
        null,
        certificate.tbs,
        certificate.signature,
      ))
    )
      return { code: 'SIGNATURE_WRONG', subject: certificate.subject.text }
    const revoked = await revocationProblem(certificate, issuer, request)
    if (revoked !== null) return revoked
  }
  return null
}

function ownProblem(certificate: Certificate, index: number, at: Date): PathProblem | null {
  const subject = certificate.subject.text
  const [extension] = certificate.unknownCritical
  if (extension !== undefined) return { code: 'UNKNOWN_CRITICAL_EXTENSION', subject, extension }
  if (at < certificate.notBefore) return { code: 'NOT_YET_VALID', subject, notBefore: certificate.notBefore }
  if (at > certificate.notAfter) return { code: 'EXPIRED', subject, notAfter: certificate.notAfter }
  if (index === 0) return null
  if (!certificate.isCa) return { code: 'NOT_A_CA', subject }
  if (certificate.keyUsage !== null && !certificate.keyUsage.includes('keyCertSign')) return { code: 'KEY_USAGE', subject }
  // Certificates below this one, the leaf not counted (RFC 5280 §4.2.1.9).
  if (certificate.pathLength !== null && index - 1 > certificate.pathLength) return { code: 'PATH_TOO_LONG', subject }
  return null
}

async function revocationProblem(
  certificate: Certificate,
  issuer: Certificate,
  request: PathRequest,
): Promise<PathProblem | null> {
  if (request.revocation === null || certificate.ocspNoCheck) return null
  const answer = await request.revocation(certificate, issuer, request.at)
  if (answer.status === 'good') return null
  if (answer.status === 'unknown') return { code: 'REVOCATION_UNKNOWN', subject: certificate.subject.text }
  return answer.at <= request.at
    ? { code: 'REVOKED', subject: certificate.subject.text, at: answer.at, reason: answer.reason }
    : null
}

function fitsPurpose(leaf: Certificate, purpose: Purpose): boolean {
  const uses = (...wanted: readonly string[]): boolean =>
    leaf.keyUsage === null || wanted.some((usage) => (leaf.keyUsage as readonly string[]).includes(usage))
  switch (purpose) {
    case 'any':
      return true
    case 'signing':
      // A certificate with extended usages is good for these alone (RFC 5280 §4.2.1.12).
      return (
        uses('digitalSignature', 'nonRepudiation') &&
        !leaf.isCa &&
        (leaf.extendedKeyUsage.length === 0 || leaf.extendedKeyUsage.some((usage) => SIGNING_USAGES.has(usage)))
      )
    case 'timestamping': // critical and alone (RFC 3161 §2.3)
      return (
        uses('digitalSignature', 'nonRepudiation') &&
        leaf.extendedKeyUsage.length === 1 &&
        leaf.extendedKeyUsage[0] === OID.usageTimestamping
      )
    case 'ocsp':
      return uses('digitalSignature') && leaf.extendedKeyUsage.includes(OID.usageOcspSigning)
  }
}
