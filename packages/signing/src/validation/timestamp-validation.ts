import { equal } from '../asn1/bytes.ts'
import { OID } from '../asn1/oids.ts'
import type { KnownDigest } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'
import { readTimestampToken, type TimestampToken } from '../timestamp/token.ts'
import { type BasicResult, type Subject, validateBasically } from './basic-signature.ts'
import type { ChainResult } from './certificate-validation.ts'
import { type Conclusion, fails, PASSED, type Step, stepOf, undecided } from './conclusion.ts'
import { readable, type ValidationContext } from './context.ts'
import { digestWeakness } from './crypto-constraints.ts'
import { validateInTime } from './past-signature.ts'
import type { ProofsOfExistence } from './proofs-of-existence.ts'

/** What a timestamp comes to. `time` counts only where it PASSED. */
export interface TimestampResult {
  readonly conclusion: Conclusion
  readonly steps: readonly Step[]
  readonly time: Date | null
  readonly token: TimestampToken | null
  readonly certificate: Certificate | null
  readonly chain: ChainResult | null
}

/** Digest of what was stamped, by an algorithm; null for one that cannot be computed. */
export type Stamped = (digest: KnownDigest) => Promise<Uint8Array | null>

/**
 * Timestamp validation (EN 319 102-1 §5.4, §5.6.3.4 for those that are proven to be older): the token's signature as any other, then its imprint.
 * @param proven the earliest time at which the token is proven to have existed, by a later timestamp; null without
 */
export async function validateTimestamp(
  der: Uint8Array,
  stamped: Stamped,
  proven: Date | null,
  proofs: ProofsOfExistence,
  context: ValidationContext,
): Promise<TimestampResult> {
  const token = readable(() => readTimestampToken(der, (one) => context.certificate(one)))
  const ended = (conclusion: Conclusion): TimestampResult => ({
    conclusion,
    steps: [stepOf('TIMESTAMP_VALIDATION', conclusion)],
    time: null,
    token,
    certificate: null,
    chain: null,
  })
  if (token === null) return ended(fails('FORMAT_FAILURE', 'TIMESTAMP_BROKEN'))
  const imprint = await imprintProblem(token, stamped)
  if (imprint !== null) return ended(imprint)
  const subject = subjectOf(token, context.verifier.crypto)
  const basic = await validateBasically(subject, context)
  const timed = await validateInTime(subject, basic, proven, proofs, context)
  const result = (conclusion: Conclusion): TimestampResult => ({
    conclusion,
    steps: [...basic.steps, ...timed.steps, stepOf('TIMESTAMP_VALIDATION', conclusion)],
    time: token.time,
    token,
    certificate: basic.certificate,
    chain: timed.chain,
  })
  if (timed.conclusion.indication !== 'PASSED') return result(timed.conclusion)
  return result(timeProblem(token, basic, proven, context) ?? PASSED)
}

/** The imprint must be over these bytes. */
async function imprintProblem({ digest, imprint }: TimestampToken, stamped: Stamped): Promise<Conclusion | null> {
  const actual = digest === null ? null : await stamped(digest)
  if (actual === null) return undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', `imprint ${digest ?? ''}`)
  return equal(actual, imprint) ? null : fails('HASH_FAILURE', 'HASH_FAILURE')
}

/** Clocks of two machines may differ that much. */
const TOLERANCE_MS = 5 * 60_000

/** A time that lies ahead, or before the authority had its certificate, and an imprint by a digest that no longer counts. */
function timeProblem(
  token: TimestampToken,
  { certificate }: BasicResult,
  proven: Date | null,
  context: ValidationContext,
): Conclusion | null {
  if (token.time.getTime() > (proven ?? context.now).getTime() + TOLERANCE_MS)
    return undecided('TIMESTAMP_ORDER_FAILURE', `${token.time.toISOString()} lies ahead`)
  if (certificate !== null && token.time < certificate.notBefore)
    return fails('NOT_YET_VALID', `${certificate.subject.text} from ${certificate.notBefore.toISOString()}`)
  const weak = digestWeakness(token.digest, proven ?? context.now, context.constraints)
  return weak === null ? null : undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', `imprint ${weak}`)
}

function subjectOf({ signed, info }: TimestampToken, crypto: WebCrypto): Subject {
  return {
    signed,
    content: { type: OID.tstInfo, digest: (algorithm) => digestBy(crypto, algorithm, info), bytes: () => info },
    purpose: 'timestamping',
    mustReference: true,
  }
}

/** A digest by the platform; null for one that it cannot compute. */
export async function digestBy(crypto: WebCrypto, algorithm: KnownDigest, bytes: Uint8Array): Promise<Uint8Array | null> {
  if (algorithm === 'MD5' || algorithm === 'SHA-224') return null
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes as BufferSource))
}
