import type { SignedData } from '../cms/signed-data.ts'
import { algorithmUse } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import { type Conclusion, PASSED, undecided } from './conclusion.ts'
import { readable, type ValidationContext } from './context.ts'
import { digestWeakness, weakness } from './crypto-constraints.ts'

/** Signature acceptance validation (EN 319 102-1 §5.2.8): whether the algorithms under the signature itself counted at a time. */
export function acceptSignature(signed: SignedData, certificate: Certificate, at: Date, context: ValidationContext): Conclusion {
  const use = readable(() => algorithmUse(certificate.spki, signed.signatureAlgorithm, signed.digestAlgorithm))
  const weak =
    use === null
      ? 'ALGORITHM_NOT_KNOWN'
      : (weakness(use, at, context.constraints) ?? digestWeakness(signed.digestAlgorithm, at, context.constraints))
  return weak === null ? PASSED : undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', weak)
}
