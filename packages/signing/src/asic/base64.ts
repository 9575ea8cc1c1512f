import { SigningError } from '../errors.ts'

/** Base64 (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Bytes of base64 text; white space is passed over. @throws PACKAGE_BROKEN */
export function fromBase64(text: string): Uint8Array {
  const plain = text.replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain) || plain.length % 4 !== 0) throw new SigningError('PACKAGE_BROKEN', { why: 'base64' })
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
}
