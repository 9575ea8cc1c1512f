import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { sha224 } from '@noble/hashes/sha2.js'
import { expect, type Node, readInteger, readOid, sequenceOf } from '../../asn1/der-reader.ts'
import { SigningError } from '../../errors.ts'
import type { WebCrypto } from '../../ports.ts'
import type { Secrets } from '../secrets.ts'
import type { Work } from './work.ts'

/** Pseudo-random functions by their identifier (RFC 8018 appendix B.1). */
const PRF: Readonly<Record<string, { readonly hash: string; readonly bytes: number }>> = {
  '1.2.840.113549.2.7': { hash: 'SHA-1', bytes: 20 },
  '1.2.840.113549.2.8': { hash: 'SHA-224', bytes: 28 },
  '1.2.840.113549.2.9': { hash: 'SHA-256', bytes: 32 },
  '1.2.840.113549.2.10': { hash: 'SHA-384', bytes: 48 },
  '1.2.840.113549.2.11': { hash: 'SHA-512', bytes: 64 },
}
const HMAC_SHA1 = '1.2.840.113549.2.7'

/** PBKDF2-params (RFC 8018 appendix A.2). */
export interface Pbkdf2Parameters {
  readonly salt: Uint8Array
  readonly iterations: number
  /** In bytes; null when the cipher tells. */
  readonly keyLength: number | null
  readonly prf: string
}

/** Reads PBKDF2-params. @throws DER_BROKEN */
export function readPbkdf2(node: Node | undefined): Pbkdf2Parameters {
  const [salt, iterations, ...rest] = sequenceOf(node)
  const keyLength = rest[0]?.tag === 0x02 ? rest.shift() : undefined
  return {
    salt: expect(salt, 0x04).content,
    iterations: readInteger(iterations),
    keyLength: keyLength === undefined ? null : readInteger(keyLength),
    prf: rest[0] === undefined ? HMAC_SHA1 : readOid(sequenceOf(rest[0])[0]),
  }
}

/**
 * PBKDF2 (RFC 8018 §5.2), by the platform: a hundred thousand rounds take it a fraction of what a script needs.
 * @throws KEY_UNSUPPORTED: another pseudo-random function, or too many rounds
 */
export async function pbkdf2(
  password: Uint8Array,
  { salt, iterations, prf }: Pbkdf2Parameters,
  length: number,
  { crypto, secrets, work }: { readonly crypto: WebCrypto; readonly secrets: Secrets; readonly work: Work },
): Promise<Uint8Array> {
  const known = PRF[prf]
  if (known === undefined) throw new SigningError('KEY_UNSUPPORTED', { prf })
  const { hash, bytes } = known
  const inScript = hash === 'SHA-224'
  work.spend(iterations, Math.ceil(length / bytes), inScript ? 'script' : 'platform')
  // SHA-224 is no digest of WebCrypto.
  if (inScript) return secrets.keep(await pbkdf2Async(sha224, password, salt, { c: iterations, dkLen: length }))
  const key = await crypto.subtle.importKey('raw', password as BufferSource, 'PBKDF2', false, ['deriveBits'])
  const derivation = { name: 'PBKDF2', hash, salt: salt as BufferSource, iterations }
  return secrets.keep(new Uint8Array(await crypto.subtle.deriveBits(derivation, key, 8 * length)))
}
