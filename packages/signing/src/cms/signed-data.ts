import { digestName } from '../asn1/algorithms.ts'
import { equal, hex } from '../asn1/bytes.ts'
import { children, expect, type Node, read, readOid, readSerial, sequenceOf, setMembers, tagged } from '../asn1/der-reader.ts'
import { retag } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { asDer } from '../keys/ber.ts'
import { algorithmUse, type KnownDigest, knownDigest } from '../pki/algorithm-use.ts'
import { type Certificate, readCertificate } from '../pki/certificate.ts'
import { nameKey } from '../pki/name.ts'
import { acceptsToday } from '../pki/path.ts'
import { Verifier } from '../pki/verifier.ts'
import type { DigestName, WebCrypto } from '../ports.ts'
import { readCarriedEvidence } from './carried-evidence.ts'
import { namesCertificate } from './signing-certificate.ts'

/** SignedData with one signer (RFC 5652 §5), as far as signatures of documents need it. */
export interface SignedData {
  readonly contentType: string
  readonly content: Uint8Array | null
  readonly certificates: readonly Certificate[]
  /** The signer by issuer and serial number, or by the key's identifier. */
  readonly issuerDer: Uint8Array | null
  readonly issuerKey: string | null
  readonly serialNumber: string | null
  readonly subjectKeyIdentifier: string | null
  /** The signer's digest, if it is one that counts today; and whichever it is. */
  readonly digest: DigestName | null
  readonly digestAlgorithm: KnownDigest | null
  readonly signatureOid: string
  /** The signer's AlgorithmIdentifier, DER. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  /** As they are signed: under the tag of a SET; empty when there are none, and the content itself is signed. */
  readonly signedAttributes: Uint8Array
  readonly attributes: ReadonlyMap<string, readonly Node[]>
  readonly timestampTokens: readonly Uint8Array[]
  /** Revocation data that came along, as DER: lists, and responses whole or basic (RFC 5940; EN 319 122-1 annex A; Adobe's archival). */
  readonly crls: readonly Uint8Array[]
  readonly ocsps: readonly Uint8Array[]
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

/**
 * Reads CMS, BER as well.
 * @param certificateOf reads a certificate, or knows it already; null for what is none
 * @throws CMS_BROKEN: not SignedData, not one signer, a signed attribute twice
 */
export function parseSignedData(
  der: Uint8Array,
  certificateOf: (der: Uint8Array) => Certificate | null = (one) => readable(() => readCertificate(one)),
): SignedData {
  if (der.length > LARGEST) throw new SigningError('CMS_BROKEN', { size: der.length })
  try {
    return readParts(
      asDer(der, (bytes) => bytes),
      certificateOf,
    )
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('CMS_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function wrong(why: string): never {
  throw new SigningError('DER_BROKEN', { why })
}

function readParts(der: Uint8Array, certificateOf: (der: Uint8Array) => Certificate | null): SignedData {
  const outer = read(der)
  const [type, wrapped] = sequenceOf(outer)
  if (readOid(type) !== OID.signedData) return wrong('not signed data')
  const parts = sequenceOf(children(expect(wrapped, 0xa0))[0])
  const [, , encapsulated] = parts
  const [contentType, content] = sequenceOf(encapsulated)
  const signers = setMembers(parts.at(-1))
  if (signers.length !== 1) return wrong(`${signers.length} signers`)
  const [, sid, digestAlgorithm, ...rest] = sequenceOf(signers[0])
  const signed = rest[0]?.tag === 0xa0 ? rest.shift() : undefined
  const [signatureAlgorithm, signature, unsigned] = rest
  const signedAttributes = signed === undefined ? new Uint8Array() : retag(0x31, signed.der)
  const attributes = signed === undefined ? new Map<string, readonly Node[]>() : readAttributes(read(signedAttributes))
  const others = unsigned?.tag === 0xa1 ? readUnsigned(children(unsigned)) : new Map<string, readonly Node[]>()
  const set = tagged(parts, 0)
  return {
    contentType: readOid(contentType),
    content: content === undefined ? null : expect(children(expect(content, 0xa0))[0], 0x04).content,
    certificates: set === undefined ? [] : certificatesIn(set, certificateOf),
    ...readSigner(sid),
    digest: digestName(digestAlgorithm),
    digestAlgorithm: knownDigest(digestAlgorithm),
    signatureOid: readOid(sequenceOf(signatureAlgorithm)[0]),
    signatureAlgorithm: expect(signatureAlgorithm, 0x30).der,
    signature: expect(signature, 0x04).content,
    signedAttributes,
    attributes,
    timestampTokens: (others.get(OID.timestampToken) ?? []).map((node) => node.der),
    ...readCarriedEvidence(tagged(parts.slice(3), 1), attributes, others),
  }
}

/** More certificates than any path needs. */
const MOST_CERTIFICATES = 64

/** Certificates of the set. What cannot be read is left out: nobody signed for the set, and others may put into it what they like. */
function certificatesIn(set: Node, certificateOf: (der: Uint8Array) => Certificate | null): readonly Certificate[] {
  return children(set)
    .filter((node) => node.tag === 0x30)
    .slice(0, MOST_CERTIFICATES)
    .flatMap((node) => {
      const certificate = certificateOf(node.der)
      return certificate === null ? [] : [certificate]
    })
}

function readable<T>(readIt: () => T): T | null {
  try {
    return readIt()
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}

type Signer = Pick<SignedData, 'issuerDer' | 'issuerKey' | 'serialNumber' | 'subjectKeyIdentifier'>

/** SignerIdentifier (RFC 5652 §5.3). */
function readSigner(sid: Node | undefined): Signer {
  if (sid?.tag === 0x80) return { issuerDer: null, issuerKey: null, serialNumber: null, subjectKeyIdentifier: hex(sid.content) }
  const [issuer, serial] = sequenceOf(sid)
  const name = expect(issuer, 0x30)
  return { issuerDer: name.der, issuerKey: nameKey(name), serialNumber: readSerial(serial), subjectKeyIdentifier: null }
}

/** Signed attributes by type; one that stands twice is refused, for a verifier that takes the other one would judge something else (RFC 5652 §5.3). */
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

/** Unsigned ones; the same may stand there again, as a later timestamp does (EN 319 122-1 §5.3). */
function readUnsigned(attributes: readonly Node[]): Map<string, readonly Node[]> {
  const found = new Map<string, readonly Node[]>()
  for (const attribute of attributes) {
    const [type, values] = sequenceOf(attribute)
    const name = readOid(type)
    found.set(name, [...(found.get(name) ?? []), ...setMembers(values)])
  }
  return found
}

/** The signer's certificate among some; null when it is not there. Those that came along unless said. */
export function signerCertificate(signed: SignedData, among: readonly Certificate[] = signed.certificates): Certificate | null {
  const { serialNumber, issuerKey, subjectKeyIdentifier } = signed
  const isSigner = (one: Certificate): boolean =>
    subjectKeyIdentifier === null
      ? one.serialNumber === serialNumber && one.issuerKey === issuerKey
      : one.subjectKeyIdentifier === subjectKeyIdentifier
  return among.find(isSigner) ?? null
}

/** The one value of a signed attribute; undefined when there are several or none. */
export function signedAttribute(signed: SignedData, type: string): Node | undefined {
  const values = signed.attributes.get(type)
  return values?.length === 1 ? values[0] : undefined
}

/**
 * Verifies the signature value and what it is bound to, as a signature of this house must be: signed attributes with content type, message
 * digest and signing-certificate-v2 (RFC 5652 §5.6, RFC 5035 §5), by an algorithm that counts today. Says nothing of trust; that is the path's.
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
  const type = signedAttribute(signed, OID.contentType)
  if (type === undefined || readOid(type) !== signed.contentType) return fail('CONTENT_TYPE_WRONG')
  const digest = signedAttribute(signed, OID.messageDigest)
  if (digest === undefined || digest.tag !== 0x04 || !equal(digest.content, contentDigest)) return fail('HASH_FAILURE')
  if (certificate === null) return fail('NO_SIGNING_CERTIFICATE')
  const reference = signedAttribute(signed, OID.signingCertificateV2)
  if (reference === undefined || !(await namesCertificate(reference, certificate, crypto)))
    return fail('SIGNING_CERTIFICATE_MISMATCH')
  if (!acceptsToday(algorithmUse(certificate.spki, signed.signatureAlgorithm, signed.digest))) return fail('SIG_CRYPTO_FAILURE')
  const outcome = await new Verifier(crypto).verify(
    certificate.spki,
    signed.signatureAlgorithm,
    signed.digest,
    signed.signedAttributes,
    signed.signature,
  )
  return outcome === 'VALID' ? { problem: null, certificate } : fail('SIG_CRYPTO_FAILURE')
}
