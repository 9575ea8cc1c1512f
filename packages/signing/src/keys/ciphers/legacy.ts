import forge from 'node-forge'
import type { Secrets } from '../secrets.ts'
import { unpaddedLength } from './block-cipher.ts'
import type { Cipher, Sealed } from './cipher.ts'

/** Where forge writes to: bytes of ours that can be overwritten, instead of its own strings, which cannot. */
class Sink {
  readonly bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(length: number) {
    this.bytes = new Uint8Array(length)
    this.#view = new DataView(this.bytes.buffer)
  }
  putInt32(value: number): void {
    this.#view.setInt32(this.#at, value)
    this.#at += 4
  }
  putInt16Le(value: number): void {
    this.#view.setInt16(this.#at, value, true)
    this.#at += 2
  }
}

const binary = (bytes: Uint8Array): string => forge.util.binary.raw.encode(bytes)
const leavePadding = (): boolean => true

/** Takes the padding off what forge opened. The derived cipher key stays in strings of forge until they are collected: old containers only. */
function opened(block: number, data: Uint8Array, secrets: Secrets, run: (sink: Sink) => void): Uint8Array | null {
  if (data.length === 0 || data.length % block !== 0) return null
  const sink = new Sink(data.length)
  secrets.keep(sink.bytes)
  run(sink)
  const length = unpaddedLength(sink.bytes, block)
  return length === null ? null : sink.bytes.subarray(0, length)
}

function blockCipher(
  name: forge.cipher.Algorithm,
  keyBytes: number,
  blockBytes: number,
  toKey = (key: Uint8Array) => key,
): Cipher {
  return {
    keyBytes,
    blockBytes,
    open: async ({ key, iv, data }, { secrets }) =>
      opened(blockBytes, data, secrets, (sink) => {
        const cipher = forge.cipher.createDecipher(name, binary(toKey(key)))
        // forge's types name its own buffer; what it calls of it stands in Sink.
        cipher.start({ iv: binary(iv), output: sink } as unknown as { iv: string })
        cipher.update(forge.util.createBuffer(binary(data)))
        // forge's types have no place for the padding that its code takes.
        ;(cipher as unknown as { finish(pad: () => boolean): boolean }).finish(leavePadding)
      }),
  }
}

export const DES = blockCipher('DES-CBC', 8, 8)
export const TRIPLE_DES = blockCipher('3DES-CBC', 24, 8)
/** Two keys, the first of them again as third. */
export const TWO_KEY_TRIPLE_DES = blockCipher('3DES-CBC', 16, 8, (key) => new Uint8Array([...key, ...key.subarray(0, 8)]))
/** For browsers whose WebCrypto has no AES of 192 bits (Chromium). */
export const AES_192_BY_SCRIPT = blockCipher('AES-CBC', 24, 16)

/** RC2 (RFC 2268) with so many effective key bits. */
export function rc2(keyBytes: number, effectiveBits: number): Cipher {
  return {
    keyBytes,
    blockBytes: 8,
    open: async ({ key, iv, data }: Sealed, { secrets }) =>
      opened(8, data, secrets, (sink) => {
        const cipher = forge.rc2.createDecryptionCipher(binary(key), effectiveBits)
        cipher.start(binary(iv), sink as unknown as forge.util.ByteBuffer)
        cipher.update(forge.util.createBuffer(binary(data)))
        cipher.finish(leavePadding)
      }),
  }
}
