const LATIN_1 = new TextDecoder('latin1')

/** Bytes as text, one character a byte; for matching the ASCII of PDF syntax only. */
export function latin1(bytes: Uint8Array): string {
  return LATIN_1.decode(bytes)
}

/** Text of characters below 256 as bytes. */
export function fromLatin1(text: string): Uint8Array {
  // A plain loop: room for a signature is tens of thousands of characters, and an iterator over them costs more than the signature.
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i)
  return bytes
}

const WHITE_SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])

/** The first place from `at` on that is no white space (ISO 32000-1 table 1). */
export function skipWhiteSpace(bytes: Uint8Array, at: number): number {
  let place = at
  while (place < bytes.length && WHITE_SPACE.has(bytes[place] ?? -1)) place += 1
  return place
}

/** Joins byte strings. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
