import { equal } from '../asn1/bytes.ts'
import { expect, type Node, readInteger, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'
import { pbkdf2, readPbkdf2 } from './derive/pbkdf2.ts'
import { type Pkcs12Hash, PURPOSE, pkcs12Kdf } from './derive/pkcs12-kdf.ts'
import type { Opening } from './pbe.ts'
import { PBKDF2 } from './pbe-oids.ts'

const PBMAC1 = '1.2.840.113549.1.5.14'

const DIGESTS: Readonly<Record<string, Pkcs12Hash>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
const HMACS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
}
const HASH_BYTES: Readonly<Record<string, number>> = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }
/** RFC 9579 §5: a key must be long enough to be worth its name. */
const SHORTEST_KEY = 16

/**
 * Checks MacData over the authenticated safe (RFC 7292 §4; PBMAC1 by RFC 9579).
 * @throws KEY_PASSWORD_WRONG; KEY_UNSUPPORTED; DER_BROKEN
 */
export async function checkMac(macData: Node, safe: Uint8Array, opening: Opening): Promise<void> {
  const [digestInfo, saltNode, iterationsNode] = sequenceOf(macData)
  const [algorithm, valueNode] = sequenceOf(digestInfo)
  const [id, parameters] = sequenceOf(algorithm)
  const value = expect(valueNode, 0x04).content
  const oid = readOid(id)
  if (oid === PBMAC1) {
    if (!(await holdsPbmac1(parameters, safe, value, opening))) throw new SigningError('KEY_PASSWORD_WRONG')
    return
  }
  const hash = DIGESTS[oid]
  if (hash === undefined) throw new SigningError('KEY_UNSUPPORTED', { mac: oid })
  const salt = expect(saltNode, 0x04).content
  const iterations = iterationsNode === undefined ? 1 : readInteger(iterationsNode)
  for (const password of opening.password.bmp()) {
    const length = HASH_BYTES[hash] ?? 0
    const key = pkcs12Kdf({ hash, purpose: PURPOSE.mac, password, salt, iterations, length }, opening)
    if (equal(await hmac(hash, key, safe, opening), value)) return
  }
  throw new SigningError('KEY_PASSWORD_WRONG')
}

async function holdsPbmac1(
  parameters: Node | undefined,
  safe: Uint8Array,
  value: Uint8Array,
  opening: Opening,
): Promise<boolean> {
  const [derivation, scheme] = sequenceOf(parameters)
  const [kdf, kdfParameters] = sequenceOf(derivation)
  const [mac] = sequenceOf(scheme)
  const hash = HMACS[readOid(mac)]
  if (readOid(kdf) !== PBKDF2 || hash === undefined)
    throw new SigningError('KEY_UNSUPPORTED', { mac: readOid(mac), kdf: readOid(kdf) })
  const derive = readPbkdf2(kdfParameters)
  const length = derive.keyLength
  // The length must be said, and an absurd one is no key (RFC 9579 §5).
  if (length === null || length < SHORTEST_KEY || length > 512)
    throw new SigningError('KEY_CONTAINER_BROKEN', { keyLength: length })
  const key = await pbkdf2(opening.password.utf8(), derive, length, opening)
  return equal(await hmac(hash, key, safe, opening), value)
}

async function hmac(hash: string, key: Uint8Array, data: Uint8Array, { crypto }: Opening): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', key as BufferSource, { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data as BufferSource))
}
