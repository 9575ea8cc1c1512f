import { algorithmUse } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import { waysToAnchor } from '../pki/path-builder.ts'
import { checkPath } from '../pki/path-check.ts'
import { fitsPurpose, type Purpose } from '../pki/purpose.ts'
import type { RevocationFact } from '../revocation/fact.ts'
import { type Conclusion, PASSED, type SubIndication, undecided } from './conclusion.ts'
import type { ValidationContext } from './context.ts'
import { weakness } from './crypto-constraints.ts'
import { isFresh, speaksOf } from './revocation-freshness.ts'

/** A path and what X.509 validation says of it. */
export interface ChainResult extends Conclusion {
  /** Leaf first, anchor last; empty when there is none. */
  readonly path: readonly Certificate[]
  /** What was relied on for each certificate of the path. */
  readonly facts: readonly RevocationFact[]
}

/**
 * X.509 certificate validation (EN 319 102-1 §5.2.6): of several paths the first good one, else the failure that got furthest.
 * @param at the time at which the signer's own certificate must have been good: now, or the best time that is proven for its signature.
 *   Authorities must be good now; whether they were good once is past validation's to say
 */
export async function validateCertificate(
  certificate: Certificate,
  purpose: Purpose,
  at: Date,
  context: ValidationContext,
): Promise<ChainResult> {
  let worst: ChainResult = { ...undecided('NO_CERTIFICATE_CHAIN_FOUND', certificate.issuer.text), path: [], facts: [] }
  const { intermediates, anchors } = context.stores
  for await (const { path, signed } of waysToAnchor(certificate, intermediates, anchors, context.verifier)) {
    if (!signed) continue
    const result = await validateChain(path, purpose, at, context)
    if (result.indication === 'PASSED') return result
    if (worst.path.length === 0 || RANK.indexOf(result.subIndication) > RANK.indexOf(worst.subIndication)) worst = result
  }
  return worst
}

/** Failures by how far a path got. */
const RANK: readonly (SubIndication | null)[] = [
  'NO_CERTIFICATE_CHAIN_FOUND',
  'CHAIN_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'REVOKED_CA_NO_POE',
  'TRY_LATER',
  'REVOKED_NO_POE',
]

