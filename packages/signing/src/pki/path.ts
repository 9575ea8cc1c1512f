import type { WebCrypto } from '../ports.ts'
import { type AlgorithmUse, algorithmText, algorithmUse } from './algorithm-use.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { CertificateStore, waysToAnchor } from './path-builder.ts'
import { checkPath, type PathConstraints } from './path-check.ts'
import type { PathProblem } from './path-problem.ts'
import { fitsPurpose, type Purpose } from './purpose.ts'
import { Verifier } from './verifier.ts'

export type { PathConstraints } from './path-check.ts'
export type { PathProblem } from './path-problem.ts'
export type { Purpose } from './purpose.ts'

/** Says whether a certificate was revoked by `at`, as far as evidence goes. `context`: who may be trusted to speak for an issuer. */
export type RevocationCheck = (
  certificate: Certificate,
  issuer: Certificate,
  at: Date,
  context?: RevocationContext,
) => Promise<{ status: 'good' } | { status: 'unknown' } | { status: 'revoked'; at: Date; reason: string }>

/** Certificates among which signers of lists and responders may be found. */
export interface RevocationContext {
  readonly intermediates: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  readonly verifier: Verifier
}

/** What is asked of a path. */
export interface PathRequest {
  readonly certificate: Uint8Array
  readonly intermediates: readonly Uint8Array[]
  readonly anchors: readonly Uint8Array[]
  readonly at: Date
  readonly purpose: Purpose
  /** Null leaves revocation out (a responder with id-pkix-ocsp-nocheck, a path below one). */
  readonly revocation: RevocationCheck | null
  /** Policies and names that are asked for (RFC 5280 §6.1.1); any unless said. */
  readonly constraints?: PathConstraints
  /** Whether an algorithm still counts; unless said, what counts today: SHA-2, RSA of 2048 bits and more. */
  readonly accepts?: (use: AlgorithmUse) => boolean
  readonly crypto: WebCrypto
}

/** The path that was found, leaf first, anchor last, and what stands against it. */
export interface PathResult {
  readonly valid: boolean
  readonly problem: PathProblem | null
  readonly path: readonly Certificate[]
  /** Policies that hold for the whole path (user-constrained-policy-set); empty where there is a problem. */
  readonly policies: readonly string[]
}

/** Algorithms that count today (TS 119 312): no MD5, no SHA-1, no RSA under 2048 bits. */
export const acceptsToday = ({ family, digest, bits }: AlgorithmUse): boolean =>
  family !== 'UNKNOWN' && digest !== null && digest !== 'MD5' && digest !== 'SHA-1' && (!family.startsWith('RSA') || bits >= 2048)

/** Builds and checks a path (RFC 5280 §6.1). Of several candidates the first valid one counts, else the failure that got furthest. */
export async function validatePath(request: PathRequest): Promise<PathResult> {
  const anchors = request.anchors.map(readCertificate)
  const intermediates = request.intermediates.map(readCertificate)
  const leaf = readCertificate(request.certificate)
  const verifier = new Verifier(request.crypto)
  const context = { intermediates, anchors, verifier }
  let failure: PathResult = { valid: false, problem: { code: 'NO_PATH' }, path: [leaf], policies: [] }
  const ways = waysToAnchor(leaf, new CertificateStore(intermediates), new CertificateStore(anchors), verifier)
  for await (const { path, signed } of ways) {
    const result = await judge(path, signed, request, context)
    if (result.valid) return result
    if (rank(result.problem) >= rank(failure.problem)) failure = result
  }
  return failure
}

/** A failure that says more about the certificate counts more than one that says that a way was none. */
function rank(problem: PathProblem | null): number {
  if (problem === null || problem.code === 'NO_PATH') return 0
  if (problem.code === 'SIGNATURE_WRONG') return 1
  return problem.code === 'REVOKED' ? 3 : 2
}

async function judge(
  path: readonly Certificate[],
  signed: boolean,
  request: PathRequest,
  context: RevocationContext,
): Promise<PathResult> {
  const fail = (problem: PathProblem): PathResult => ({ valid: false, problem, path, policies: [] })
  const [leaf] = path
  const subject = leaf?.subject.text ?? ''
  if (leaf === undefined || !fitsPurpose(leaf, request.purpose)) return fail({ code: 'KEY_USAGE', subject })
  if (!signed) return fail({ code: 'SIGNATURE_WRONG', subject })
  const weak = weakest(path, request.accepts ?? acceptsToday)
  if (weak !== null) return fail(weak)
  const checked = checkPath(path, request.at, request.constraints)
  if (checked.problem !== null) return fail(checked.problem)
  const revoked = await revocationProblem(path, request, context)
  return revoked === null ? { valid: true, problem: null, path, policies: checked.policies } : fail(revoked)
}

/** The first certificate on the way whose signature is by an algorithm that does not count; an anchor's own signature proves nothing anyway. */
function weakest(path: readonly Certificate[], accepts: (use: AlgorithmUse) => boolean): PathProblem | null {
  for (const [i, issuer] of path.slice(1).entries()) {
    const certificate = path[i]
    if (certificate === undefined) continue
    const use = algorithmUse(issuer.spki, certificate.signatureAlgorithm, null)
    if (!accepts(use)) return { code: 'ALGORITHM_NOT_ACCEPTED', subject: certificate.subject.text, algorithm: algorithmText(use) }
  }
  return null
}

/** From the anchor down: what a revoked authority said of others is worth nothing. */
async function revocationProblem(
  path: readonly Certificate[],
  request: PathRequest,
  context: RevocationContext,
): Promise<PathProblem | null> {
  if (request.revocation === null) return null
  for (let i = path.length - 2; i >= 0; i -= 1) {
    const [certificate, issuer] = [path[i], path[i + 1]]
    if (certificate === undefined || issuer === undefined || certificate.ocspNoCheck) continue
    const answer = await request.revocation(certificate, issuer, request.at, context)
    if (answer.status === 'unknown') return { code: 'REVOCATION_UNKNOWN', subject: certificate.subject.text }
    if (answer.status === 'revoked' && answer.at <= request.at)
      return { code: 'REVOKED', subject: certificate.subject.text, at: answer.at, reason: answer.reason }
  }
  return null
}
