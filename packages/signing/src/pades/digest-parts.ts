import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { DigestName } from '../ports.ts'
import { type ByteRange, signedParts } from './signed-parts.ts'

const HASHES = { 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const satisfies Record<DigestName, unknown>

/** Digest over parts one after another. WebCrypto takes a message in one piece only, which for a large file would be a copy of all of it. */
export function digestParts(name: DigestName, parts: Iterable<Uint8Array>): Uint8Array {
  const hash = HASHES[name].create()
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/**
 * Digest over the byte range of a file that is read in chunks, so that it need not be in memory at all.
 * @param chunks the file from its first byte on, as a ReadableStream or any other source of chunks
 */
export async function digestStream(
  chunks: AsyncIterable<Uint8Array>,
  range: ByteRange,
  name: DigestName = 'SHA-256',
): Promise<Uint8Array> {
  const hash = HASHES[name].create()
  let at = 0
  for await (const chunk of chunks) {
    for (const part of signedParts([chunk], range, at)) hash.update(part)
    at += chunk.length
  }
  return hash.digest()
}
