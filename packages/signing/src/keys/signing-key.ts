import { ecdsaToDer } from '../asn1/algorithms.ts'
import { read, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import type { SignatureAlgorithm, SigningKey, WebCrypto } from '../ports.ts'

const PARAMETERS = {
  'RSA-PKCS1-SHA256': { key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, sign: { name: 'RSASSA-PKCS1-v1_5' } },
  'ECDSA-P256-SHA256': { key: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' } },
} as const satisfies Record<SignatureAlgorithm, { key: object; sign: object }>

/** A new key pair: PKCS#8 (RFC 5958) and SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), DER. */
export interface KeyPair {
  readonly privateKeyPkcs8: Uint8Array
  readonly publicKeySpki: Uint8Array
}

/** Makes a key pair. `modulusLength` counts for RSA only; 3072 bits unless said. */
export async function generateKeyPair(
  algorithm: SignatureAlgorithm,
  crypto: WebCrypto,
  options: { modulusLength?: number } = {},
): Promise<KeyPair> {
  const { key } = PARAMETERS[algorithm]
  const parameters =
    algorithm === 'RSA-PKCS1-SHA256'
      ? { ...key, modulusLength: options.modulusLength ?? 3072, publicExponent: new Uint8Array([1, 0, 1]) }
      : key
  const pair = (await crypto.subtle.generateKey(parameters as RsaHashedKeyGenParams, true, ['sign', 'verify'])) as CryptoKeyPair
  return {
    privateKeyPkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    publicKeySpki: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
  }
}

/** The algorithm with which a PKCS#8 key signs. @throws KEY_UNSUPPORTED */
export function algorithmOf(pkcs8: Uint8Array): SignatureAlgorithm {
  const [, algorithm] = sequenceOf(read(pkcs8))
  const [id, parameters] = sequenceOf(algorithm)
  const oid = readOid(id)
  if (oid === OID.rsaEncryption) return 'RSA-PKCS1-SHA256'
  const curve = oid === OID.ecPublicKey ? readOid(parameters) : null
  if (curve === OID.p256) return 'ECDSA-P256-SHA256'
  throw new SigningError('KEY_UNSUPPORTED', { algorithm: oid })
}

/** Imports a PKCS#8 key so that it can sign and never be read out again. @throws KEY_UNSUPPORTED */
export async function importSigningKey(pkcs8: Uint8Array, crypto: WebCrypto): Promise<SigningKey> {
  const algorithm = algorithmOf(pkcs8)
  const { key: parameters, sign } = PARAMETERS[algorithm]
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('pkcs8', pkcs8 as BufferSource, parameters, false, ['sign'])
  } catch (cause) {
    throw new SigningError('KEY_UNSUPPORTED', { algorithm }, { cause })
  }
  return {
    algorithm,
    sign: async (data) => {
      const value = new Uint8Array(await crypto.subtle.sign(sign, key, data as BufferSource))
      return algorithm === 'RSA-PKCS1-SHA256' ? value : ecdsaToDer(value)
    },
  }
}
