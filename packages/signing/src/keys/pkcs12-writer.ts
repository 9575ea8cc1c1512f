import { concat } from '../asn1/bytes.ts'
import { explicit, integer, nullValue, octetString, oid, sequence, setOf, tlv } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import type { WebCrypto } from '../ports.ts'
import { pbkdf2 } from './derive/pbkdf2.ts'
import { PURPOSE, pkcs12Kdf } from './derive/pkcs12-kdf.ts'
import { Work } from './derive/work.ts'
import { Password } from './password.ts'
import { PBES2, PBKDF2 } from './pbe-oids.ts'
import { withSecrets } from './secrets.ts'
import { algorithmOf } from './signing-key.ts'

/** What goes into a PKCS#12 file. */
export interface Pkcs12Content {
  readonly privateKeyPkcs8: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly password: string
  readonly friendlyName: string
  /** Work of one guess at the password, 100,000 unless said; fewer only where the password is told to everybody. */
  readonly iterations?: number
  /** Whether the whole stands under a MAC, as key stores want it; false saves its slow derivation where only we read the file. */
  readonly mac?: boolean
  readonly crypto: WebCrypto
}

const ITERATIONS = 100_000
const SALT_BYTES = 16
const BLOCK_BYTES = 16
const KEY_BYTES = 32
const HASH_BYTES = 32
const BAG = { shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' } as const
const HMAC_SHA256 = '1.2.840.113549.2.9'
const AES_256_CBC = '2.16.840.1.101.3.4.1.42'
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1'
const FRIENDLY_NAME = '1.2.840.113549.1.9.20'
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'

/**
 * Makes a PKCS#12 file (RFC 7292) with a key under AES-256 and PBKDF2 with SHA-256 (RFC 8018). The certificates in it are public and
 * stay readable; the whole is under a MAC of the password with SHA-256.
 * @throws KEY_UNSUPPORTED
 */
export async function createPkcs12(content: Pkcs12Content): Promise<Uint8Array> {
  algorithmOf(content.privateKeyPkcs8)
  const attributes = await bagAttributes(content)
  const certificates = [content.certificate, ...content.chain].map((der, i) => certificateBag(der, i === 0 ? attributes : null))
  const key = safeBag(BAG.shroudedKey, await shrouded(content), attributes)
  const safe = sequence(dataInfo(sequence(...certificates)), dataInfo(sequence(key)))
  return sequence(integer(3), dataInfo(safe), ...(content.mac === false ? [] : [await macOver(safe, content)]))
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3) by PBES2 (RFC 8018 §6.2). */
function shrouded({ privateKeyPkcs8, password, iterations = ITERATIONS, crypto }: Pkcs12Content): Promise<Uint8Array> {
  return withSecrets(async (secrets) => {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
    const iv = crypto.getRandomValues(new Uint8Array(BLOCK_BYTES))
    const parameters = { salt, iterations, keyLength: null, prf: HMAC_SHA256 }
    const tools = { crypto, secrets, work: new Work() }
    const bytes = await pbkdf2(new Password(password, secrets).utf8(), parameters, KEY_BYTES, tools)
    const key = await crypto.subtle.importKey('raw', bytes as BufferSource, 'AES-CBC', false, ['encrypt'])
    const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, privateKeyPkcs8 as BufferSource)
    const derivation = sequence(octetString(salt), integer(iterations), sequence(oid(HMAC_SHA256), nullValue()))
    const scheme = sequence(sequence(oid(PBKDF2), derivation), sequence(oid(AES_256_CBC), octetString(iv)))
    return sequence(sequence(oid(PBES2), scheme), octetString(new Uint8Array(sealed)))
  })
}

const dataInfo = (content: Uint8Array): Uint8Array => sequence(oid(OID.data), explicit(0, octetString(content)))

function safeBag(type: string, value: Uint8Array, attributes: Uint8Array | null): Uint8Array {
  return sequence(oid(type), explicit(0, value), ...(attributes === null ? [] : [attributes]))
}

function certificateBag(der: Uint8Array, attributes: Uint8Array | null): Uint8Array {
  return safeBag(BAG.certificate, sequence(oid(X509_CERTIFICATE), explicit(0, octetString(der))), attributes)
}

/** The name that key stores show, and what ties the key to its certificate: by custom the certificate's SHA-1. */
async function bagAttributes({ certificate, friendlyName, crypto }: Pkcs12Content): Promise<Uint8Array> {
  const keyId = new Uint8Array(await crypto.subtle.digest('SHA-1', certificate as BufferSource))
  return setOf([
    sequence(oid(FRIENDLY_NAME), setOf([bmpString(friendlyName)])),
    sequence(oid(LOCAL_KEY_ID), setOf([octetString(keyId)])),
  ])
}

function bmpString(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return tlv(0x1e, concat(units.map((unit) => new Uint8Array([unit >> 8, unit & 0xff]))))
}

/** MacData (RFC 7292 §4). */
function macOver(safe: Uint8Array, { password, iterations = ITERATIONS, crypto }: Pkcs12Content): Promise<Uint8Array> {
  return withSecrets(async (secrets) => {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
    const [bmp = new Uint8Array()] = new Password(password, secrets).bmp()
    const derivation = { hash: 'SHA-256', purpose: PURPOSE.mac, password: bmp, salt, iterations, length: HASH_BYTES } as const
    const bytes = pkcs12Kdf(derivation, { secrets, work: new Work() })
    const key = await crypto.subtle.importKey('raw', bytes as BufferSource, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const value = new Uint8Array(await crypto.subtle.sign('HMAC', key, safe as BufferSource))
    return sequence(sequence(sequence(oid(OID.sha256), nullValue()), octetString(value)), octetString(salt), integer(iterations))
  })
}
