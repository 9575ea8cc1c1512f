import { checkDepth, expect, read, readInteger, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'

/** TimeStampReq (RFC 3161 §2.4.1) as an authority reads it. */
export interface TimestampRequest {
  readonly version: number
  readonly digestOid: string
  readonly imprint: Uint8Array
  /** MessageImprint's own encoding, which the token repeats. */
  readonly imprintDer: Uint8Array
  /** The policy that the client wants; null leaves it to the authority. */
  readonly policy: string | null
  /** The nonce's own encoding. */
  readonly nonce: Uint8Array | null
  /** Whether the token is to carry the authority's certificate. */
  readonly certReq: boolean
  readonly hasExtensions: boolean
}

/** Reads a request. @throws TIMESTAMP_BROKEN */
export function readTimestampRequest(der: Uint8Array): TimestampRequest {
  try {
    const whole = read(der)
    checkDepth(whole)
    const [version, imprint, ...rest] = sequenceOf(whole)
    const [algorithm, digest] = sequenceOf(imprint)
    const optional = (tag: number) => rest.find((part) => part.tag === tag)
    const policy = optional(0x06)
    return {
      version: readInteger(version),
      digestOid: readOid(sequenceOf(algorithm)[0]),
      imprint: expect(digest, 0x04).content,
      imprintDer: expect(imprint, 0x30).der,
      policy: policy === undefined ? null : readOid(policy),
      nonce: optional(0x02)?.der ?? null,
      certReq: optional(0x01)?.content[0] === 0xff,
      hasExtensions: optional(0xa0) !== undefined,
    }
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('TIMESTAMP_BROKEN', cause.facts, { cause })
    throw cause
  }
}
