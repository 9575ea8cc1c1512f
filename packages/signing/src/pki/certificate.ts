import { hex } from '../asn1/bytes.ts'
import { expect, read, readBits, readOid, readSerial, readTime, sequenceOf, tagged } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'
import { sha256, type WebCrypto } from '../ports.ts'
import { type CertificateExtensions, readCertificateExtensions } from './certificate-extensions.ts'
import { readExtensions } from './extension.ts'
import { type Name, nameKey, readName } from './name.ts'

export { KEY_USAGES, type KeyUsage } from './certificate-extensions.ts'
export { readExtensions } from './extension.ts'

/** A certificate as it was read (RFC 5280 §4.1). `der` and `tbs` are the very bytes. */
export interface Certificate extends CertificateExtensions {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly serialNumber: string
  readonly issuer: Name
  readonly issuerDer: Uint8Array
  readonly subject: Name
  readonly subjectDer: Uint8Array
  /** Names as two of them are compared (RFC 5280 §7.1). */
  readonly issuerKey: string
  readonly subjectKey: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Uint8Array
  readonly signatureOid: string
  /** AlgorithmIdentifier of the signature, DER: PSS needs its parameters. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
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
  const fields = parts.slice(version + 6)
  return {
    der,
    tbs: expect(tbs, 0x30).der,
    serialNumber: readSerial(serial),
    issuer: readName(expect(issuer, 0x30)),
    issuerDer: expect(issuer, 0x30).der,
    subject: readName(expect(subject, 0x30)),
    subjectDer: expect(subject, 0x30).der,
    issuerKey: nameKey(expect(issuer, 0x30)),
    subjectKey: nameKey(expect(subject, 0x30)),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: expect(spki, 0x30).der,
    signatureOid,
    signatureAlgorithm: expect(innerAlgorithm, 0x30).der,
    signature: readBits(signature),
    ...readCertificateExtensions(readExtensions(tagged(fields, 3))),
  }
}

/** Whether issuer and subject are the same name (RFC 5280 §6.1): such a certificate carries a new key over, and counts for little in a path. */
export const isSelfIssued = (certificate: Certificate): boolean => certificate.issuerKey === certificate.subjectKey

/** The subject's relative names as they are compared. */
export const subjectNames = (certificate: Certificate): readonly string[] =>
  certificate.subjectKey === '' ? [] : certificate.subjectKey.split('\u0001')

/** SHA-256 fingerprint of a certificate, lower-case hex. */
export async function fingerprintOf(der: Uint8Array, crypto: WebCrypto): Promise<string> {
  return hex(await sha256(crypto, der))
}
