import { digestOf } from '../asn1/algorithms.ts'
import { bitString, generalizedTime, integer, integerFromHex, oid, sequence, utf8String } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { buildSignedData } from '../cms/signed-data-writer.ts'
import { SigningError } from '../errors.ts'
import type { Credential } from '../keys/pkcs12.ts'
import { digest, type WebCrypto } from '../ports.ts'
import { readTimestampRequest, type TimestampRequest } from './timestamp-request.ts'

/** Who stamps, with what time. */
export interface TimestampAuthority {
  readonly authority: Credential
  /** Unique for ever, hex. */
  readonly serialNumber: string
  readonly time: Date
  /** Policy under which the token is made. */
  readonly policy: string
  /** How far the clock may be off, in whole seconds; 1 unless said. */
  readonly accuracySeconds?: number
  readonly crypto: WebCrypto
}

/** Digests that are stamped, with the length of their imprint in bytes; MD5 and SHA-1 are not (ETSI TS 119 312). */
const IMPRINTS: Readonly<Record<string, number>> = { [OID.sha256]: 32, [OID.sha384]: 48, [OID.sha512]: 64 }

/** PKIFailureInfo (RFC 3161 §2.4.2): a bit each. */
const FAILURE_BITS = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  timeNotAvailable: 14,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  systemFailure: 25,
} as const
export type TimestampFailure = keyof typeof FAILURE_BITS

const REASONS: Readonly<Record<TimestampFailure, string>> = {
  badAlg: '허용하지 않는 해시 알고리즘입니다',
  badRequest: '요청의 판(version)을 알 수 없습니다',
  badDataFormat: '요청을 읽을 수 없습니다',
  timeNotAvailable: '시각을 얻을 수 없습니다',
  unacceptedPolicy: '요청한 정책으로는 시점확인을 하지 않습니다',
  unacceptedExtension: '요청에 있는 확장을 알 수 없습니다',
  systemFailure: '시점확인을 할 수 없습니다. 잠시 뒤 다시 하십시오',
}

/** Answers a timestamp request (RFC 3161 §2.4.2). What cannot be stamped gets a rejection with its failure bit, never an exception. */
export async function respondTimestamp(requestDer: Uint8Array, stamp: TimestampAuthority): Promise<Uint8Array> {
  const request = tryRead(requestDer)
  const failure = request === null ? 'badDataFormat' : problemOf(request, stamp)
  if (request === null || failure !== null) return timestampFailure(failure ?? 'badDataFormat')
  const info = tokenInfo(request, stamp)
  const token = await buildSignedData({
    contentDigest: await digest(stamp.crypto, digestOf(stamp.authority.key.algorithm), info),
    content: { type: OID.tstInfo, bytes: info },
    certificate: stamp.authority.certificate,
    chain: stamp.authority.chain,
    key: stamp.authority.key,
    // Without certReq the token must not carry certificates (RFC 3161 §2.4.1).
    includeCertificates: request.certReq,
    crypto: stamp.crypto,
  })
  return sequence(sequence(integer(0)), token)
}

/** TSTInfo (RFC 3161 §2.4.2). Ordering is left out, which says that times of two tokens may be within each other's accuracy. */
function tokenInfo(request: TimestampRequest, stamp: TimestampAuthority): Uint8Array {
  return sequence(
    integer(1),
    oid(stamp.policy),
    request.imprintDer,
    integerFromHex(stamp.serialNumber),
    generalizedTime(stamp.time),
    sequence(integer(stamp.accuracySeconds ?? 1)),
    ...(request.nonce === null ? [] : [request.nonce]),
  )
}

function problemOf(request: TimestampRequest, stamp: TimestampAuthority): TimestampFailure | null {
  if (request.version !== 1) return 'badRequest'
  const length = IMPRINTS[request.digestOid]
  if (length === undefined) return 'badAlg'
  if (request.imprint.length !== length) return 'badDataFormat'
  if (request.policy !== null && request.policy !== stamp.policy) return 'unacceptedPolicy'
  // Extensions are refused, critical or not, where none is known (RFC 3161 §2.4.1).
  return request.hasExtensions ? 'unacceptedExtension' : null
}

function tryRead(der: Uint8Array): TimestampRequest | null {
  try {
    return readTimestampRequest(der)
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}

/** PKIStatus rejection with a text and PKIFailureInfo, whose trailing zero bits are left out (X.690 §11.2.2). */
export function timestampFailure(failure: TimestampFailure): Uint8Array {
  const bit = FAILURE_BITS[failure]
  const bits = new Uint8Array((bit >> 3) + 1)
  bits[bit >> 3] = 0x80 >> (bit & 7)
  return sequence(sequence(integer(2), sequence(utf8String(REASONS[failure])), bitString(bits, 7 - (bit & 7))))
}
