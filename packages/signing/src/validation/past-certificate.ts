import { algorithmUse } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import { waysToAnchor } from '../pki/path-builder.ts'
import type { Purpose } from '../pki/purpose.ts'
import type { RevocationFact } from '../revocation/fact.ts'
import { chainConstraints, factsAbout, needsEvidence } from './certificate-validation.ts'
import { type Conclusion, PASSED, type SubIndication, undecided } from './conclusion.ts'
import type { ValidationContext } from './context.ts'
import { reliableUntil } from './crypto-constraints.ts'
import type { ProofsOfExistence } from './proofs-of-existence.ts'
import { freshUntil, speaksOf } from './revocation-freshness.ts'

/** Until when a certificate can be said to have been good, and what ended it. */
export interface PastResult extends Conclusion {
  readonly controlTime: Date
  /** Why the time had to slide back; null when it did not. */
  readonly slidBy: { readonly subIndication: SubIndication; readonly reason: string } | null
  readonly path: readonly Certificate[]
  readonly facts: readonly RevocationFact[]
}

/** Past certificate validation (EN 319 102-1 §5.6.2.1): of several paths the one that was good the longest. */
export async function validatePastCertificate(
  certificate: Certificate,
  purpose: Purpose,
  proofs: ProofsOfExistence,
  context: ValidationContext,
): Promise<PastResult> {
  const none = { controlTime: new Date(0), slidBy: null, path: [], facts: [] }
  let best: PastResult = { ...undecided('NO_CERTIFICATE_CHAIN_FOUND', certificate.issuer.text), ...none }
  const { intermediates, anchors } = context.stores
  for await (const { path, signed } of waysToAnchor(certificate, intermediates, anchors, context.verifier)) {
    if (!signed) continue
    const problem = chainConstraints(path, purpose, context) ?? commonTime(path)
    const result = problem === null ? await slide(path, proofs, context) : { ...problem, ...none, path }
    const better = result.indication === 'PASSED' && (best.indication !== 'PASSED' || result.controlTime > best.controlTime)
    if (better || best.path.length === 0) best = result
  }
  return best
}

/** The path must have been valid at one time at least: RFC 5280's validation within the intersection of all validity intervals. */
function commonTime(path: readonly Certificate[]): Conclusion | null {
  const certificates = path.slice(0, -1)
  const from = Math.max(...certificates.map((one) => one.notBefore.getTime()))
  const until = Math.min(...certificates.map((one) => one.notAfter.getTime()))
  return from > until ? undecided('CHAIN_CONSTRAINTS_FAILURE', 'VALIDITY_INTERVALS_DO_NOT_MEET') : null
}

/**
 * Validation time sliding (EN 319 102-1 §5.6.2.2): from the anchor down, the time slides back to when each certificate was last known to be
 * good: revocation, the end of what the data is fresh for, the certificate's own end, the end of an algorithm. Only data counts that is
 * proven to be older than the time at hand. Data that is fresh for a time is taken for it, as the freshness checker takes it.
 */
async function slide(path: readonly Certificate[], proofs: ProofsOfExistence, context: ValidationContext): Promise<PastResult> {
  const used: RevocationFact[] = []
  let controlTime = context.now
  let slidBy: PastResult['slidBy'] = null
  const back = (to: Date | null, subIndication: SubIndication, reason: string): void => {
    if (to === null || to >= controlTime) return
    controlTime = to
    slidBy = { subIndication, reason }
  }
  for (let i = path.length - 2; i >= 0; i -= 1) {
    const [certificate, issuer] = [path[i], path[i + 1]]
    if (certificate === undefined || issuer === undefined) continue
    const subject = certificate.subject.text
    const fact = await bestFact(certificate, issuer, controlTime, proofs, context)
    if (fact === null && needsEvidence(certificate, context)) {
      const conclusion = undecided('NO_POE', `${subject}: no revocation data from before ${controlTime.toISOString()}`)
      return { ...conclusion, controlTime, slidBy, path, facts: used }
    }
    if (fact !== null) {
      used.push(fact)
      const revoked = i === 0 ? 'REVOKED_NO_POE' : 'REVOKED_CA_NO_POE'
      if (fact.status === 'revoked') back(fact.revokedAt, revoked, `${subject} ${fact.revokedAt?.toISOString()} ${fact.reason}`)
      else if (needsEvidence(certificate, context))
        back(freshUntil(fact, context.maxAgeMs), 'REVOCATION_OUT_OF_BOUNDS_NO_POE', subject)
      back(reliableUntil(fact.algorithm, context.constraints), 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', `${fact.kind} on ${subject}`)
    }
    back(certificate.notAfter, 'OUT_OF_BOUNDS_NO_POE', `${subject} until ${certificate.notAfter.toISOString()}`)
    const use = algorithmUse(issuer.spki, certificate.signatureAlgorithm, null)
    back(reliableUntil(use, context.constraints), 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', subject)
  }
  return { ...PASSED, controlTime, slidBy, path, facts: used }
}

/** A revocation if one is known, else what lasts longest; said while the certificate lived, and proven to be older than the time at hand. */
async function bestFact(
  certificate: Certificate,
  issuer: Certificate,
  controlTime: Date,
  proofs: ProofsOfExistence,
  context: ValidationContext,
): Promise<RevocationFact | null> {
  const proven = (await factsAbout(certificate, issuer, context)).filter(
    (fact) =>
      fact.issuedAt <= controlTime &&
      fact.issuedAt >= certificate.notBefore &&
      proofs.ofEvidence(fact.evidence) <= controlTime &&
      (fact.status === 'revoked' || speaksOf(fact, certificate.notAfter)),
  )
  const revoked = proven.find((fact) => fact.status === 'revoked' && fact.reason !== 'certificateHold')
  const lasting = (fact: RevocationFact): number => freshUntil(fact, context.maxAgeMs).getTime()
  const good = proven.filter((fact) => fact.status === 'good').sort((a, b) => lasting(b) - lasting(a))
  return revoked ?? good[0] ?? null
}
