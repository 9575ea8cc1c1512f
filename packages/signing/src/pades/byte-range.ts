import { hex } from '../asn1/bytes.ts'
import { SigningError } from '../errors.ts'
import { fromLatin1, joined } from '../pdf/bytes.ts'
import { type DigestName, digest, type WebCrypto } from '../ports.ts'
import { digestParts } from './digest-parts.ts'
import { type ByteRange, signedParts } from './signed-parts.ts'

export type { ByteRange } from './signed-parts.ts'

/** A file in one piece, or in pieces that follow one another: the base as it is stored and the update behind it, so that neither is copied. */
export type FilePieces = Uint8Array | readonly Uint8Array[]

/** Above this the platform's digest would cost a copy that is worth more than its speed. */
const LARGEST_COPY = 8 * 1024 * 1024

const piecesOf = (file: FilePieces): readonly Uint8Array[] => (file instanceof Uint8Array ? [file] : file)

/** The signed bytes in one piece. */
export function signedBytes(file: FilePieces, range: ByteRange): Uint8Array {
  return joined([...signedParts(piecesOf(file), range)])
}

/** Digest over the two signed parts; by SHA-256, or by the hash that goes with the key's algorithm (`digestOf`). */
export async function digestByteRange(
  file: FilePieces,
  range: ByteRange,
  crypto: WebCrypto,
  name: DigestName = 'SHA-256',
): Promise<Uint8Array> {
  const pieces = piecesOf(file)
  return range[1] + range[3] > LARGEST_COPY
    ? digestParts(name, signedParts(pieces, range))
    : digest(crypto, name, signedBytes(pieces, range))
}

/** Puts the CMS into the hole of a prepared file. @throws SIGNATURE_TOO_LARGE */
export function embedSignature(prepared: Uint8Array, range: ByteRange, cms: Uint8Array): Uint8Array {
  return signedUpdate(prepared, 0, range, cms)
}

/**
 * Puts the CMS into the hole of a prepared update, which is then ready to be appended to its base; the base is not needed for it.
 * @param baseLength length of the file that the update follows
 * @throws SIGNATURE_TOO_LARGE
 */
export function signedUpdate(update: Uint8Array, baseLength: number, [, hole, after]: ByteRange, cms: Uint8Array): Uint8Array {
  const room = (after - hole - 2) / 2
  if (cms.length > room) throw new SigningError('SIGNATURE_TOO_LARGE', { size: cms.length, room })
  const signed = new Uint8Array(update)
  signed.set(fromLatin1(hex(cms)), hole - baseLength + 1)
  return signed
}
