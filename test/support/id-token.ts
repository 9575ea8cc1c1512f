import { type KeyObject, sign } from 'node:crypto'

export type Claims = Readonly<Record<string, unknown>>

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An ID token as a provider signs it (RFC 7515, RS256); without a key one that says that it needs no signature. */
export function signedBy(key: KeyObject | null, keyId: string, claims: Claims): string {
  const content = `${encoded({ alg: key === null ? 'none' : 'RS256', kid: keyId, typ: 'JWT' })}.${encoded(claims)}`
  return `${content}.${key === null ? '' : sign('sha256', Buffer.from(content), key).toString('base64url')}`
}
