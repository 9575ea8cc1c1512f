import { signatureAlgorithmIdentifier, verifySignature } from '../asn1/algorithms.ts'
import {
  checkDepth,
  children,
  expect,
  type Node,
  read,
  readBits,
  readInteger,
  readOid,
  sequenceOf,
  setMembers,
} from '../asn1/der-reader.ts'
import { bitString, explicit, integer, sequence } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type Name, type NameParts, readName, writeName } from '../pki/name.ts'
import type { SigningKey, WebCrypto } from '../ports.ts'
import type { AlternativeName } from './general-name.ts'

/** A certification request (PKCS#10, RFC 2986 §4) whose sender has shown to hold the private key. */
export interface CertificationRequest {
  /** What the sender calls itself; the authority decides what the certificate says. */
  readonly subject: Name
  readonly publicKeySpki: Uint8Array
  /** Other names that are asked for (RFC 2985 §5.4.2, RFC 5280 §4.2.1.6): hosts, addresses, mailboxes; other kinds are left out. */
  readonly alternativeNames: readonly AlternativeName[]
}

const LARGEST_BYTES = 64 * 1024

/**
 * Reads a certification request and verifies its signature by its own key: proof of possession (RFC 2986 §3, RFC 4211 §4.1).
 * @throws REQUEST_BROKEN, also where the signature is wrong or of an algorithm that is not accepted; KEY_UNSUPPORTED
 */
export async function readCertificationRequest(der: Uint8Array, crypto: WebCrypto): Promise<CertificationRequest> {
  if (der.length > LARGEST_BYTES) throw new SigningError('REQUEST_BROKEN', { size: der.length })
  try {
    const whole = read(der)
    checkDepth(whole)
    const [info, algorithm, signature] = sequenceOf(whole)
    const [version, subject, spki, attributes] = sequenceOf(info)
    if (readInteger(version) !== 0) throw new SigningError('REQUEST_BROKEN', { version: readInteger(version) })
    const publicKeySpki = expect(spki, 0x30).der
    const tbs = expect(info, 0x30).der
    if (expect(signature, 0x03).content[0] !== 0) throw new SigningError('REQUEST_BROKEN', { why: 'signature of odd bits' })
    const { der: signatureAlgorithm } = expect(algorithm, 0x30)
    if (!(await verifySignature(crypto, publicKeySpki, signatureAlgorithm, null, tbs, readBits(signature))))
      throw new SigningError('REQUEST_BROKEN', { why: 'no proof of possession' })
    return {
      subject: readName(expect(subject, 0x30)),
      publicKeySpki,
      alternativeNames: attributes === undefined ? [] : requestedNames(expect(attributes, 0xa0)),
    }
  } catch (cause) {
    if (cause instanceof SigningError && cause.code === 'DER_BROKEN')
      throw new SigningError('REQUEST_BROKEN', cause.facts, { cause })
    throw cause
  }
}

/** Subject alternative names among the extensions that a request asks for (RFC 2985 §5.4.2). */
function requestedNames(attributes: Node): readonly AlternativeName[] {
  for (const attribute of children(attributes)) {
    const [type, values] = sequenceOf(attribute)
    if (readOid(type) !== OID.extensionRequest) continue
    for (const extension of sequenceOf(setMembers(values)[0])) {
      const parts = sequenceOf(extension)
      if (readOid(parts[0]) === OID.subjectAlternativeName)
        return sequenceOf(read(expect(parts.at(-1), 0x04).content)).flatMap(alternativeName)
    }
  }
  return []
}

function alternativeName({ tag, content }: Node): readonly AlternativeName[] {
  const text = (): string => new TextDecoder().decode(content)
  if (tag === 0x81) return [{ email: text() }]
  if (tag === 0x82) return [{ dns: text() }]
  if (tag === 0x87) return [{ ip: content }]
  return []
}

/** What is asked for by whoever made a key pair. */
export interface CertificationAsk {
  readonly subject: NameParts
  readonly publicKeySpki: Uint8Array
  readonly key: SigningKey
}

/** Makes a certification request without attributes (RFC 2986 §4.1), DER: the authority gives every extension by its profile. */
export async function createCertificationRequest({ subject, publicKeySpki, key }: CertificationAsk): Promise<Uint8Array> {
  const info = sequence(integer(0), writeName(subject), publicKeySpki, explicit(0))
  return sequence(info, signatureAlgorithmIdentifier(key.algorithm), bitString(await key.sign(info)))
}
