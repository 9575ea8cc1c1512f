import { SigningError } from '../errors.ts'
import type { DigestName, SignatureAlgorithm, WebCrypto } from '../ports.ts'
import { fromHex } from './bytes.ts'
import { type Node, readBits, readIntegerHex, readOid, read as readWhole, sequenceOf } from './der-reader.ts'
import { nullValue, oid, sequence, unsigned } from './der-writer.ts'
import { OID } from './oids.ts'
import { type PssParameters, pssIdentifier, readPssParameters } from './pss.ts'

/** The digest that goes with a signature algorithm, by WebCrypto's name; CMS wants the content under the same one (RFC 5652 §5.4, RFC 4056 §3, RFC 5754 §3). */
export function digestOf(algorithm: SignatureAlgorithm): DigestName {
  if (algorithm.endsWith('SHA256')) return 'SHA-256'
  return algorithm.endsWith('SHA384') ? 'SHA-384' : 'SHA-512'
}

/** AlgorithmIdentifier of a digest, its parameters absent (RFC 5754 §2). */
export function digestIdentifier(digest: DigestName): Uint8Array {
  return sequence(oid({ 'SHA-256': OID.sha256, 'SHA-384': OID.sha384, 'SHA-512': OID.sha512 }[digest]))
}

/** AlgorithmIdentifier of a signature (RFC 4055, RFC 5758): RSA with NULL, PSS with its parameters, ECDSA without any. */
export function signatureAlgorithmIdentifier(algorithm: SignatureAlgorithm): Uint8Array {
  switch (algorithm) {
    case 'RSA-PKCS1-SHA256':
      return sequence(oid(OID.sha256WithRsa), nullValue())
    case 'RSA-PKCS1-SHA384':
      return sequence(oid(OID.sha384WithRsa), nullValue())
    case 'RSA-PKCS1-SHA512':
      return sequence(oid(OID.sha512WithRsa), nullValue())
    case 'RSA-PSS-SHA256':
    case 'RSA-PSS-SHA384':
    case 'RSA-PSS-SHA512':
      return pssIdentifier(digestOf(algorithm))
    case 'ECDSA-P256-SHA256':
      return sequence(oid(OID.ecdsaSha256))
    case 'ECDSA-P384-SHA384':
      return sequence(oid(OID.ecdsaSha384))
  }
}

/** SignerInfo's signatureAlgorithm: PKCS#1 v1.5 names the key's algorithm, as RFC 5652's examples and every verifier take it; the others name themselves whole. */
export function signerAlgorithmIdentifier(algorithm: SignatureAlgorithm): Uint8Array {
  return algorithm.startsWith('RSA-PKCS1')
    ? sequence(oid(OID.rsaEncryption), nullValue())
    : signatureAlgorithmIdentifier(algorithm)
}

const RSA_HASH: Readonly<Record<string, string>> = {
  [OID.sha256WithRsa]: 'SHA-256',
  [OID.sha384WithRsa]: 'SHA-384',
  [OID.sha512WithRsa]: 'SHA-512',
}
const EC_HASH: Readonly<Record<string, string>> = {
  [OID.ecdsaSha256]: 'SHA-256',
  [OID.ecdsaSha384]: 'SHA-384',
  [OID.ecdsaSha512]: 'SHA-512',
}
const CURVE: Readonly<Record<string, { name: string; bytes: number }>> = {
  [OID.p256]: { name: 'P-256', bytes: 32 },
  [OID.p384]: { name: 'P-384', bytes: 48 },
}
/** Digests that are accepted; MD5 and SHA-1 are not (ETSI TS 119 312). */
const DIGEST: Readonly<Record<string, DigestName>> = {
  [OID.sha256]: 'SHA-256',
  [OID.sha384]: 'SHA-384',
  [OID.sha512]: 'SHA-512',
}
const SMALLEST_RSA_BITS = 2048
/** Beyond this a verification takes so long that a file could stop a server. */
const LARGEST_RSA_BITS = 8192

/** WebCrypto's name of an accepted digest algorithm, or null. */
export function digestName(node: Node | undefined): DigestName | null {
  return DIGEST[readOid(sequenceOf(node)[0])] ?? null
}

/**
 * Verifies a signature value over `data` under a SubjectPublicKeyInfo. False for every algorithm that is not accepted.
 * @param signatureAlgorithm the signature's AlgorithmIdentifier (DER), or its identifier alone; PSS cannot be verified without its parameters
 * @param digest for an algorithm that does not name its hash, as rsaEncryption in CMS; for PSS the hash that it must agree with (RFC 4056 §3), or null
 */
