import { sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { concat } from '../../asn1/bytes.ts'
import type { Secrets } from '../secrets.ts'
import { iterateHash } from './iterate.ts'
import type { Work } from './work.ts'

/** What the bytes are for (RFC 7292 appendix B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const

const HASHES = { 'SHA-1': sha1, 'SHA-224': sha224, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const
export type Pkcs12Hash = keyof typeof HASHES

export interface Pkcs12Derivation {
  readonly hash: Pkcs12Hash
  readonly purpose: (typeof PURPOSE)[keyof typeof PURPOSE]
  /** As Password.bmp gives it. */
  readonly password: Uint8Array
  readonly salt: Uint8Array
  readonly iterations: number
  /** Bytes that are wanted. */
  readonly length: number
}

/** PKCS#12's own key derivation (RFC 7292 appendix B.2). No platform has it, so that it is looped here, over a hash that is quick. */
export function pkcs12Kdf(
  { hash, purpose, password, salt, iterations, length }: Pkcs12Derivation,
  { secrets, work }: { readonly secrets: Secrets; readonly work: Work },
): Uint8Array {
  const digest = HASHES[hash]
  const { blockLen: v, outputLen: u } = digest
  work.spend(iterations, Math.ceil(length / u), 'script')
  const diversifier = new Uint8Array(v).fill(purpose)
  const input = secrets.keep(concat([repeated(salt, v), secrets.keep(repeated(password, v))]))
  const out = secrets.keep(new Uint8Array(length))
  for (let at = 0; at < length; at += u) {
    const a = secrets.keep(iterateHash(digest, secrets.keep(concat([diversifier, input])), iterations))
    out.set(a.subarray(0, Math.min(u, length - at)), at)
    addToBlocks(input, secrets.keep(repeated(a, v)).subarray(0, v), v)
  }
  return out
}

/** Copies of some bytes to the next multiple of the block; of nothing, nothing. */
function repeated(bytes: Uint8Array, block: number): Uint8Array {
  const length = block * Math.ceil(bytes.length / block)
  return new Uint8Array(length).map((_, i) => bytes[i % bytes.length] ?? 0)
}

/** I_j = I_j + B + 1, each block a big-endian number (RFC 7292 appendix B.2 step 6C). */
function addToBlocks(input: Uint8Array, addend: Uint8Array, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1
    for (let i = block - 1; i >= 0; i -= 1) {
      const sum = (input[start + i] ?? 0) + (addend[i] ?? 0) + carry
      input[start + i] = sum & 0xff
      carry = sum >> 8
    }
  }
}
