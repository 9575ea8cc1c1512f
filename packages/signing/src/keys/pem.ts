import { SigningError } from '../errors.ts'

/** One block of PEM (RFC 7468). */
export interface PemBlock {
  readonly label: string
  readonly der: Uint8Array
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \1-----/g

/** The blocks of a PEM file; null for a file that is none. @throws KEY_CONTAINER_BROKEN; KEY_UNSUPPORTED for OpenSSL's own encryption of PKCS#1 */
export function readPem(bytes: Uint8Array): readonly PemBlock[] | null {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!text.includes('-----BEGIN ')) return null
  return [...text.matchAll(BLOCK)].map(([, label = '', body = '']) => {
    if (body.includes('Proc-Type:')) throw new SigningError('KEY_UNSUPPORTED', { format: `encrypted ${label}` })
    return { label, der: decode(body) }
  })
}

function decode(body: string): Uint8Array {
  const characters = body.replaceAll(/[\s=]/g, '')
  const bytes = new Uint8Array(Math.floor((characters.length * 3) / 4))
  let [held, bits, at] = [0, 0, 0]
  for (const character of characters) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) throw new SigningError('KEY_CONTAINER_BROKEN', { format: 'PEM' })
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at] = (held >> bits) & 0xff
      at += 1
    }
  }
  return bytes
}
