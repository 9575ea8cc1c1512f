import type { SignedData } from '../cms/signed-data.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Purpose } from '../pki/purpose.ts'
import { type ChainResult, validateCertificate } from './certificate-validation.ts'
import { type Block, type Conclusion, PASSED, type Step, stepOf } from './conclusion.ts'
import type { ValidationContext } from './context.ts'
import { type SignedContent, verifyCryptography } from './cryptographic-verification.ts'
import { acceptSignature } from './signature-acceptance.ts'
import { identifySigner } from './signing-certificate.ts'

/** A signature or a timestamp token under validation. */
export interface Subject {
  readonly signed: SignedData
  readonly content: SignedContent
  readonly purpose: Extract<Purpose, 'signing' | 'timestamping'>
  /** Its format demands a reference to the signing certificate. */
  readonly mustReference: boolean
}

/** What basic validation found out. */
export interface BasicResult {
  readonly conclusion: Conclusion
  readonly steps: readonly Step[]
  readonly certificate: Certificate | null
  readonly chain: ChainResult | null
}

/**
 * Basic signature validation (EN 319 102-1 §5.3), format checking done. Cryptographic verification comes before trust, so that a changed file is
 * called changed whoever signed it.
 */
export async function validateBasically(subject: Subject, context: ValidationContext): Promise<BasicResult> {
  const steps: Step[] = []
  const note = <T extends Conclusion>(block: Block, conclusion: T): T => {
    steps.push(stepOf(block, conclusion))
    return conclusion
  }
  const { signed } = subject
  const identified = note(
    'IDENTIFICATION_OF_THE_SIGNING_CERTIFICATE',
    await identifySigner(signed, subject.mustReference, context),
  )
  const { certificate } = identified
  const end = (conclusion: Conclusion, chain: ChainResult | null): BasicResult => ({ conclusion, steps, certificate, chain })
  if (certificate === null) return end(identified, null)
  note('VALIDATION_CONTEXT_INITIALIZATION', PASSED)
  const cryptography = note(
    'CRYPTOGRAPHIC_VERIFICATION',
    await verifyCryptography(signed, subject.content, certificate, context.verifier),
  )
  if (cryptography.indication !== 'PASSED') return end(cryptography, null)
  if (identified.indication === 'FAILED') return end(identified, null)
  const chain = note('X509_CERTIFICATE_VALIDATION', await validateCertificate(certificate, subject.purpose, context.now, context))
  const accepted = note('SIGNATURE_ACCEPTANCE_VALIDATION', acceptSignature(signed, certificate, context.now, context))
  return end([identified, chain, accepted].find((one) => one.indication !== 'PASSED') ?? PASSED, chain)
}
