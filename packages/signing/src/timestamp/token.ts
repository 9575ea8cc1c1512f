import { expect, type Node, read, readOid, readSerial, readTime, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { parseSignedData, type SignedData } from '../cms/signed-data.ts'
import { SigningError } from '../errors.ts'
import { type KnownDigest, knownDigest } from '../pki/algorithm-use.ts'

/** A timestamp token as it was read (RFC 3161 §2.4.2). */
export interface TimestampToken {
  readonly signed: SignedData
  /** The TSTInfo, which is what its authority signed. */
  readonly info: Uint8Array
  readonly policy: string
  readonly digest: KnownDigest | null
  readonly imprint: Uint8Array
  readonly serialNumber: string
  readonly time: Date
}

/** Reads a token. @throws TIMESTAMP_BROKEN */
export function readTimestampToken(token: Uint8Array, certificateOf?: Parameters<typeof parseSignedData>[1]): TimestampToken {
  try {
    const signed = parseSignedData(token, certificateOf)
    const info = signed.content
    if (signed.contentType !== OID.tstInfo || info === null)
      throw new SigningError('TIMESTAMP_BROKEN', { contentType: signed.contentType })
    const [, policy, imprint, serial, time] = sequenceOf(read(info))
    const [algorithm, digest] = sequenceOf(imprint)
    return {
      signed,
      info,
      policy: readOid(policy),
      digest: knownDigest(algorithm),
      imprint: expect(digest, 0x04).content,
      serialNumber: readSerial(serial),
      time: readTime(asGeneralized(time)),
    }
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('TIMESTAMP_BROKEN', cause.facts, { cause })
    throw cause
  }
}

const asGeneralized = (node: Node | undefined): Node => expect(node, 0x18)
