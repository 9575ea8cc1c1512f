import { readCertificate } from '../pki/certificate.ts'

/** Attributes, identifiers of algorithms, lengths, and a value of RSA-4096. */
const FRAME_BYTES = 1_280
/** The signer's issuer is named twice, by SignerIdentifier and by signing-certificate-v2. */
const ISSUER_NAMES = 2
const STEP_BYTES = 256

/**
 * Room for a CMS, in bytes, by what goes into it: little more than its certificates need, since every byte is written twice as hex.
 * @param certificates the signer's first, then the chain as the CMS will hold it
 * @param timestampBytes room for a timestamp token in it
 */
export function roomFor(certificates: readonly Uint8Array[], timestampBytes = 0): number {
  const [signer] = certificates
  const names = signer === undefined ? 0 : ISSUER_NAMES * readCertificate(signer).issuerDer.length
  const bytes = certificates.reduce((sum, each) => sum + each.length, FRAME_BYTES + names + timestampBytes)
  return Math.ceil(bytes / STEP_BYTES) * STEP_BYTES
}
