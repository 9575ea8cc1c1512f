import type { md5, sha1 } from '@noble/hashes/legacy.js'
import type { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

/** A hash that is looped by a script. */
export type LoopedHash = typeof md5 | typeof sha1 | typeof sha224 | typeof sha256 | typeof sha384 | typeof sha512

/**
 * The hash of the hash, so many times in all, of some bytes. The state is copied instead of made anew each time, as the library's own
 * PBKDF2 does it, which halves the wait for a container of a hundred thousand rounds.
 */
export function iterateHash(hash: LoopedHash, bytes: Uint8Array, iterations: number): Uint8Array {
  const value = hash(bytes)
  const empty = hash.create()
  const state = hash.create()
  for (let i = 1; i < iterations; i += 1) {
    // One union of six kinds of state; each is copied into its own kind.
    empty._cloneInto(state as never)
    state.update(value)
    state.digestInto(value)
  }
  state.destroy()
  return value
}
