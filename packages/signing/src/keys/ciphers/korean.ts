import { aria } from './aria.ts'
import { type BlockCipher, decryptCbc, unpaddedLength } from './block-cipher.ts'
import type { Cipher } from './cipher.ts'
import { seed } from './seed.ts'

function korean(keyBytes: number, make: (key: Uint8Array) => BlockCipher): Cipher {
  return {
    keyBytes,
    blockBytes: 16,
    korean: true,
    open: async ({ key, iv, data }, { secrets }) => {
      if (data.length === 0 || data.length % 16 !== 0) return null
      const cipher = make(key)
      const plain = secrets.keep(decryptCbc(cipher, iv, data))
      cipher.wipe()
      const length = unpaddedLength(plain, 16)
      return length === null ? null : plain.subarray(0, length)
    },
  }
}

/** SEED-CBC (RFC 4269 §3, RFC 4010 §3). */
export const SEED = korean(16, seed)
/** ARIA-CBC with 128, 192 and 256 bits (RFC 5794). */
export const ARIA_128 = korean(16, aria)
export const ARIA_192 = korean(24, aria)
export const ARIA_256 = korean(32, aria)
