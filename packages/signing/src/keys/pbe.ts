import { expect, type Node, readInteger, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'
import type { WebCrypto } from '../ports.ts'
import type { Cipher } from './ciphers/cipher.ts'
import { SEED } from './ciphers/korean.ts'
import { rc2 } from './ciphers/legacy.ts'
import { pbkdf1 } from './derive/pbkdf1.ts'
import { pbkdf2, readPbkdf2 } from './derive/pbkdf2.ts'
import { PURPOSE, pkcs12Kdf } from './derive/pkcs12-kdf.ts'
import type { Work } from './derive/work.ts'
import type { Password } from './password.ts'
import { PBES1, PBES2, PBES2_CIPHERS, PBKDF2, PKCS12_PBE, RC2_CBC, SEED_CBC, SEED_CBC_SHA1 } from './pbe-oids.ts'
import type { Secrets } from './secrets.ts'

/** What opening a container needs beside its bytes. */
export interface Opening {
  readonly password: Password
  readonly secrets: Secrets
  readonly work: Work
  readonly crypto: WebCrypto
}

/** One way to a key and an IV: a cipher, and a derivation for each form that the password may have. */
interface Scheme {
  readonly cipher: Cipher
  readonly passwords: readonly Uint8Array[]
  readonly derive: (password: Uint8Array) => Promise<{ readonly key: Uint8Array; readonly iv: Uint8Array }>
}

/** The IV of SEED-CBC used as a password scheme by itself, where its parameters have no room for one (domain of NPKI's first years). */
const FIXED_IV = new TextEncoder().encode('0123456789012345')

/**
 * Opens bytes that a password protects.
 * @param algorithm the AlgorithmIdentifier of the encryption
 * @param fits whether plain bytes are what they should be. A wrong key shows as bad padding or, once in 256, only as nonsense: both are one thing to the person
 * @returns the plain bytes, among the secrets
 * @throws KEY_PASSWORD_WRONG, KEY_UNSUPPORTED, KEY_CONTAINER_BROKEN; DER_BROKEN
 */
export async function openWithPassword(
  algorithm: Node | undefined,
  data: Uint8Array,
  opening: Opening,
  fits: (plain: Uint8Array) => boolean,
): Promise<{ readonly plain: Uint8Array; readonly korean: boolean }> {
  const { cipher, passwords, derive } = schemeOf(algorithm, opening)
  for (const password of passwords) {
    const { key, iv } = await derive(password)
    if (iv.length !== cipher.blockBytes) throw new SigningError('KEY_CONTAINER_BROKEN', { iv: iv.length })
    const plain = await cipher.open({ key, iv, data }, opening)
    if (plain !== null && fits(plain)) return { plain, korean: cipher.korean === true }
  }
  throw new SigningError('KEY_PASSWORD_WRONG')
}

function schemeOf(algorithm: Node | undefined, opening: Opening): Scheme {
  const [type, parameters] = sequenceOf(algorithm)
  const id = readOid(type)
  if (id === PBES2) return pbes2(parameters, opening)
  const pbes1 = PBES1[id]
  const pkcs12 = PKCS12_PBE[id]
  const isSeed = id === SEED_CBC_SHA1 || id === SEED_CBC
  if (pbes1 === undefined && pkcs12 === undefined && !isSeed) return refuse(id)
  const [saltNode, iterationsNode] = sequenceOf(parameters)
  const salt = expect(saltNode, 0x04).content
  const iterations = readInteger(iterationsNode)
  const once = (hash: 'MD5' | 'SHA-1', password: Uint8Array) => pbkdf1(hash, { password, salt, iterations }, opening)
  if (pbes1 !== undefined)
    return {
      cipher: pbes1.cipher,
      passwords: [opening.password.utf8()],
      derive: async (password) => {
        const bytes = once(pbes1.hash, password)
        return { key: bytes.subarray(0, 8), iv: bytes.subarray(8, 16) }
      },
    }
  if (pkcs12 !== undefined) {
    const derive = (password: Uint8Array, purpose: 1 | 2, length: number): Uint8Array =>
      pkcs12Kdf({ hash: 'SHA-1', purpose, password, salt, iterations, length }, opening)
    return {
      cipher: pkcs12,
      passwords: opening.password.bmp(),
      derive: async (password) => ({
        key: derive(password, PURPOSE.key, pkcs12.keyBytes),
        iv: derive(password, PURPOSE.iv, pkcs12.blockBytes),
      }),
    }
  }
  return {
    cipher: SEED,
    passwords: opening.password.korean(),
    derive: async (password) => {
      const bytes = once('SHA-1', password)
      return { key: bytes.subarray(0, 16), iv: id === SEED_CBC ? FIXED_IV : await seedIv(bytes, opening) }
    },
  }
}

/** pbeWithSHA1AndSEED-CBC: the last four of the twenty bytes, hashed once more, are the IV. */
async function seedIv(derived: Uint8Array, { crypto, secrets }: Opening): Promise<Uint8Array> {
  const hash = await crypto.subtle.digest('SHA-1', secrets.keep(derived.slice(16, 20)) as BufferSource)
  return secrets.keep(new Uint8Array(hash)).subarray(0, 16)
}

/** PBES2 (RFC 8018 §6.2, appendix A.4). */
function pbes2(parameters: Node | undefined, opening: Opening): Scheme {
  const [derivation, encryption] = sequenceOf(parameters)
  const [kdf, kdfParameters] = sequenceOf(derivation)
  if (readOid(kdf) !== PBKDF2) throw new SigningError('KEY_UNSUPPORTED', { kdf: readOid(kdf) })
  const derive = readPbkdf2(kdfParameters)
  const [id, encryptionParameters] = sequenceOf(encryption)
  const { cipher, iv } =
    readOid(id) === RC2_CBC
      ? rc2Of(encryptionParameters, derive.keyLength ?? 16)
      : { cipher: PBES2_CIPHERS[readOid(id)] ?? refuse(readOid(id)), iv: expect(encryptionParameters, 0x04).content }
  if (derive.keyLength !== null && derive.keyLength !== cipher.keyBytes)
    throw new SigningError('KEY_CONTAINER_BROKEN', { keyLength: derive.keyLength })
  return {
    cipher,
    passwords: cipher.korean === true ? opening.password.korean() : [opening.password.utf8()],
    derive: async (password) => ({ key: await pbkdf2(password, derive, cipher.keyBytes, opening), iv }),
  }
}

/** RC2-CBC-Parameter: the version stands for the effective key bits by a table (RFC 8018 appendix B.2.3). */
function rc2Of(parameters: Node | undefined, keyBytes: number): { readonly cipher: Cipher; readonly iv: Uint8Array } {
  const parts = sequenceOf(parameters)
  const version = parts.length > 1 ? readInteger(parts[0]) : 0
  const bits = parts.length > 1 ? ({ 160: 40, 120: 64, 58: 128 }[version] ?? version) : 32
  if (bits < 1 || bits > 1024 || keyBytes < 1 || keyBytes > 128) throw new SigningError('KEY_CONTAINER_BROKEN', { version })
  return { cipher: rc2(keyBytes, bits), iv: expect(parts.at(-1), 0x04).content }
}

/** The government's arc: its own ciphers NEAT and NES have never been published. */
const GOVERNMENT = '1.2.410.100001.'

function refuse(cipher: string): never {
  const facts = cipher.startsWith(GOVERNMENT) ? { cipher, family: 'NEAT/NES' } : { cipher }
  throw new SigningError('KEY_UNSUPPORTED', facts)
}
