import { OID } from '../asn1/oids.ts'
import { type SignedData, signedAttribute, signerCertificate } from '../cms/signed-data.ts'
import { readReference, refersTo } from '../cms/signing-certificate.ts'
import type { Certificate } from '../pki/certificate.ts'
import { type Conclusion, fails, PASSED, undecided } from './conclusion.ts'
import { readable, type ValidationContext } from './context.ts'
import { digestWeakness } from './crypto-constraints.ts'

/** Who signed, and what stands against that. */
export interface Identification extends Conclusion {
  readonly certificate: Certificate | null
}

/**
 * Identification of the signing certificate (EN 319 102-1 §5.2.3): by issuer and serial number or key identifier, and bound by
 * signing-certificate-v2 or the older signing-certificate, where the signature has one.
 * @param must the format demands the reference (EN 319 142-1 §6.3, RFC 3161 §2.4.1)
 */
export async function identifySigner(signed: SignedData, must: boolean, context: ValidationContext): Promise<Identification> {
  const found = signerCertificate(signed) ?? signerCertificate(signed, context.intermediates)
  if (found === null) return { ...undecided('NO_SIGNING_CERTIFICATE_FOUND', 'NO_SIGNING_CERTIFICATE'), certificate: null }
  const certificate = context.known(found)
  const present = REFERENCES.filter(({ type }) => signed.attributes.has(type))
  if (present.length === 0) {
    const missing = must ? undecided('SIG_CONSTRAINTS_FAILURE', 'SIGNING_CERTIFICATE_NOT_REFERENCED') : PASSED
    return { ...missing, certificate }
  }
  let weak: string | null = null
  for (const { type, version } of present) {
    const attribute = signedAttribute(signed, type)
    const reference = attribute === undefined ? null : readable(() => readReference(attribute, version))
    const names = reference !== null && (await refersTo(reference, (algorithm) => context.digest(certificate, algorithm)))
    // Another certificate under the same key would say that somebody else signed.
    if (!names) return { ...fails('SIG_CRYPTO_FAILURE', 'SIGNING_CERTIFICATE_MISMATCH'), certificate }
    // SHA-1 stands in what RFC 3161 prescribed; it names a certificate that the signature value is checked against as well.
    if (reference.digest !== 'SHA-1') weak ??= digestWeakness(reference.digest, context.now, context.constraints)
  }
  return { ...(weak === null ? PASSED : undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', weak)), certificate }
}

/** Both kinds may stand in one signature, and each that does must be right (RFC 5035 §4). */
const REFERENCES = [
  { type: OID.signingCertificateV2, version: 2 },
  { type: OID.signingCertificate, version: 1 },
] as const
