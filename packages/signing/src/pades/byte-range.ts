import { hex } from '../asn1/bytes.ts'
import { SigningError } from '../errors.ts'
import { fromLatin1, joined } from '../pdf/bytes.ts'
import { type DigestName, digest, type WebCrypto } from '../ports.ts'

/** `[0, a, b, c]`: bytes 0…a and b…b+c are signed, the hole between them holds the signature (ISO 32000-1 §12.8.1). */
export type ByteRange = readonly [number, number, number, number]

/** The signed bytes in one piece. */
export function signedBytes(pdf: Uint8Array, [start, first, second, rest]: ByteRange): Uint8Array {
  return joined([pdf.subarray(start, start + first), pdf.subarray(second, second + rest)])
}

/** Digest over the two signed parts; by SHA-256, or by the hash that goes with the key's algorithm (`digestOf`). */
export async function digestByteRange(
  pdf: Uint8Array,
  range: ByteRange,
  crypto: WebCrypto,
  name: DigestName = 'SHA-256',
): Promise<Uint8Array> {
  return digest(crypto, name, signedBytes(pdf, range))
}

/** Puts the CMS into the hole of a prepared file. @throws SIGNATURE_TOO_LARGE */
export function embedSignature(prepared: Uint8Array, [, hole, after]: ByteRange, cms: Uint8Array): Uint8Array {
  const room = (after - hole - 2) / 2
  if (cms.length > room) throw new SigningError('SIGNATURE_TOO_LARGE', { size: cms.length, room })
  const signed = new Uint8Array(prepared)
  signed.set(fromLatin1(hex(cms)), hole + 1)
  return signed
}
