import { children, expect, read, readBits, readInteger, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { integer, sequence } from '../asn1/der-writer.ts'
import { SigningError } from '../errors.ts'
import type { Secrets } from './secrets.ts'

/** A private key as it came out of a container. */
export interface PlainKey {
  /** PrivateKeyInfo (RFC 5958 §2) of version 0 without attributes, which every platform imports; among the secrets. */
  readonly pkcs8: Uint8Array
  /** The random R of the Korean identity check (VID), where the key carries it; a copy for the caller. */
  readonly random: Uint8Array | null
}

/** Attribute with the random number R (KISA's KCAC.TS.SIVID: VID = H(H(IDN‖R))). */
const RANDOM = '1.2.410.200004.10.1.1.3'

/** Whether bytes have the shape of a PrivateKeyInfo, whichever algorithm it names. */
export function isPrivateKeyInfo(bytes: Uint8Array): boolean {
  try {
    const [version, algorithm, key] = sequenceOf(read(bytes))
    readOid(sequenceOf(algorithm)[0])
    return readInteger(version) <= 1 && expect(key, 0x04).content.length > 0
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}

/** Reads a PrivateKeyInfo. @throws DER_BROKEN */
export function readPrivateKeyInfo(bytes: Uint8Array, secrets: Secrets): PlainKey {
  const [, algorithm, key, ...rest] = sequenceOf(read(bytes))
  const plain = sequence(integer(0), expect(algorithm, 0x30).der, expect(key, 0x04).der)
  const attributes = rest.find((part) => part.tag === 0xa0)
  const random = attributes === undefined ? null : randomOf(attributes)
  return { pkcs8: secrets.keep(plain), random: random?.slice() ?? null }
}

function randomOf(attributes: Parameters<typeof children>[0]): Uint8Array | null {
  for (const attribute of children(attributes)) {
    const [type, values] = sequenceOf(attribute)
    if (readOid(type) === RANDOM) return readBits(children(expect(values, 0x31))[0])
  }
  return null
}