/** One path: constraints first (they hold at any time), then revocation, then dates and algorithms. */
async function validateChain(
  path: readonly Certificate[],
  purpose: Purpose,
  at: Date,
  context: ValidationContext,
): Promise<ChainResult> {
  const constraints = chainConstraints(path, purpose, context)
  if (constraints !== null) return { ...constraints, path, facts: [] }
  const { conclusion: revocation, facts } = await revocationOf(path, at, context)
  const result = (conclusion: Conclusion): ChainResult => ({ ...conclusion, path, facts })
  if (revocation.subIndication === 'REVOKED_CA_NO_POE' || revocation.subIndication === 'REVOKED_NO_POE') return result(revocation)
  const dates = boundsOf(path, at, facts, context)
  if (dates !== null) return result(dates)
  if (revocation.indication !== 'PASSED') return result(revocation)
  const weak = weakestOf(path, facts, at, context)
  return result(weak === null ? PASSED : undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', weak))
}

/** What does not depend on time: purpose, and RFC 5280 §6 without dates. */
export function chainConstraints(path: readonly Certificate[], purpose: Purpose, context: ValidationContext): Conclusion | null {
  const [leaf] = path
  // Whom the office trusts itself may sign though it is an authority as well, as certificates are that sign themselves.
  if (leaf === undefined || !fitsPurpose(path.length === 1 ? { ...leaf, isCa: false } : leaf, purpose))
    return undecided('CHAIN_CONSTRAINTS_FAILURE', `KEY_USAGE ${leaf?.subject.text ?? ''}`)
  const { problem } = checkPath(path, null, context.path)
  if (problem === null) return null
  const subject = 'subject' in problem ? problem.subject : ''
  return undecided('CHAIN_CONSTRAINTS_FAILURE', `${problem.code} ${subject}`)
}

/** Whether anybody must speak of a certificate at all (RFC 6960 §4.2.2.2.1; small houses' roots publish nothing on their authorities). */
export const needsEvidence = (certificate: Certificate, context: ValidationContext): boolean =>
  !certificate.ocspNoCheck && (!certificate.isCa || context.authoritiesNeedEvidence || context.canAsk(certificate))

async function revocationOf(
  path: readonly Certificate[],
  at: Date,
  context: ValidationContext,
): Promise<{ conclusion: Conclusion; facts: readonly RevocationFact[] }> {
  const used: RevocationFact[] = []
  let conclusion: Conclusion = PASSED
  for (let i = path.length - 2; i >= 0; i -= 1) {
    const [certificate, issuer] = [path[i], path[i + 1]]
    if (certificate === undefined || issuer === undefined) continue
    const judged = i === 0 ? at : context.now
    const status = async () => statusAt(certificate, await factsAbout(certificate, issuer, context), judged, context)
    let { fact, problem } = await status()
    if (problem?.subIndication === 'TRY_LATER' && (await context.ask(certificate, issuer))) ({ fact, problem } = await status())
    if (fact !== null) used.push(fact)
    if (problem === null) continue
    if (problem.subIndication !== 'TRY_LATER') return { conclusion: problem, facts: used }
    // Data on authorities that is out of date is no worse than none, where none is asked for.
    if (needsEvidence(certificate, context)) conclusion = problem
  }
  return { conclusion, facts: used }
}

/** What is said of a certificate by now, and not by a responder that was itself revoked (RFC 6960 §4.2.2.2.1). */
export async function factsAbout(
  certificate: Certificate,
  issuer: Certificate,
  context: ValidationContext,
): Promise<readonly RevocationFact[]> {
  const kept: RevocationFact[] = []
  for (const fact of await context.evidence.factsOn(certificate, issuer, context.revocation)) {
    if (fact.issuedAt > context.now) continue
    if (fact.kind === 'OCSP' && !fact.signerIsIssuer) {
      const onSigner = await context.evidence.factsOn(context.known(fact.signer), issuer, context.revocation)
      if (onSigner.some((one) => one.status === 'revoked' && one.evidence[0] !== fact.evidence[0])) continue
    }
    kept.push(fact)
  }
  return kept
}

/** What the facts come to at a time: one of revocation counts whatever newer ones say, unless it was only held. */
function statusAt(
  certificate: Certificate,
  facts: readonly RevocationFact[],
  at: Date,
  context: ValidationContext,
): { fact: RevocationFact | null; problem: Conclusion | null } {
  const subject = certificate.subject.text
  const revoked = facts.find((fact) => fact.status === 'revoked' && (fact.reason !== 'certificateHold' || fact === facts[0]))
  const revokedAt = revoked?.revokedAt ?? null
  if (revoked !== undefined && revokedAt !== null && revokedAt <= at) {
    const text = `${subject} ${revokedAt.toISOString()} ${revoked.reason ?? ''}`
    if (revoked.reason === 'certificateHold') return { fact: revoked, problem: undecided('TRY_LATER', text) }
    return { fact: revoked, problem: undecided(certificate.isCa ? 'REVOKED_CA_NO_POE' : 'REVOKED_NO_POE', text) }
  }
  // What is relied on is as new as it can be; one that is newer than the certificate's end and does not keep what expired says nothing.
  const known = facts.filter((fact) => fact.status !== 'unknown' && speaksOf(fact, certificate.notAfter))
  const fresh = known.find((fact) => isFresh(fact, at, context.maxAgeMs))
  if (fresh !== undefined) return { fact: fresh, problem: null }
  return { fact: known[0] ?? null, problem: undecided('TRY_LATER', subject) }
}

/** Dates: the signer's own at the time that is judged, authorities' now. */
function boundsOf(
  path: readonly Certificate[],
  at: Date,
  facts: readonly RevocationFact[],
  context: ValidationContext,
): Conclusion | null {
  for (const [i, certificate] of path.slice(0, -1).entries()) {
    const judged = i === 0 ? at : context.now
    const { notBefore, notAfter, subject } = certificate
    if (judged < notBefore) return undecided('OUT_OF_BOUNDS_NO_POE', `${subject.text} from ${notBefore.toISOString()}`)
    if (judged <= notAfter) continue
    const notRevoked = i === 0 && facts.some((fact) => fact.status === 'good' && fact.keepsExpiredSince !== null)
    return undecided(
      notRevoked ? 'OUT_OF_BOUNDS_NOT_REVOKED' : 'OUT_OF_BOUNDS_NO_POE',
      `${subject.text} until ${notAfter.toISOString()}`,
    )
  }
  return null
}

/** The first algorithm on the way, or under the evidence, that did not count any more at that time. */
function weakestOf(
  path: readonly Certificate[],
  facts: readonly RevocationFact[],
  at: Date,
  { constraints }: ValidationContext,
): string | null {
  for (const [i, issuer] of path.slice(1).entries()) {
    const certificate = path[i]
    if (certificate === undefined) continue
    const weak = weakness(algorithmUse(issuer.spki, certificate.signatureAlgorithm, null), at, constraints)
    if (weak !== null) return `${certificate.subject.text}: ${weak}`
  }
  for (const fact of facts) {
    const weak = weakness(fact.algorithm, at, constraints)
    if (weak !== null) return `${fact.kind} of ${fact.signer.subject.text}: ${weak}`
  }
  return null
}
