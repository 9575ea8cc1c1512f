import type { BasicResult, Subject } from './basic-signature.ts'
import { type ChainResult, validateCertificate } from './certificate-validation.ts'
import { type Conclusion, fails, PASSED, type Step, type SubIndication, stepOf, undecided } from './conclusion.ts'
import type { ValidationContext } from './context.ts'
import { validatePastCertificate } from './past-certificate.ts'
import type { ProofsOfExistence } from './proofs-of-existence.ts'
import { acceptSignature } from './signature-acceptance.ts'

/** What basic validation leaves open for want of proof; everything else is final (EN 319 102-1 §5.5.4, §5.6.3.4). */
const OPEN_FOR_PROOF: ReadonlySet<SubIndication | null> = new Set([
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'TRY_LATER',
])

/** A conclusion with the steps that led to it. */
export interface TimedResult {
  readonly conclusion: Conclusion
  readonly steps: readonly Step[]
  readonly chain: ChainResult | null
}

/**
 * What becomes of a basic validation when there is proof that the signature existed at a time: validation with time (EN 319 102-1 §5.5), then past
 * signature validation (§5.6.2.4).
 * @param proven best signature time; null without any proof
 */
export async function validateInTime(
  subject: Subject,
  basic: BasicResult,
  proven: Date | null,
  proofs: ProofsOfExistence,
  context: ValidationContext,
): Promise<TimedResult> {
  const { conclusion, certificate, chain } = basic
  const unchanged: TimedResult = { conclusion, steps: [], chain }
  if (certificate === null || chain === null || proven === null) return unchanged
  if (conclusion.indication === 'PASSED' || OPEN_FOR_PROOF.has(conclusion.subIndication)) {
    // Who signs before the certificate was issued signs with another one (§5.5.4).
    if (proven < certificate.notBefore) {
      const early = fails('NOT_YET_VALID', `${certificate.subject.text} from ${certificate.notBefore.toISOString()}`)
      return { conclusion: early, steps: [stepOf('VALIDATION_WITH_TIME', early)], chain }
    }
  }
  if (conclusion.indication === 'PASSED' || !OPEN_FOR_PROOF.has(conclusion.subIndication)) return unchanged
  const accepted = acceptSignature(subject.signed, certificate, proven, context)
  const timed = await validateCertificate(certificate, subject.purpose, proven, context)
  const withTime = [accepted, timed].find((one) => one.indication !== 'PASSED') ?? PASSED
  const first = stepOf('VALIDATION_WITH_TIME', withTime)
  if (withTime.indication === 'PASSED') return { conclusion: PASSED, steps: [first], chain: timed }
  const past = await validatePastSignature(subject, basic, proven, proofs, context)
  return { ...past, steps: [first, ...past.steps, stepOf('PAST_SIGNATURE_VALIDATION', past.conclusion)] }
}

/** The certificate was good until a time; the signature is proven to be older, and its algorithms counted then. */
async function validatePastSignature(
  subject: Subject,
  { conclusion, certificate, chain }: BasicResult,
  proven: Date,
  proofs: ProofsOfExistence,
  context: ValidationContext,
): Promise<TimedResult> {
  if (certificate === null) return { conclusion, steps: [], chain }
  const past = await validatePastCertificate(certificate, subject.purpose, proofs, context)
  const { indication, subIndication, reason } = past
  const found = {
    steps: [stepOf('PAST_CERTIFICATE_VALIDATION', past)],
    chain: { indication, subIndication, reason, path: past.path, facts: past.facts },
  }
  // What stood against it before says more to people than that proof is missing.
  if (indication !== 'PASSED') return { conclusion: subIndication === 'NO_POE' ? conclusion : past, ...found }
  if (proven > past.controlTime) {
    const why = past.slidBy ?? { subIndication: 'NO_POE' as const, reason: past.controlTime.toISOString() }
    return { conclusion: undecided(why.subIndication, why.reason), ...found }
  }
  return { conclusion: acceptSignature(subject.signed, certificate, proven, context), ...found }
}
