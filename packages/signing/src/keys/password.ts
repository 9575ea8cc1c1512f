import type { Secrets } from './secrets.ts'

/** A password in the bytes that each kind of container takes. The bytes are wiped with the act's secrets. */
export class Password {
  readonly #text: string
  readonly #secrets: Secrets

  constructor(text: string, secrets: Secrets) {
    this.#text = text
    this.#secrets = secrets
  }

  /** UTF-8, as PBES2 and nearly everybody else takes it (RFC 8018 §3). */
  utf8(): Uint8Array {
    return this.#secrets.keep(new TextEncoder().encode(this.#text))
  }

  /** UTF-8, and for Hangul also CP949: Korean agents of the years before wrote key files with that. */
  korean(): readonly Uint8Array[] {
    const old = cp949(this.#text)
    if (old !== null) this.#secrets.keep(old)
    const utf8 = this.utf8()
    return old === null || old.length === this.#text.length ? [utf8] : [utf8, old]
  }

  /** UTF-16 with two zero bytes at the end (RFC 7292 appendix B.1). An empty password is written with and without them. */
  bmp(): readonly Uint8Array[] {
    const bytes = this.#secrets.keep(new Uint8Array(2 * this.#text.length + 2))
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < this.#text.length; i += 1) view.setUint16(2 * i, this.#text.charCodeAt(i))
    return this.#text === '' ? [bytes, new Uint8Array()] : [bytes]
  }
}

let table: ReadonlyMap<string, readonly [number, number]> | null = null

/** Two bytes of each character that CP949 has, read off the platform's decoder, which knows it as euc-kr. */
function cp949Table(): ReadonlyMap<string, readonly [number, number]> {
  if (table !== null) return table
  const made = new Map<string, readonly [number, number]>()
  const decoder = new TextDecoder('euc-kr')
  for (let lead = 0x81; lead <= 0xfd; lead += 1)
    for (let trail = 0x41; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(new Uint8Array([lead, trail]))
      if (text.length === 1 && text !== '\ufffd') made.set(text, [lead, trail])
    }
  table = made
  return made
}

/** CP949 bytes of a text; null when it has characters that are not in there. */
function cp949(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const pair = code < 0x80 ? [code] : cp949Table().get(character)
    if (pair === undefined) return null
    bytes.push(...pair)
  }
  const encoded = new Uint8Array(bytes)
  bytes.fill(0)
  return encoded
}
