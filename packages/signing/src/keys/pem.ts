import { SigningError } from '../errors.ts'

/** One block of PEM (RFC 7468). */
export interface PemBlock {
  readonly label: string
  readonly der: Uint8Array
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BEGIN = '-----BEGIN '
const DASHES = '-----'
const LONGEST_LABEL = 40

/** The blocks of a PEM file; null for a file that is none. @throws KEY_CONTAINER_BROKEN; KEY_UNSUPPORTED for OpenSSL's own encryption of PKCS#1 */
export function readPem(bytes: Uint8Array): readonly PemBlock[] | null {
  const text = new TextDecoder('latin1').decode(bytes)
  let at = text.indexOf(BEGIN)
  if (at < 0) return null
  const blocks: PemBlock[] = []
  for (; at >= 0; at = text.indexOf(BEGIN, at)) {
    const labelEnd = text.indexOf(DASHES, at + BEGIN.length)
    const label = text.slice(at + BEGIN.length, labelEnd)
    const end = `-----END ${label}-----`
    const bodyEnd = text.indexOf(end, labelEnd)
    if (labelEnd < 0 || label.length > LONGEST_LABEL || bodyEnd < 0)
      throw new SigningError('KEY_CONTAINER_BROKEN', { format: 'PEM' })
    const body = text.slice(labelEnd + DASHES.length, bodyEnd)
    if (body.includes('Proc-Type:')) throw new SigningError('KEY_UNSUPPORTED', { format: `encrypted ${label}` })
    blocks.push({ label, der: decode(body) })
    at = bodyEnd + end.length
  }
  return blocks
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
