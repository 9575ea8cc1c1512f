import { equal } from '../asn1/bytes.ts'
import { readOid } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { type SignedData, signedAttribute } from '../cms/signed-data.ts'
import type { KnownDigest } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Verifier } from '../pki/verifier.ts'
import { type Conclusion, fails, PASSED, undecided } from './conclusion.ts'
import { readable } from './context.ts'

/** The content that a signature is over. */
export interface SignedContent {
  readonly type: string
  digest(algorithm: KnownDigest): Promise<Uint8Array | null>
  /** The content itself, for a signature without signed attributes. */
  bytes(): Uint8Array
}

/** Cryptographic verification (EN 319 102-1 §5.2.7; RFC 5652 §5.6): digest of the content, then the signature value. */
export async function verifyCryptography(
  signed: SignedData,
  content: SignedContent,
  certificate: Certificate,
  verifier: Verifier,
): Promise<Conclusion> {
  if (signed.signedAttributes.length > 0) {
    const bound = await contentProblem(signed, content)
    if (bound !== null) return bound
  }
  const data = signed.signedAttributes.length > 0 ? signed.signedAttributes : content.bytes()
  const outcome = await verifier.verify(
    certificate.spki,
    signed.signatureAlgorithm,
    signed.digestAlgorithm,
    data,
    signed.signature,
  )
  switch (outcome) {
    case 'VALID':
      return PASSED
    case 'UNSUPPORTED':
      return undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', 'ALGORITHM_NOT_SUPPORTED')
    case 'INVALID':
      return fails('SIG_CRYPTO_FAILURE', 'SIG_CRYPTO_FAILURE')
  }
}

/** Content type and message digest must be there, once, and be those of this content (RFC 5652 §11.1, §11.2). */
async function contentProblem(signed: SignedData, content: SignedContent): Promise<Conclusion | null> {
  const type = signedAttribute(signed, OID.contentType)
  const named = type === undefined ? null : readable(() => readOid(type))
  if (named !== signed.contentType || named !== content.type) return fails('SIG_CRYPTO_FAILURE', 'CONTENT_TYPE_WRONG')
  if (signed.digestAlgorithm === null) return undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', 'DIGEST_NOT_KNOWN')
  const actual = await content.digest(signed.digestAlgorithm)
  if (actual === null) return undecided('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', `${signed.digestAlgorithm} not computed`)
  const digest = signedAttribute(signed, OID.messageDigest)
  return digest?.tag === 0x04 && equal(digest.content, actual) ? null : fails('HASH_FAILURE', 'HASH_FAILURE')
}
