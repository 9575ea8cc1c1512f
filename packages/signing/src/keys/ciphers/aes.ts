import type { Cipher } from './cipher.ts'
import { AES_192_BY_SCRIPT } from './legacy.ts'

/** AES in CBC by the platform (NIST SP 800-38A). */
export function aes(keyBytes: 16 | 24 | 32): Cipher {
  return {
    keyBytes,
    blockBytes: 16,
    open: async (sealed, { crypto, secrets }) => {
      let key: CryptoKey
      try {
        key = await crypto.subtle.importKey('raw', sealed.key as BufferSource, 'AES-CBC', false, ['decrypt'])
      } catch (error) {
        if (keyBytes === 24) return AES_192_BY_SCRIPT.open(sealed, { crypto, secrets })
        throw error
      }
      try {
        const algorithm = { name: 'AES-CBC', iv: sealed.iv as BufferSource }
        return secrets.keep(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.data as BufferSource)))
      } catch {
        // The platform says of wrong padding only that it failed; nothing else can fail with a key and an IV of the right length.
        return null
      }
    },
  }
}
