import { hex } from '../asn1/bytes.ts'
import {
  children,
  expect,
  type Node,
  read,
  readBits,
  readBoolean,
  readInteger,
  readIntegerHex,
  readOid,
  readTime,
  sequenceOf,
  tagged,
} from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { sha256, type WebCrypto } from '../ports.ts'
import { type Name, readName } from './name.ts'

/** Bits of key usage (RFC 5280 §4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof KEY_USAGES)[number]

/** A certificate as it was read (RFC 5280 §4.1). `der` and `tbs` are the very bytes. */
export interface Certificate {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly serialNumber: string
  readonly issuer: Name
  readonly issuerDer: Uint8Array
  readonly subject: Name
  readonly subjectDer: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Uint8Array
  readonly signatureOid: string
  /** AlgorithmIdentifier of the signature, DER: PSS needs its parameters. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly isCa: boolean
  readonly pathLength: number | null
  readonly keyUsage: readonly KeyUsage[] | null
  readonly extendedKeyUsage: readonly string[]
  readonly policies: readonly string[]
  readonly subjectKeyIdentifier: string | null
  readonly authorityKeyIdentifier: string | null
  readonly ocspNoCheck: boolean
  /** Critical extensions that nobody here understands: such a certificate must be refused (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[]
}

const UNDERSTOOD = new Set<string>([
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.certificatePolicies,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.crlDistributionPoints,
  OID.authorityInfoAccess,
  OID.ocspNoCheck,
])

interface Extension {
  readonly critical: boolean
  readonly value: Node
}

/** Reads a certificate. @throws CERTIFICATE_BROKEN */
export function readCertificate(der: Uint8Array): Certificate {
  try {
    return readParts(der)
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('CERTIFICATE_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function readParts(der: Uint8Array): Certificate {
  const [tbs, algorithm, signature] = sequenceOf(read(der))
  const parts = sequenceOf(tbs)
  const version = parts[0]?.tag === 0xa0 ? 1 : 0
  const [serial, innerAlgorithm, issuer, validity, subject, spki] = parts.slice(version)
  const signatureOid = readOid(sequenceOf(algorithm)[0])
  // The algorithm stands twice; two different ones are an attack, not a certificate (RFC 5280 §4.1.1.2).
  if (readOid(sequenceOf(innerAlgorithm)[0]) !== signatureOid)
    throw new SigningError('DER_BROKEN', { why: 'two signature algorithms' })
  const [notBefore, notAfter] = sequenceOf(validity)
  const extensions = readExtensions(tagged(parts, 3))
  const value = (id: string): Node | undefined => extensions.get(id)?.value
  const constraints = value(OID.basicConstraints)
  const [ca, pathLength] = constraints === undefined ? [] : sequenceOf(constraints)
  const isCa = ca?.tag === 0x01 && readBoolean(ca)
  return {
    der,
    tbs: expect(tbs, 0x30).der,
    serialNumber: readIntegerHex(serial),
    issuer: readName(expect(issuer, 0x30)),
    issuerDer: expect(issuer, 0x30).der,
    subject: readName(expect(subject, 0x30)),
    subjectDer: expect(subject, 0x30).der,
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: expect(spki, 0x30).der,
    signatureOid,
    signatureAlgorithm: expect(innerAlgorithm, 0x30).der,
    signature: readBits(signature),
    isCa,
    pathLength: isCa && pathLength !== undefined ? readInteger(pathLength) : null,
    keyUsage: readKeyUsage(value(OID.keyUsage)),
    extendedKeyUsage: listOf(value(OID.extendedKeyUsage)).map(readOid),
    policies: listOf(value(OID.certificatePolicies)).map((policy) => readOid(sequenceOf(policy)[0])),
    subjectKeyIdentifier: optionalHex(value(OID.subjectKeyIdentifier)),
    authorityKeyIdentifier: readAuthorityKey(value(OID.authorityKeyIdentifier)),
    ocspNoCheck: extensions.has(OID.ocspNoCheck),
    unknownCritical: [...extensions].filter(([id, extension]) => extension.critical && !UNDERSTOOD.has(id)).map(([id]) => id),
  }
}

/** Extensions by their identifier; one that stands twice is refused (RFC 5280 §4.2). */
export function readExtensions(node: Node | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>()
  if (node === undefined) return found
  for (const extension of sequenceOf(children(node)[0])) {
    const [id, second, third] = sequenceOf(extension)
    const name = readOid(id)
    if (found.has(name)) throw new SigningError('DER_BROKEN', { why: 'extension twice', extension: name })
    found.set(name, { critical: third !== undefined && readBoolean(second), value: read(expect(third ?? second, 0x04).content) })
  }
  return found
}

const listOf = (node: Node | undefined): readonly Node[] => (node === undefined ? [] : sequenceOf(node))
const optionalHex = (node: Node | undefined): string | null => (node === undefined ? null : hex(expect(node, 0x04).content))

function readAuthorityKey(node: Node | undefined): string | null {
  const id = listOf(node).find((part) => part.tag === 0x80)
  return id === undefined ? null : hex(id.content)
}

function readKeyUsage(node: Node | undefined): readonly KeyUsage[] | null {
  if (node === undefined) return null
  const bits = readBits(node)
  return KEY_USAGES.filter((_, i) => (((bits[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) === 1)
}

/** SHA-256 fingerprint of a certificate, lower-case hex. */
export async function fingerprintOf(der: Uint8Array, crypto: WebCrypto): Promise<string> {
  return hex(await sha256(crypto, der))
}
