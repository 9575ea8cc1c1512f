import { equal } from '../asn1/bytes.ts'
import { expect, type Node, sequenceOf } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'
import { type KnownDigest, knownDigest } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'

/** The digest under which a signing-certificate attribute names the signer's certificate first, and its value. */
export interface CertificateReference {
  readonly digest: KnownDigest | null
  readonly hash: Uint8Array
}

/** signing-certificate-v2 (RFC 5035 §3), whose digest is SHA-256 unless said, or signing-certificate (RFC 2634 §5.4), whose digest is SHA-1. @throws DER_BROKEN */
export function readReference(attribute: Node, version: 1 | 2 = 2): CertificateReference {
  const [first] = sequenceOf(sequenceOf(attribute)[0])
  const parts = sequenceOf(first)
  const named = parts[0]?.tag === 0x30 && version === 2 ? knownDigest(parts[0]) : version === 2 ? 'SHA-256' : 'SHA-1'
  const hash = expect(
    parts.find((part) => part.tag === 0x04),
    0x04,
  ).content
  return { digest: named, hash }
}

/** Whether a reference is to this certificate, of which somebody gives the digests; one under a digest that cannot be computed is to none. */
export async function refersTo(
  { digest, hash }: CertificateReference,
  digestBy: (algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512') => Promise<Uint8Array>,
): Promise<boolean> {
  return digest === null || digest === 'MD5' || digest === 'SHA-224' ? false : equal(hash, await digestBy(digest))
}

/** Whether signing-certificate-v2 names this certificate first, by SHA-256 or a stronger digest. */
export async function namesCertificate(attribute: Node, certificate: Certificate, crypto: WebCrypto): Promise<boolean> {
  try {
    const reference = readReference(attribute)
    const digestBy = async (algorithm: string): Promise<Uint8Array> =>
      new Uint8Array(await crypto.subtle.digest(algorithm, certificate.der as BufferSource))
    return reference.digest !== 'SHA-1' && (await refersTo(reference, digestBy))
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}
