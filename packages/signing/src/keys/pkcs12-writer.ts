import forge from 'node-forge'
import { SigningError } from '../errors.ts'
import { algorithmOf } from './signing-key.ts'

/** What goes into a PKCS#12 file. */
export interface Pkcs12Content {
  readonly privateKeyPkcs8: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly password: string
  readonly friendlyName: string
}

const ITERATIONS = 100_000
const asn1Of = (bytes: Uint8Array): forge.asn1.Asn1 => forge.asn1.fromDer(forge.util.binary.raw.encode(bytes))

/**
 * Makes a PKCS#12 file (RFC 7292) under AES-256 and PBKDF2 (RFC 8018).
 * @throws KEY_UNSUPPORTED for keys that are not RSA
 */
export function createPkcs12(content: Pkcs12Content): Uint8Array {
  if (algorithmOf(content.privateKeyPkcs8) !== 'RSA-PKCS1-SHA256')
    throw new SigningError('KEY_UNSUPPORTED', { container: 'PKCS#12' })
  const key = forge.pki.privateKeyFromAsn1(asn1Of(content.privateKeyPkcs8)) as forge.pki.rsa.PrivateKey
  const certificates = [content.certificate, ...content.chain].map((der) => forge.pki.certificateFromAsn1(asn1Of(der)))
  const pfx = forge.pkcs12.toPkcs12Asn1(key, certificates, content.password, {
    algorithm: 'aes256',
    count: ITERATIONS,
    saltSize: 16,
    generateLocalKeyId: true,
    friendlyName: content.friendlyName,
  })
  return forge.util.binary.raw.decode(forge.asn1.toDer(pfx).getBytes())
}
