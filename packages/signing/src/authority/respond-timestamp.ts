import { digestOf } from '../asn1/algorithms.ts'
import { bitString, generalizedTime, integer, integerFromHex, oid, sequence, utf8String } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { buildSignedData } from '../cms/signed-data-writer.ts'
import { SigningError } from '../errors.ts'
import type { Credential } from '../keys/pkcs12.ts'
import { digest, type WebCrypto } from '../ports.ts'
import { readTimestampRequest } from '../timestamp/timestamp.ts'

/** Who stamps, with what time. */
export interface TimestampAuthority {
  readonly authority: Credential
  /** Unique for ever, hex. */
  readonly serialNumber: string
  readonly time: Date
  /** Policy under which the token is made. */
  readonly policy: string
  readonly crypto: WebCrypto
}

/** Digests that are stamped, with the length of their imprint. */
const IMPRINTS: Readonly<Record<string, number>> = { [OID.sha256]: 32, [OID.sha384]: 48, [OID.sha512]: 64 }
const BAD_ALGORITHM = 0
const BAD_FORMAT = 5

/** Answers a timestamp request (RFC 3161 §2.4.2). What cannot be stamped gets a rejection with its failure bit, never an exception. */
export async function respondTimestamp(requestDer: Uint8Array, stamp: TimestampAuthority): Promise<Uint8Array> {
  const request = tryRead(requestDer)
  if (request === null) return rejection(BAD_FORMAT, '요청을 읽을 수 없습니다')
  const length = IMPRINTS[request.digestOid]
  if (length === undefined) return rejection(BAD_ALGORITHM, '허용하지 않는 해시입니다')
  if (request.imprint.length !== length) return rejection(BAD_FORMAT, '해시의 길이가 맞지 않습니다')
  const info = sequence(
    integer(1),
    oid(stamp.policy),
    request.imprintDer,
    integerFromHex(stamp.serialNumber),
    generalizedTime(stamp.time),
    // The clock is read in whole seconds.
    sequence(integer(1)),
    ...(request.nonce === null ? [] : [request.nonce]),
  )
  const token = await buildSignedData({
    contentDigest: await digest(stamp.crypto, digestOf(stamp.authority.key.algorithm), info),
    content: { type: OID.tstInfo, bytes: info },
    certificate: stamp.authority.certificate,
    chain: stamp.authority.chain,
    key: stamp.authority.key,
    crypto: stamp.crypto,
  })
  return sequence(sequence(integer(0)), token)
}

function tryRead(der: Uint8Array): ReturnType<typeof readTimestampRequest> | null {
  try {
    return readTimestampRequest(der)
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}

/** PKIStatus rejection with a text and PKIFailureInfo (RFC 3161 §2.4.2). */
function rejection(failureBit: number, text: string): Uint8Array {
  const bits = new Uint8Array([0x80 >> failureBit])
  return sequence(sequence(integer(2), sequence(utf8String(text)), bitString(bits, 7 - failureBit)))
}
