import { bitLength, digestOf, ecdsaToDer } from '../asn1/algorithms.ts'
import { expect, type Node, read, readIntegerHex, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { nullValue, oid, sequence } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { digestBytes, readPssParameters } from '../asn1/pss.ts'
import { SigningError } from '../errors.ts'
import type { RsaSignatureAlgorithm, SignatureAlgorithm, SigningKey, WebCrypto } from '../ports.ts'

const SMALLEST_RSA_BITS = 2048
const LARGEST_RSA_BITS = 4096

/** WebCrypto's parameters for importing or making a key, and for signing with it. */
function parametersOf(algorithm: SignatureAlgorithm): {
  key: RsaHashedImportParams | EcKeyImportParams
  sign: EcdsaParams | RsaPssParams | { name: string }
} {
  const hash = digestOf(algorithm)
  switch (algorithm) {
    case 'ECDSA-P256-SHA256':
      return { key: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash } }
    case 'ECDSA-P384-SHA384':
      return { key: { name: 'ECDSA', namedCurve: 'P-384' }, sign: { name: 'ECDSA', hash } }
    case 'RSA-PSS-SHA256':
    case 'RSA-PSS-SHA384':
    case 'RSA-PSS-SHA512':
      return { key: { name: 'RSA-PSS', hash }, sign: { name: 'RSA-PSS', saltLength: digestBytes(hash) } }
    default:
      return { key: { name: 'RSASSA-PKCS1-v1_5', hash }, sign: { name: 'RSASSA-PKCS1-v1_5' } }
  }
}

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
  const { key } = parametersOf(algorithm)
  const parameters =
    'hash' in key ? { ...key, modulusLength: options.modulusLength ?? 3072, publicExponent: new Uint8Array([1, 0, 1]) } : key
  const pair = (await crypto.subtle.generateKey(parameters as RsaHashedKeyGenParams, true, ['sign', 'verify'])) as CryptoKeyPair
  return {
    privateKeyPkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    publicKeySpki: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
  }
}

/**
 * The algorithm with which a PKCS#8 key signs.
 * @param rsa how an RSA key shall sign; PKCS#1 v1.5 with SHA-256 unless said. A key that is bound to PSS (RFC 4055 §1.2) signs by PSS whatever is said
 * @throws KEY_UNSUPPORTED: another kind, another curve, or RSA that is not of 2048 to 4096 bits; DER_BROKEN
 */
export function algorithmOf(pkcs8: Uint8Array, rsa: RsaSignatureAlgorithm = 'RSA-PKCS1-SHA256'): SignatureAlgorithm {
  const [, identifier, key] = sequenceOf(read(pkcs8))
  const [id, parameters] = sequenceOf(identifier)
  const algorithm = readOid(id)
  if (algorithm === OID.rsaEncryption || algorithm === OID.rsaPss) {
    const [, modulus] = sequenceOf(read(expect(key, 0x04).content))
    const bits = bitLength(readIntegerHex(modulus))
    if (bits < SMALLEST_RSA_BITS || bits > LARGEST_RSA_BITS) throw new SigningError('KEY_UNSUPPORTED', { algorithm: 'RSA', bits })
    return algorithm === OID.rsaPss ? boundTo(parameters, rsa) : rsa
  }
  if (algorithm !== OID.ecPublicKey) throw new SigningError('KEY_UNSUPPORTED', { algorithm })
  // Parameters may be given in full instead of by name; such keys have no place in a certificate here (RFC 5480 §2.1.1).
  const curve = parameters?.tag === 0x06 ? readOid(parameters) : 'explicit'
  if (curve === OID.p256) return 'ECDSA-P256-SHA256'
  if (curve === OID.p384) return 'ECDSA-P384-SHA384'
  throw new SigningError('KEY_UNSUPPORTED', { algorithm: 'EC', curve })
}

function boundTo(parameters: Node | undefined, rsa: RsaSignatureAlgorithm): RsaSignatureAlgorithm {
  if (parameters === undefined) return rsa.startsWith('RSA-PSS') ? rsa : 'RSA-PSS-SHA256'
  const bound = readPssParameters(parameters)
  if (bound === null || bound.saltLength > digestBytes(bound.hash))
    throw new SigningError('KEY_UNSUPPORTED', { algorithm: 'RSASSA-PSS', parameters: 'not accepted' })
  return ({ 'SHA-256': 'RSA-PSS-SHA256', 'SHA-384': 'RSA-PSS-SHA384', 'SHA-512': 'RSA-PSS-SHA512' } as const)[bound.hash]
}

/**
 * Imports a PKCS#8 key so that it can sign and never be read out again. The bytes stay the caller's, to be wiped.
 * @param rsa as algorithmOf takes it
 * @throws KEY_UNSUPPORTED
 */
export async function importSigningKey(pkcs8: Uint8Array, crypto: WebCrypto, rsa?: RsaSignatureAlgorithm): Promise<SigningKey> {
  const algorithm = algorithmOf(pkcs8, rsa)
  const { key: parameters, sign } = parametersOf(algorithm)
  const plain = algorithm.startsWith('RSA-PSS') ? asPlainRsa(pkcs8) : pkcs8
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('pkcs8', plain as BufferSource, parameters, false, ['sign'])
  } catch (cause) {
    throw new SigningError('KEY_UNSUPPORTED', { algorithm }, { cause })
  } finally {
    if (plain !== pkcs8) plain.fill(0)
  }
  return {
    algorithm,
    sign: async (data) => {
      const value = new Uint8Array(await crypto.subtle.sign(sign, key, data as BufferSource))
      return algorithm.startsWith('RSA') ? value : ecdsaToDer(value)
    },
  }
}

/** Platforms import plain RSA keys only; a key that is bound to PSS is the same key under another name. */
function asPlainRsa(pkcs8: Uint8Array): Uint8Array {
  const [version, identifier, key] = sequenceOf(read(pkcs8))
  if (version === undefined || key === undefined || readOid(sequenceOf(identifier)[0]) !== OID.rsaPss) return pkcs8
  return sequence(version.der, sequence(oid(OID.rsaEncryption), nullValue()), key.der)
}
