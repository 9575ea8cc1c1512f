import { SigningError } from '../errors.ts'
import type { SignatureAlgorithm, WebCrypto } from '../ports.ts'
import { fromHex } from './bytes.ts'
import { type Node, readBits, readIntegerHex, readOid, read as readWhole, sequenceOf } from './der-reader.ts'
import { nullValue, oid, sequence, unsigned } from './der-writer.ts'
import { OID } from './oids.ts'

/** AlgorithmIdentifier of a signature (RFC 4055, RFC 5758): RSA with NULL, ECDSA without parameters. */
export function signatureAlgorithmIdentifier(algorithm: SignatureAlgorithm): Uint8Array {
  switch (algorithm) {
    case 'RSA-PKCS1-SHA256':
      return sequence(oid(OID.sha256WithRsa), nullValue())
    case 'ECDSA-P256-SHA256':
      return sequence(oid(OID.ecdsaSha256))
  }
}

const RSA_HASH: Readonly<Record<string, string>> = {
  [OID.sha256WithRsa]: 'SHA-256',
  [OID.sha384WithRsa]: 'SHA-384',
  [OID.sha512WithRsa]: 'SHA-512',
}
const EC_HASH: Readonly<Record<string, string>> = { [OID.ecdsaSha256]: 'SHA-256', [OID.ecdsaSha384]: 'SHA-384' }
const CURVE: Readonly<Record<string, { name: string; bytes: number }>> = {
  [OID.p256]: { name: 'P-256', bytes: 32 },
  [OID.p384]: { name: 'P-384', bytes: 48 },
}
/** Digests that are accepted; MD5 and SHA-1 are not (ETSI TS 119 312). */
const DIGEST: Readonly<Record<string, string>> = { [OID.sha256]: 'SHA-256', [OID.sha384]: 'SHA-384', [OID.sha512]: 'SHA-512' }
const SMALLEST_RSA_BITS = 2048

/** WebCrypto's name of an accepted digest algorithm, or null. */
export function digestName(node: Node | undefined): string | null {
  return DIGEST[readOid(sequenceOf(node)[0])] ?? null
}

/**
 * Verifies a signature value over `data` under a SubjectPublicKeyInfo. False for every algorithm that is not accepted.
 * @param signatureOid the signature's algorithm; plain rsaEncryption takes the hash from `digest`
 */
export async function verifySignature(
  crypto: WebCrypto,
  spki: Uint8Array,
  signatureOid: string,
  digest: string | null,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const [algorithm, ...rest] = sequenceOf(readSpkiAlgorithm(spki))
  const keyOid = readOid(algorithm)
  if (keyOid === OID.rsaEncryption) {
    const hash = RSA_HASH[signatureOid] ?? (signatureOid === OID.rsaEncryption ? digest : null)
    if (hash === null || rsaBits(spki) < SMALLEST_RSA_BITS) return false
    const key = await importSpki(crypto, spki, { name: 'RSASSA-PKCS1-v1_5', hash })
    return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature as BufferSource, data as BufferSource)
  }
  if (keyOid === OID.ecPublicKey) {
    const curve = CURVE[readOid(rest[0])]
    const hash = EC_HASH[signatureOid] ?? (signatureOid === OID.ecPublicKey ? digest : null)
    if (curve === undefined || hash === null) return false
    const key = await importSpki(crypto, spki, { name: 'ECDSA', namedCurve: curve.name })
    return crypto.subtle.verify(
      { name: 'ECDSA', hash },
      key,
      ecdsaFromDer(signature, curve.bytes) as BufferSource,
      data as BufferSource,
    )
  }
  return false
}

function readSpkiAlgorithm(spki: Uint8Array): Node | undefined {
  return sequenceOf(readWhole(spki))[0]
}

function rsaBits(spki: Uint8Array): number {
  const key = sequenceOf(readWhole(readBits(sequenceOf(readWhole(spki))[1])))
  return readIntegerHex(key[0]).length * 4
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

/** r and s side by side, as WebCrypto wants them, from DER. A value that does not fit gives a signature that verifies nothing. */
function ecdsaFromDer(der: Uint8Array, bytes: number): Uint8Array {
  const [r, s] = sequenceOf(readWhole(der)).map((node) => fromHex(readIntegerHex(node)))
  if (r === undefined || s === undefined || r.length > bytes || s.length > bytes) return new Uint8Array(2 * bytes)
  const out = new Uint8Array(2 * bytes)
  out.set(r, bytes - r.length)
  out.set(s, 2 * bytes - s.length)
  return out
}

/** DER SEQUENCE of r and s from WebCrypto's side-by-side form (RFC 3279 §2.2.3). */
export function ecdsaToDer(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2
  return sequence(unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)))
}
