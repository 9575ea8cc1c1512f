import { equal } from '../asn1/bytes.ts'
import { OID } from '../asn1/oids.ts'
import { parseSignedData, type SignedData } from '../cms/signed-data.ts'
import { digestByteRange, signedBytes } from '../pades/byte-range.ts'
import type { KnownDigest } from '../pki/algorithm-use.ts'
import type { WebCrypto } from '../ports.ts'
import type { Subject } from './basic-signature.ts'
import { type Conclusion, fails, PASSED } from './conclusion.ts'
import { readable, type ValidationContext } from './context.ts'
import type { FoundSignature } from './found-signature.ts'
import { digestBy } from './timestamp-validation.ts'

/** A signature of a file with its CMS read; `signed` is null when there is nothing that could be verified. */
export interface FileSignature {
  readonly found: FoundSignature
  readonly signed: SignedData | null
  /** Format checking (EN 319 102-1 §5.2.2). */
  readonly format: Conclusion
  /** Digest of the bytes that it is over; each is computed once. */
  digest(algorithm: KnownDigest): Promise<Uint8Array | null>
}

/** Reads what stands in a signature's hole, and checks its form. */
export function readFileSignature(pdf: Uint8Array, found: FoundSignature, context: ValidationContext): FileSignature {
  const { byteRange, cms, problem } = found
  const digests = new Map<KnownDigest, Promise<Uint8Array | null>>()
  const digest = (algorithm: KnownDigest): Promise<Uint8Array | null> => {
    const known = digests.get(algorithm) ?? digestOf(pdf, found, algorithm, context.verifier.crypto)
    digests.set(algorithm, known)
    return known
  }
  if (byteRange === null || cms === null)
    return { found, signed: null, format: fails('FORMAT_FAILURE', problem ?? 'NO_SIGNATURE'), digest }
  const signed = readable(() => parseSignedData(cms, (der) => context.certificate(der)))
  if (signed === null) return { found, signed, format: fails('FORMAT_FAILURE', 'CMS_BROKEN'), digest }
  const wrong = formOf(found, signed)
  return { found, signed, format: wrong === null ? PASSED : fails('FORMAT_FAILURE', wrong), digest }
}

/** What a CMS of each format must be (ISO 32000-2 §12.8.3.3, EN 319 142-1 §4.1); null when it is so. */
function formOf({ subFilter, isTimestamp }: FoundSignature, signed: SignedData): string | null {
  if (isTimestamp) return signed.contentType === OID.tstInfo ? null : 'NOT_A_TIMESTAMP'
  if (signed.contentType !== OID.data) return 'CONTENT_TYPE_WRONG'
  // Content beside the file's bytes would be what is verified, and the file would not be.
  if ((signed.content !== null) !== (subFilter === 'adbe.pkcs7.sha1')) return 'CONTENT_NOT_DETACHED'
  return subFilter === 'ETSI.CAdES.detached' && signed.signedAttributes.length === 0 ? 'NO_SIGNED_ATTRIBUTES' : null
}

async function digestOf(
  pdf: Uint8Array,
  { byteRange }: FoundSignature,
  algorithm: KnownDigest,
  crypto: WebCrypto,
): Promise<Uint8Array | null> {
  if (byteRange === null || algorithm === 'MD5' || algorithm === 'SHA-224') return null
  return algorithm === 'SHA-1'
    ? digestBy(crypto, algorithm, signedBytes(pdf, byteRange))
    : digestByteRange(pdf, byteRange, crypto, algorithm)
}

/** The signature as the building blocks take it. */
export async function subjectOf(
  pdf: Uint8Array,
  signature: FileSignature,
  signed: SignedData,
  crypto: WebCrypto,
): Promise<Subject> {
  const { found, digest } = signature
  const purpose = 'signing' as const
  const mustReference = found.subFilter === 'ETSI.CAdES.detached'
  if (found.subFilter !== 'adbe.pkcs7.sha1') {
    const bytes = (): Uint8Array => (found.byteRange === null ? new Uint8Array() : signedBytes(pdf, found.byteRange))
    return { signed, content: { type: OID.data, digest, bytes }, purpose, mustReference }
  }
  // The content is the SHA-1 of the file's bytes; content that is something else is signed, but not over this file.
  const inner = signed.content ?? new Uint8Array()
  const outer = await digest('SHA-1')
  const content = outer !== null && equal(inner, outer) ? inner : new Uint8Array()
  return {
    signed,
    content: { type: OID.data, digest: (algorithm) => digestBy(crypto, algorithm, content), bytes: () => content },
    purpose,
    mustReference,
  }
}
