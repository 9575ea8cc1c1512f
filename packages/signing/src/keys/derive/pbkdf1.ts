import { md5, sha1 } from '@noble/hashes/legacy.js'
import { concat } from '../../asn1/bytes.ts'
import type { Secrets } from '../secrets.ts'
import { iterateHash } from './iterate.ts'
import type { Work } from './work.ts'

/** PBKDF1 (RFC 8018 §5.1): the hash, over and over; 16 bytes of MD5 or 20 of SHA-1. */
export function pbkdf1(
  hash: 'MD5' | 'SHA-1',
  { password, salt, iterations }: { readonly password: Uint8Array; readonly salt: Uint8Array; readonly iterations: number },
  { secrets, work }: { readonly secrets: Secrets; readonly work: Work },
): Uint8Array {
  work.spend(iterations, 1, 'script')
  const digest = hash === 'MD5' ? md5 : sha1
  return secrets.keep(iterateHash(digest, secrets.keep(concat([password, salt])), iterations))
}
