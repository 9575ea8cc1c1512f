import forge from 'node-forge'
import { concat } from '../asn1/bytes.ts'
import { explicit, integer, nullValue, octetString, oid, sequence, setOf, tlv } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
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
}

const ITERATIONS = 100_000
const SALT_BYTES = 16
const SHA1_BYTES = 20
/** Which key forge's key derivation makes: RFC 7292 appendix B.3. */
const MAC_KEY = 3
const BAG = { shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' } as const
const SHA1 = '1.3.14.3.2.26'
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1'
const FRIENDLY_NAME = '1.2.840.113549.1.9.20'
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'

const binary = (bytes: Uint8Array): string => forge.util.binary.raw.encode(bytes)
const bytesOf = (text: string): Uint8Array => forge.util.binary.raw.decode(text)

/**
 * Makes a PKCS#12 file (RFC 7292) with an RSA or P-256 key under AES-256 and PBKDF2 (RFC 8018). The certificates in it are public and
 * stay readable; the whole is under a MAC of the password. forge encrypts and derives; it can't write the containers of other keys than RSA.
 * @throws KEY_UNSUPPORTED
 */
export function createPkcs12(content: Pkcs12Content): Uint8Array {
  algorithmOf(content.privateKeyPkcs8)
  const attributes = bagAttributes(content)
  const certificates = [content.certificate, ...content.chain].map((der, i) => certificateBag(der, i === 0 ? attributes : null))
  const key = safeBag(BAG.shroudedKey, shrouded(content), attributes)
  const safe = sequence(dataInfo(sequence(...certificates)), dataInfo(sequence(key)))
  return sequence(integer(3), dataInfo(safe), ...(content.mac === false ? [] : [macOver(safe, content)]))
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3). */
function shrouded({ privateKeyPkcs8, password, iterations = ITERATIONS }: Pkcs12Content): Uint8Array {
  const info = forge.asn1.fromDer(binary(privateKeyPkcs8))
  const options = { algorithm: 'aes256', count: iterations, saltSize: SALT_BYTES } as const
  return bytesOf(forge.asn1.toDer(forge.pki.encryptPrivateKeyInfo(info, password, options)).getBytes())
}

const dataInfo = (content: Uint8Array): Uint8Array => sequence(oid(OID.data), explicit(0, octetString(content)))

function safeBag(type: string, value: Uint8Array, attributes: Uint8Array | null): Uint8Array {
  return sequence(oid(type), explicit(0, value), ...(attributes === null ? [] : [attributes]))
}

function certificateBag(der: Uint8Array, attributes: Uint8Array | null): Uint8Array {
  return safeBag(BAG.certificate, sequence(oid(X509_CERTIFICATE), explicit(0, octetString(der))), attributes)
}

/** The name that key stores show, and what ties the key to its certificate: by custom the certificate's SHA-1. */
function bagAttributes({ certificate, friendlyName }: Pkcs12Content): Uint8Array {
  const keyId = bytesOf(forge.md.sha1.create().update(binary(certificate)).digest().getBytes())
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
function macOver(safe: Uint8Array, { password, iterations = ITERATIONS }: Pkcs12Content): Uint8Array {
  const salt = forge.random.getBytesSync(SALT_BYTES)
  const key = forge.pkcs12.generateKey(password, forge.util.createBuffer(salt), MAC_KEY, iterations, SHA1_BYTES)
  const mac = forge.hmac.create()
  mac.start('sha1', key)
  mac.update(binary(safe))
  const digest = sequence(sequence(oid(SHA1), nullValue()), octetString(bytesOf(mac.getMac().getBytes())))
  return sequence(digest, octetString(bytesOf(salt)), integer(iterations))
}
