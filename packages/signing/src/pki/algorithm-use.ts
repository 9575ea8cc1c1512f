import { rsaBits } from '../asn1/algorithms.ts'
import { children, type Node, read, readInteger, readOid, sequenceOf, tagged } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'

/** Digests that are known by name, whether they still count or not. */
export type KnownDigest = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** With what a signature was made: the subject of cryptographic constraints (EN 319 102-1 §5.1.4.3, TS 119 312). */
export interface AlgorithmUse {
  readonly family: 'RSA-PKCS1' | 'RSA-PSS' | 'ECDSA' | 'Ed25519' | 'UNKNOWN'
  readonly digest: KnownDigest | null
  /** Length of the modulus, or of the curve; 0 for an unknown key. */
  readonly bits: number
  /** In bytes, for PSS. */
  readonly saltLength: number
}

const DIGESTS: Readonly<Record<string, KnownDigest>> = {
  [OID.md5]: 'MD5',
  [OID.sha1]: 'SHA-1',
  [OID.sha224]: 'SHA-224',
  [OID.sha256]: 'SHA-256',
  [OID.sha384]: 'SHA-384',
  [OID.sha512]: 'SHA-512',
}
const SIGNED_WITH: Readonly<Record<string, KnownDigest>> = {
  [OID.md5WithRsa]: 'MD5',
  [OID.sha1WithRsa]: 'SHA-1',
  [OID.sha224WithRsa]: 'SHA-224',
  [OID.sha256WithRsa]: 'SHA-256',
  [OID.sha384WithRsa]: 'SHA-384',
  [OID.sha512WithRsa]: 'SHA-512',
  [OID.ecdsaSha1]: 'SHA-1',
  [OID.ecdsaSha224]: 'SHA-224',
  [OID.ecdsaSha256]: 'SHA-256',
  [OID.ecdsaSha384]: 'SHA-384',
  [OID.ecdsaSha512]: 'SHA-512',
}
const ECDSA = new Set<string>([
  OID.ecdsaSha1,
  OID.ecdsaSha224,
  OID.ecdsaSha256,
  OID.ecdsaSha384,
  OID.ecdsaSha512,
  OID.ecPublicKey,
])
const CURVE_BITS: Readonly<Record<string, number>> = { [OID.p256]: 256, [OID.p384]: 384, [OID.p521]: 521 }

/** A digest by its AlgorithmIdentifier; null for one that nobody here knows. */
export const knownDigest = (identifier: Node | undefined): KnownDigest | null =>
  DIGESTS[readOid(sequenceOf(identifier)[0])] ?? null

/**
 * What a signature algorithm and a key come to; a pair that does not belong together is UNKNOWN.
 * @param identifier the signature's AlgorithmIdentifier, DER
 * @param digest for an algorithm that does not name its own, as rsaEncryption in CMS
 */
export function algorithmUse(spki: Uint8Array, identifier: Uint8Array, digest: KnownDigest | null): AlgorithmUse {
  const [keyAlgorithm] = sequenceOf(read(spki))
  const [keyId, keyParameters] = sequenceOf(keyAlgorithm)
  const keyType = readOid(keyId)
  const [id, parameters] = sequenceOf(read(identifier))
  const algorithm = readOid(id)
  const named = SIGNED_WITH[algorithm] ?? digest
  if (keyType === OID.rsaEncryption || keyType === OID.rsaPss) {
    const bits = rsaBits(spki)
    if (algorithm === OID.rsaPss) {
      const used = pssParameters(parameters)
      return keyType === OID.rsaPss && keyParameters?.tag === 0x30 && !allows(pssParameters(keyParameters), used)
        ? UNKNOWN
        : { family: 'RSA-PSS', bits, ...used }
    }
    const fits =
      keyType === OID.rsaEncryption && (algorithm === OID.rsaEncryption || (algorithm in SIGNED_WITH && !ECDSA.has(algorithm)))
    return fits ? { family: 'RSA-PKCS1', digest: named, bits, saltLength: 0 } : UNKNOWN
  }
  // Its digest is its own, whatever the content was hashed by (RFC 8032 §5.1, RFC 8419 §3).
  if (keyType === OID.ed25519)
    return algorithm === OID.ed25519 ? { family: 'Ed25519', digest: 'SHA-512', bits: 256, saltLength: 0 } : UNKNOWN
  if (keyType !== OID.ecPublicKey || !ECDSA.has(algorithm) || keyParameters?.tag !== 0x06) return UNKNOWN
  const bits = CURVE_BITS[readOid(keyParameters)]
  return bits === undefined ? UNKNOWN : { family: 'ECDSA', digest: named, bits, saltLength: 0 }
}

const UNKNOWN: AlgorithmUse = { family: 'UNKNOWN', digest: null, bits: 0, saltLength: 0 }
const LONGEST_SALT = 512

interface PssUse {
  readonly digest: KnownDigest | null
  readonly saltLength: number
}

/** A key that is bound to parameters signs with that digest and at least that much salt (RFC 4055 §3.3). */
const allows = (bound: PssUse, used: PssUse): boolean => bound.digest === used.digest && used.saltLength >= bound.saltLength

/** RSASSA-PSS-params with their defaults (RFC 4055 §3.1); two different digests, or another mask, are nothing that is known. */
function pssParameters(node: Node | undefined): PssUse {
  const parts = node === undefined ? [] : sequenceOf(node)
  const inside = (number: number): Node | undefined => {
    const part = tagged(parts, number)
    return part === undefined ? undefined : children(part)[0]
  }
  const [hash, mask, salt, trailer] = [inside(0), inside(1), inside(2), inside(3)]
  const digest = hash === undefined ? 'SHA-1' : knownDigest(hash)
  const [maskId, maskHash] = mask === undefined ? [] : sequenceOf(mask)
  const maskDigest = mask === undefined ? 'SHA-1' : readOid(maskId) === OID.mgf1 ? knownDigest(maskHash) : null
  const saltLength = salt === undefined ? 20 : readInteger(salt)
  if (saltLength > LONGEST_SALT || (trailer !== undefined && readInteger(trailer) !== 1))
    throw new SigningError('DER_BROKEN', { why: 'PSS parameters' })
  return { digest: digest === maskDigest ? digest : null, saltLength }
}

/** As people write it: `RSA-PKCS1 3072 SHA-256`. */
export const algorithmText = ({ family, bits, digest }: AlgorithmUse): string =>
  family === 'Ed25519' ? family : `${family} ${bits} ${digest ?? '?'}`
