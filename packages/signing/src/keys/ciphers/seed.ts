import type { BlockCipher } from './block-cipher.ts'
import { S1, S2 } from './seed-tables.ts'

const ROUNDS = 16
const MASKS = [0xfc, 0xf3, 0xcf, 0x3f] as const
const GOLDEN_RATIO = 0x9e3779b9

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

/** G (RFC 4269 §2.2): two S-boxes in turn over the bytes from the lowest, each spread over all four by masks. */
function mix(word: number): number {
  let out = 0
  for (let j = 0; j < 4; j += 1) {
    const byte = (word >>> (8 * j)) & 0xff
    const substituted = ((j & 1) === 0 ? S1[byte] : S2[byte]) ?? 0
    for (let i = 0; i < 4; i += 1) out ^= (substituted & (MASKS[(i + j) & 3] ?? 0)) << (8 * i)
  }
  return out
}

/** Sixteen pairs of round keys (RFC 4269 §2.3). */
function roundKeys(key: Uint8Array): Int32Array {
  const words = new DataView(key.buffer, key.byteOffset, key.byteLength)
  let [a, b, c, d] = [words.getInt32(0), words.getInt32(4), words.getInt32(8), words.getInt32(12)]
  const keys = new Int32Array(2 * ROUNDS)
  for (let i = 0; i < ROUNDS; i += 1) {
    const constant = rotateLeft(GOLDEN_RATIO, i)
    keys[2 * i] = mix(a + c - constant)
    keys[2 * i + 1] = mix(b - d + constant)
    if ((i & 1) === 0) [a, b] = [(a >>> 8) | (b << 24), (b >>> 8) | (a << 24)]
    else [c, d] = [(c << 8) | (d >>> 24), (d << 8) | (c >>> 24)]
  }
  return keys
}

/** The sixteen rounds (RFC 4269 §2.1); `backwards` takes the keys from the last to the first, which decrypts. */
function rounds(block: Uint8Array, keys: Int32Array, backwards: boolean): Uint8Array {
  const words = new DataView(block.buffer, block.byteOffset, block.byteLength)
  let [l0, l1, r0, r1] = [words.getInt32(0), words.getInt32(4), words.getInt32(8), words.getInt32(12)]
  for (let i = 0; i < ROUNDS; i += 1) {
    const at = 2 * (backwards ? ROUNDS - 1 - i : i)
    const left = r0 ^ (keys[at] ?? 0)
    // F (RFC 4269 §2.1): three G's with sums between them.
    let t1 = mix(r1 ^ (keys[at + 1] ?? 0) ^ left)
    const t0 = mix((left + t1) | 0)
    t1 = mix((t1 + t0) | 0)
    ;[l0, l1, r0, r1] = [r0, r1, l0 ^ (t0 + t1), l1 ^ t1]
  }
  const out = new Uint8Array(16)
  const view = new DataView(out.buffer)
  // The last round does not swap.
  for (const [i, word] of [r0, r1, l0, l1].entries()) view.setInt32(4 * i, word)
  return out
}

/** SEED with a key of 16 bytes (RFC 4269), the cipher of Korean key files. */
export function seed(key: Uint8Array): BlockCipher {
  const keys = roundKeys(key)
  return {
    encrypt: (block) => rounds(block, keys, false),
    decrypt: (block) => rounds(block, keys, true),
    wipe: () => void keys.fill(0),
  }
}
