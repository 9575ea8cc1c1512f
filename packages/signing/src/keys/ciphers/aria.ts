import { C1, C2, C3, DIFFUSION, SB1, SB2, SB3, SB4 } from './aria-tables.ts'
import type { BlockCipher } from './block-cipher.ts'

const ODD = [SB1, SB2, SB3, SB4] as const
const EVEN = [SB3, SB4, SB1, SB2] as const
type Boxes = typeof ODD | typeof EVEN

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0))
/** Substitution layers SL1 and SL2 (RFC 5794 §2.4.2). */
const substitute = (state: Uint8Array, boxes: Boxes): Uint8Array =>
  state.map((byte, i) => boxes[(i & 3) as 0 | 1 | 2 | 3][byte] ?? 0)
/** Diffusion layer A (RFC 5794 §2.4.3), its own inverse. */
const diffuse = (state: Uint8Array): Uint8Array =>
  state.map((_, i) => (DIFFUSION[i] ?? []).reduce((sum, from) => sum ^ (state[from] ?? 0), 0))
/** Round functions FO and FE (RFC 5794 §2.4.1). */
const round = (state: Uint8Array, key: Uint8Array, boxes: Boxes): Uint8Array => diffuse(substitute(xor(state, key), boxes))

/** A block of 128 bits, turned right. */
function rotateRight(block: Uint8Array, bits: number): Uint8Array {
  const bytes = bits >> 3
  const rest = bits & 7
  const at = (i: number): number => block[(i - bytes + 32) & 15] ?? 0
  return block.map((_, i) => (at(i) >>> rest) | (at(i - 1) << (8 - rest)))
}

/** Key constants in the order that each key length takes them, and its rounds (RFC 5794 §2.2, §2.3). */
const LENGTHS: Readonly<
  Record<number, { readonly constants: readonly [Uint8Array, Uint8Array, Uint8Array]; readonly rounds: number }>
> = {
  16: { constants: [C1, C2, C3], rounds: 12 },
  24: { constants: [C2, C3, C1], rounds: 14 },
  32: { constants: [C3, C1, C2], rounds: 16 },
}

/** Encryption round keys ek1…ek(n+1) (RFC 5794 §2.2). */
function encryptionKeys(key: Uint8Array): Uint8Array[] {
  const length = LENGTHS[key.length]
  if (length === undefined) throw new RangeError('ARIA keys have 16, 24 or 32 bytes')
  const right = new Uint8Array(16)
  right.set(key.subarray(16))
  const [ck1, ck2, ck3] = length.constants
  const w0 = key.slice(0, 16)
  const w1 = xor(round(w0, ck1, ODD), right)
  const w2 = xor(round(w1, ck2, EVEN), w0)
  const w3 = xor(round(w2, ck3, ODD), w1)
  const keys: Uint8Array[] = []
  // Turned left by 61, 31 and 19 is turned right by 67, 97 and 109.
  for (const turn of [19, 31, 67, 97, 109])
    keys.push(
      xor(w0, rotateRight(w1, turn)),
      xor(w1, rotateRight(w2, turn)),
      xor(w2, rotateRight(w3, turn)),
      xor(rotateRight(w0, turn), w3),
    )
  for (const secret of [right, w0, w1, w2, w3, ...keys.splice(length.rounds + 1)]) secret.fill(0)
  return keys
}

/** Decryption is encryption with these keys (RFC 5794 §2.3.2). */
function decryptionKeys(keys: readonly Uint8Array[]): Uint8Array[] {
  const last = keys.length - 1
  return keys.map((_, i) => {
    const key = keys[last - i] ?? new Uint8Array(16)
    return i === 0 || i === last ? key.slice() : diffuse(key)
  })
}

function crypt(block: Uint8Array, keys: readonly Uint8Array[]): Uint8Array {
  const whole = keys.length - 2
  let state = block
  for (let i = 0; i < whole; i += 1) state = round(state, keys[i] ?? block, (i & 1) === 0 ? ODD : EVEN)
  const [before, after] = [keys[whole] ?? block, keys[whole + 1] ?? block]
  return xor(substitute(xor(state, before), EVEN), after)
}

/** ARIA with a key of 16, 24 or 32 bytes (RFC 5794). @throws RangeError for another length */
export function aria(key: Uint8Array): BlockCipher {
  const encryption = encryptionKeys(key)
  const decryption = decryptionKeys(encryption)
  return {
    encrypt: (block) => crypt(block, encryption),
    decrypt: (block) => crypt(block, decryption),
    wipe: () => {
      for (const secret of [...encryption, ...decryption]) secret.fill(0)
    },
  }
}
