import {
  checkDepth,
  children,
  expect,
  type Node,
  read,
  readInteger,
  readIntegerHex,
  readOid,
  sequenceOf,
} from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { readExtensions } from '../pki/certificate.ts'

/** One certificate that is asked about: CertID (RFC 6960 §4.1.1). */
export interface OcspQuestionAsked {
  /** The CertID's own encoding, which the answer repeats. */
  readonly certId: Uint8Array
  readonly hashOid: string
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  /** Lower-case hex without leading zero bytes. */
  readonly serialNumber: string
}

/** What a client asks of a responder. */
export interface OcspQuestions {
  readonly asked: readonly OcspQuestionAsked[]
  /** The nonce extension's value as it came, to be echoed (RFC 9654 §2); null when there was none. */
  readonly nonce: Uint8Array | null
}

const LARGEST_BYTES = 64 * 1024
const MOST_QUESTIONS = 64
/** RFC 9654 §2.1 lets a nonce have 1 to 128 bytes. */
const LONGEST_NONCE = 128

/**
 * Reads an OCSPRequest (RFC 6960 §4.1.1). A signature on it is left unread, as it is no condition here.
 * @throws OCSP_BROKEN, also for another version and for a critical extension that is not understood
 */
export function readOcspQuestions(der: Uint8Array): OcspQuestions {
  if (der.length > LARGEST_BYTES) throw new SigningError('OCSP_BROKEN', { size: der.length })
  try {
    const whole = read(der)
    checkDepth(whole)
    return readParts(whole)
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('OCSP_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function readParts(whole: Node): OcspQuestions {
  const parts = sequenceOf(sequenceOf(whole)[0])
  const version = parts.find(({ tag }) => tag === 0xa0)
  if (version !== undefined && readInteger(children(version)[0]) !== 0) throw new SigningError('OCSP_BROKEN', { why: 'version' })
  const list = sequenceOf(parts.find(({ tag }) => tag === 0x30))
  if (list.length === 0 || list.length > MOST_QUESTIONS) throw new SigningError('OCSP_BROKEN', { questions: list.length })
  const extensions = readExtensions(parts.find(({ tag }) => tag === 0xa2))
  for (const [id, { critical }] of extensions)
    if (critical && id !== OID.ocspNonce) throw new SigningError('OCSP_BROKEN', { why: 'critical extension', extension: id })
  return { asked: list.map(question), nonce: nonceOf(extensions.get(OID.ocspNonce)?.value) }
}

function question(request: Node): OcspQuestionAsked {
  const [certId, singleExtensions] = sequenceOf(request)
  for (const [id, { critical }] of readExtensions(singleExtensions))
    if (critical) throw new SigningError('OCSP_BROKEN', { why: 'critical extension', extension: id })
  const [algorithm, nameHash, keyHash, serial] = sequenceOf(certId)
  return {
    certId: expect(certId, 0x30).der,
    hashOid: readOid(sequenceOf(algorithm)[0]),
    issuerNameHash: expect(nameHash, 0x04).content,
    issuerKeyHash: expect(keyHash, 0x04).content,
    serialNumber: readIntegerHex(serial),
  }
}

function nonceOf(value: Node | undefined): Uint8Array | null {
  if (value === undefined) return null
  const { content, der } = expect(value, 0x04)
  if (content.length === 0 || content.length > LONGEST_NONCE) throw new SigningError('OCSP_BROKEN', { nonce: content.length })
  return der
}
