import { signaturesFaults } from '../errors.ts'

const ARMOUR = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]{1,200000})-----END \1-----/g

/** The DER values in a text: PEM blocks of these kinds (RFC 7468), or one base64 value. @throws PEM_BROKEN where there is none */
export function derIn(text: string, kinds: readonly string[]): readonly Uint8Array[] {
  const blocks = [...text.matchAll(ARMOUR)]
    .filter(([, kind = '']) => kinds.includes(kind))
    .map(([, , body = '']) => decoded(body))
  if (blocks.length > 0) return blocks
  if (!/^[A-Za-z0-9+/=\s]+$/.test(text)) throw signaturesFaults.PEM_BROKEN({ kinds: kinds.join(', ') })
  return [decoded(text)]
}

const decoded = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

/** A DER value as PEM (RFC 7468 §2). */
export function pemOf(kind: string, der: Uint8Array): string {
  const body = Buffer.from(der)
    .toString('base64')
    .replaceAll(/(.{64})(?=.)/g, '$1\n')
  return `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----\n`
}
