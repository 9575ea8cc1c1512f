import { digestName, verifySignature } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import {
  checkDepth,
  children,
  expect,
  type Node,
  read,
  readIntegerHex,
  readOid,
  sequenceOf,
  setMembers,
  tagged,
} from '../asn1/der-reader.ts'
import { retag } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type Certificate, readCertificate } from '../pki/certificate.ts'
import { type DigestName, sha256, type WebCrypto } from '../ports.ts'

/** SignedData with one signer (RFC 5652 §5), as far as signatures of documents need it. */
export interface SignedData {
  readonly contentType: string
  readonly content: Uint8Array | null
  readonly certificates: readonly Certificate[]
  readonly issuerDer: Uint8Array
  readonly serialNumber: string
  readonly digest: DigestName | null
  readonly signatureOid: string
  /** The signer's AlgorithmIdentifier, DER. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly signedAttributes: Uint8Array
  readonly attributes: ReadonlyMap<string, readonly Node[]>
  readonly timestampTokens: readonly Uint8Array[]
}

/** Why a signature does not hold. */
export type SignatureProblem =
  | 'DIGEST_NOT_ACCEPTED'
  | 'CONTENT_TYPE_WRONG'
  | 'HASH_FAILURE'
  | 'NO_SIGNING_CERTIFICATE'
  | 'SIGNING_CERTIFICATE_MISMATCH'
  | 'SIG_CRYPTO_FAILURE'

const LARGEST = 4_000_000

/** Reads CMS. @throws CMS_BROKEN: not SignedData, not one signer, no signed attributes, an attribute twice, BER */
export function parseSignedData(der: Uint8Array): SignedData {
  if (der.length > LARGEST) throw new SigningError('CMS_BROKEN', { size: der.length })
  try {
    return readParts(der)
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('CMS_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function wrong(why: string): never {
  throw new SigningError('DER_BROKEN', { why })
}

function readParts(der: Uint8Array): SignedData {
  const outer = read(der)
  checkDepth(outer)
  const [type, wrapped] = sequenceOf(outer)
  if (readOid(type) !== OID.signedData) return wrong('not signed data')
  const parts = sequenceOf(children(expect(wrapped, 0xa0))[0])
  const [, , encapsulated] = parts
  const [contentType, content] = sequenceOf(encapsulated)
  const signers = setMembers(parts.at(-1))
  if (signers.length !== 1) return wrong(`${signers.length} signers`)
  const signer = sequenceOf(signers[0])
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, signature, unsigned] = signer
  if (attributes?.tag !== 0xa0) return wrong('no signed attributes')
  const [issuer, serial] = sequenceOf(sid)
  const signedAttributes = retag(0x31, attributes.der)
  const set = tagged(parts, 0)
  return {
    contentType: readOid(contentType),
    content: content === undefined ? null : expect(children(expect(content, 0xa0))[0], 0x04).content,
    certificates:
      set === undefined
        ? []
        : children(set)
            .filter((node) => node.tag === 0x30)
            .map((node) => readCertificate(node.der)),
    issuerDer: expect(issuer, 0x30).der,
    serialNumber: readIntegerHex(serial),
    digest: digestName(digestAlgorithm),
    signatureOid: readOid(sequenceOf(signatureAlgorithm)[0]),
    signatureAlgorithm: expect(signatureAlgorithm, 0x30).der,
    signature: expect(signature, 0x04).content,
    signedAttributes,
    attributes: readAttributes(read(signedAttributes)),
    timestampTokens:
      unsigned?.tag === 0xa1
        ? (readAttributes(read(retag(0x31, unsigned.der))).get(OID.timestampToken) ?? []).map((node) => node.der)
        : [],
  }
}

/** Attributes by type; one that stands twice is refused, for a verifier that takes the other one would judge something else (RFC 5652 §5.3). */
function readAttributes(set: Node): Map<string, readonly Node[]> {
  const found = new Map<string, readonly Node[]>()
  for (const attribute of setMembers(set)) {
    const [type, values] = sequenceOf(attribute)
    const name = readOid(type)
    if (found.has(name)) return wrong('attribute twice')
    found.set(name, setMembers(values))
  }
  return found
}

/** The signer's certificate among those that came along; null when it did not. */
export function signerCertificate(signed: SignedData): Certificate | null {
  return signed.certificates.find((c) => c.serialNumber === signed.serialNumber && equal(c.issuerDer, signed.issuerDer)) ?? null
}

/**
 * Verifies the signature value and what it is bound to: content type, message digest and signing certificate (RFC 5652 §5.6, RFC 5035 §5).
 * Says nothing of trust; that is the path's.
 * @param contentDigest the digest of the content by the signer's digest algorithm
 */
export async function verifySignedData(
  signed: SignedData,
  contentDigest: Uint8Array,
  crypto: WebCrypto,
): Promise<{ problem: SignatureProblem | null; certificate: Certificate | null }> {
  const certificate = signerCertificate(signed)
  const fail = (problem: SignatureProblem) => ({ problem, certificate })
  if (signed.digest === null) return fail('DIGEST_NOT_ACCEPTED')
  const one = (type: string): Node | undefined => {
    const values = signed.attributes.get(type)
    return values?.length === 1 ? values[0] : undefined
  }
  const type = one(OID.contentType)
  if (type === undefined || readOid(type) !== signed.contentType) return fail('CONTENT_TYPE_WRONG')
  const digest = one(OID.messageDigest)
  if (digest === undefined || digest.tag !== 0x04 || !equal(digest.content, contentDigest)) return fail('HASH_FAILURE')
  if (certificate === null) return fail('NO_SIGNING_CERTIFICATE')
  if (!(await namesCertificate(one(OID.signingCertificateV2), certificate, crypto))) return fail('SIGNING_CERTIFICATE_MISMATCH')
  const holds = await verifySignature(
    crypto,
    certificate.spki,
    signed.signatureAlgorithm,
    signed.digest,
    signed.signedAttributes,
    signed.signature,
  )
  return holds ? { problem: null, certificate } : fail('SIG_CRYPTO_FAILURE')
}

/** Whether signing-certificate-v2 names this certificate first, by SHA-256 (the default) or a stronger digest. */
async function namesCertificate(attribute: Node | undefined, certificate: Certificate, crypto: WebCrypto): Promise<boolean> {
  if (attribute === undefined) return false
  const [first] = sequenceOf(sequenceOf(attribute)[0])
  const parts = sequenceOf(first)
  const explicitDigest = parts[0]?.tag === 0x30 ? digestName(parts[0]) : 'SHA-256'
  if (explicitDigest === null) return false
  const hash = expect(
    parts.find((part) => part.tag === 0x04),
    0x04,
  ).content
  const actual =
    explicitDigest === 'SHA-256'
      ? await sha256(crypto, certificate.der)
      : new Uint8Array(await crypto.subtle.digest(explicitDigest, certificate.der as BufferSource))
  return equal(hash, actual)
}