export async function verifySignature(
  crypto: WebCrypto,
  spki: Uint8Array,
  signatureAlgorithm: string | Uint8Array,
  digest: string | null,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const [keyAlgorithm] = sequenceOf(readWhole(spki))
  const [keyType, keyParameters] = sequenceOf(keyAlgorithm)
  const keyOid = readOid(keyType)
  const [name, parameters] = typeof signatureAlgorithm === 'string' ? [] : sequenceOf(readWhole(signatureAlgorithm))
  const signatureOid = typeof signatureAlgorithm === 'string' ? signatureAlgorithm : readOid(name)
  if (keyOid === OID.rsaPss || (keyOid === OID.rsaEncryption && signatureOid === OID.rsaPss)) {
    const used = signatureOid === OID.rsaPss ? readPssParameters(parameters) : null
    const bound = keyOid === OID.rsaPss && keyParameters !== undefined ? readPssParameters(keyParameters) : used
    if (used === null || !allows(bound, used) || (digest ?? used.hash) !== used.hash) return false
    return verifyPss(crypto, spki, used, data, signature)
  }
  if (keyOid === OID.rsaEncryption) {
    const hash = hashBy(RSA_HASH, signatureOid, OID.rsaEncryption, digest)
    if (hash === null || !isAcceptedSize(spki)) return false
    const key = await importSpki(crypto, spki, { name: 'RSASSA-PKCS1-v1_5', hash })
    return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature as BufferSource, data as BufferSource)
  }
  if (keyOid !== OID.ecPublicKey) return false
  const curve = CURVE[readOid(keyParameters)]
  const hash = hashBy(EC_HASH, signatureOid, OID.ecPublicKey, digest)
  if (curve === undefined || hash === null) return false
  const key = await importSpki(crypto, spki, { name: 'ECDSA', namedCurve: curve.name })
  const value = ecdsaFromDer(signature, curve.bytes)
  return crypto.subtle.verify({ name: 'ECDSA', hash }, key, value as BufferSource, data as BufferSource)
}

/** The hash that a signature's algorithm names; one that is named like the key leaves it to `digest`. */
const hashBy = (
  hashes: Readonly<Record<string, string>>,
  signatureOid: string,
  keyOid: string,
  digest: string | null,
): string | null => hashes[signatureOid] ?? (signatureOid === keyOid ? digest : null)

/** A key that is bound to PSS parameters signs with that hash and at least that much salt (RFC 4055 §3.3). */
const allows = (bound: PssParameters | null, used: PssParameters): boolean =>
  bound !== null && bound.hash === used.hash && used.saltLength >= bound.saltLength

async function verifyPss(
  crypto: WebCrypto,
  spki: Uint8Array,
  { hash, saltLength }: PssParameters,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isAcceptedSize(spki)) return false
  // Platforms import plain RSA keys only; the key itself is the same under either name.
  const plain = sequence(sequence(oid(OID.rsaEncryption), nullValue()), sequenceOf(readWhole(spki))[1]?.der ?? new Uint8Array())
  const key = await importSpki(crypto, plain, { name: 'RSA-PSS', hash })
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, key, signature as BufferSource, data as BufferSource)
}

function isAcceptedSize(spki: Uint8Array): boolean {
  const bits = rsaBits(spki)
  return bits >= SMALLEST_RSA_BITS && bits <= LARGEST_RSA_BITS
}

/**
 * Length of an RSA key's modulus in bits, from its SubjectPublicKeyInfo; 0 for one without strength whatever its length. The exponent is odd and at
 * least 3 (RFC 8017 §3.1): under 1 every padded digest is its own signature, and platforms verify it without a word.
 */
export function rsaBits(spki: Uint8Array): number {
  const [modulus, exponent] = sequenceOf(readWhole(readBits(sequenceOf(readWhole(spki))[1]))).map(readIntegerHex)
  const isExponent = exponent !== undefined && exponent !== '01' && Number.parseInt(exponent.slice(-1), 16) % 2 === 1
  return modulus === undefined || !isExponent ? 0 : bitLength(modulus)
}

/** Bits of a magnitude in hex. */
export function bitLength(magnitude: string): number {
  const first = Number.parseInt(magnitude.slice(0, 2), 16)
  return (magnitude.length / 2 - 1) * 8 + (first === 0 ? 0 : first.toString(2).length)
}

async function importSpki(
  crypto: WebCrypto,
  spki: Uint8Array,
  algorithm: RsaHashedImportParams | EcKeyImportParams,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', spki as BufferSource, algorithm, false, ['verify'])
  } catch (cause) {
    throw new SigningError('KEY_UNSUPPORTED', { part: 'public key' }, { cause })
  }
}

/** r and s side by side, as WebCrypto wants them, from DER. A value that is not two numbers that fit gives one that verifies nothing. */
function ecdsaFromDer(der: Uint8Array, bytes: number): Uint8Array {
  const out = new Uint8Array(2 * bytes)
  const [r, s, ...more] = numbersOf(der)
  if (r === undefined || s === undefined || more.length > 0 || r.length > bytes || s.length > bytes) return out
  out.set(r, bytes - r.length)
  out.set(s, 2 * bytes - s.length)
  return out
}

/** The numbers of a SEQUENCE; none where it is broken: what is no signature does not hold, and the file around it is still judged. */
function numbersOf(der: Uint8Array): readonly Uint8Array[] {
  try {
    return sequenceOf(readWhole(der)).map((node) => fromHex(readIntegerHex(node)))
  } catch (error) {
    if (error instanceof SigningError) return []
    throw error
  }
}

/** DER SEQUENCE of r and s from WebCrypto's side-by-side form (RFC 3279 §2.2.3). */
export function ecdsaToDer(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2
  return sequence(unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)))
}
