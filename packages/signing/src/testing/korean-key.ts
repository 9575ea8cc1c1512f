import { concat } from '../asn1/bytes.ts'
import { read, sequenceOf } from '../asn1/der-reader.ts'
import { explicit, integer, octetString, oid, sequence, setOf, tlv } from '../asn1/der-writer.ts'
import { aria } from '../keys/ciphers/aria.ts'
import { encryptCbc } from '../keys/ciphers/block-cipher.ts'
import { seed } from '../keys/ciphers/seed.ts'
import type { WebCrypto } from '../ports.ts'

/** How Korean agents encrypt key files (domain of GPKI and NPKI). */
export const KOREAN_SCHEMES = [
  'pbeWithSHA1AndSEED-CBC',
  'SEED-CBC with the fixed IV',
  'PBES2 SEED-CBC',
  'PBES2 ARIA-128-CBC',
  'PBES2 ARIA-192-CBC',
  'PBES2 ARIA-256-CBC',
] as const
export type KoreanScheme = (typeof KOREAN_SCHEMES)[number]

const PBES2 = {
  'PBES2 SEED-CBC': { id: '1.2.410.200004.1.4', bytes: 16, cipher: seed },
  'PBES2 ARIA-128-CBC': { id: '1.2.410.200046.1.1.2', bytes: 16, cipher: aria },
  'PBES2 ARIA-192-CBC': { id: '1.2.410.200046.1.1.7', bytes: 24, cipher: aria },
  'PBES2 ARIA-256-CBC': { id: '1.2.410.200046.1.1.12', bytes: 32, cipher: aria },
} as const
const ITERATIONS = 2048

/** A PKCS#8 key with the attribute that carries the random R. */
export function withRandom(pkcs8: Uint8Array, random: Uint8Array): Uint8Array {
  const value = setOf([tlv(0x03, new Uint8Array([0]), random)])
  const attribute = sequence(oid('1.2.410.200004.10.1.1.3'), value)
  return sequence(
    ...sequenceOf(read(pkcs8))
      .slice(0, 3)
      .map(({ der }) => der),
    explicit(0, attribute),
  )
}

/** Writes a `signPri.key` as the agents do. Only tests write such files; the product reads them. */
export async function sealKoreanKey(
  pkcs8: Uint8Array,
  password: Uint8Array,
  scheme: KoreanScheme,
  crypto: WebCrypto,
): Promise<Uint8Array> {
  const salt = crypto.getRandomValues(new Uint8Array(8))
  if (scheme === 'pbeWithSHA1AndSEED-CBC' || scheme === 'SEED-CBC with the fixed IV') {
    let derived = concat([password, salt])
    for (let i = 0; i < ITERATIONS; i += 1) derived = await sha1(derived, crypto)
    const fixed = scheme === 'SEED-CBC with the fixed IV'
    const iv = fixed ? new TextEncoder().encode('0123456789012345') : (await sha1(derived.slice(16), crypto)).slice(0, 16)
    const id = oid(fixed ? '1.2.410.200004.1.4' : '1.2.410.200004.1.15')
    const parameters = sequence(octetString(salt), integer(ITERATIONS))
    return sequence(sequence(id, parameters), octetString(encryptCbc(seed(derived.slice(0, 16)), iv, pkcs8)))
  }
  const { id, bytes, cipher } = PBES2[scheme]
  const iv = crypto.getRandomValues(new Uint8Array(16))
  const base = await crypto.subtle.importKey('raw', password as BufferSource, 'PBKDF2', false, ['deriveBits'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-1', salt, iterations: ITERATIONS }
  const key = new Uint8Array(await crypto.subtle.deriveBits(derivation, base, 8 * bytes))
  const parameters = sequence(
    sequence(oid('1.2.840.113549.1.5.12'), sequence(octetString(salt), integer(ITERATIONS))),
    sequence(oid(id), octetString(iv)),
  )
  return sequence(sequence(oid('1.2.840.113549.1.5.13'), parameters), octetString(encryptCbc(cipher(key), iv, pkcs8)))
}

async function sha1(bytes: Uint8Array, crypto: WebCrypto): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytes as BufferSource))
}
