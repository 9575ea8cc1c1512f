/**
 * A block cipher with a key in it. Written for keys on the signer's own machine: table look-ups depend on the key, so that timing
 * side channels are out of scope here; who can time the cache of this machine can read its memory too.
 */
export interface BlockCipher {
  /** One block of 16 bytes. */
  encrypt(block: Uint8Array): Uint8Array
  decrypt(block: Uint8Array): Uint8Array
  /** Overwrites the round keys; the cipher is of no use afterwards. */
  wipe(): void
}

const BLOCK = 16

/** Decrypts CBC (NIST SP 800-38A §6.2) without looking at the padding. `data` is of whole blocks. */
export function decryptCbc(cipher: BlockCipher, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const plain = new Uint8Array(data.length)
  let before = iv
  for (let at = 0; at < data.length; at += BLOCK) {
    const block = data.subarray(at, at + BLOCK)
    const opened = cipher.decrypt(block)
    for (const [i, byte] of opened.entries()) plain[at + i] = byte ^ (before[i] ?? 0)
    opened.fill(0)
    before = block
  }
  return plain
}

/** Encrypts CBC, padded as PKCS#7 does (RFC 5652 §6.3). */
export function encryptCbc(cipher: BlockCipher, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const pad = BLOCK - (data.length % BLOCK)
  const padded = new Uint8Array(data.length + pad).fill(pad)
  padded.set(data)
  const sealed = new Uint8Array(padded.length)
  let before = iv
  for (let at = 0; at < padded.length; at += BLOCK) {
    const block = padded.slice(at, at + BLOCK)
    for (const i of block.keys()) block[i] = (block[i] ?? 0) ^ (before[i] ?? 0)
    before = cipher.encrypt(block)
    sealed.set(before, at)
    block.fill(0)
  }
  padded.fill(0)
  return sealed
}

/** How many bytes stay when the padding of PKCS#7 (RFC 5652 §6.3) is taken off, or null when there is none. */
export function unpaddedLength(plain: Uint8Array, block: number): number | null {
  const pad = plain.at(-1) ?? 0
  if (pad < 1 || pad > block || pad > plain.length) return null
  return plain.subarray(-pad).every((byte) => byte === pad) ? plain.length - pad : null
}
