import { fromHex } from '../asn1/bytes.ts'
import { read, readIntegerHex, sequenceOf } from '../asn1/der-reader.ts'
import { nullValue, oid, sequence } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import type { WebCrypto } from '../ports.ts'
import { type AlgorithmUse, algorithmUse, type KnownDigest } from './algorithm-use.ts'
import type { Certificate } from './certificate.ts'

/** What became of a signature value; UNSUPPORTED: nobody here can compute it. */
export type Outcome = 'VALID' | 'INVALID' | 'UNSUPPORTED'

/** Digests that the platform can compute. MD5 and SHA-224 are not among them. */
const COMPUTED = new Set<string>(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])
const [SMALLEST_RSA_BITS, LARGEST_RSA_BITS] = [1024, 8192]

/**
 * Verifies signature values, weak ones too: whether an algorithm still counts is another question with another answer
 * (EN 319 102-1 §5.2.7, §5.2.8). Keys are imported once, and each certificate's signature by each issuer's key is verified once.
 */
export class Verifier {
  readonly crypto: WebCrypto
  readonly #keys = new WeakMap<Uint8Array, Map<string, Promise<CryptoKey | null>>>()
  readonly #values = new WeakMap<
    Uint8Array,
    { readonly spki: Uint8Array; readonly data: Uint8Array; readonly outcome: Promise<Outcome> }
  >()
  readonly #certificates = new WeakMap<Certificate, Map<Uint8Array, Promise<Outcome>>>()

  constructor(crypto: WebCrypto) {
    this.crypto = crypto
  }

  /** Whether the key of `issuer` signed `certificate`. */
  certificate(certificate: Certificate, issuer: Certificate): Promise<Outcome> {
    let known = this.#certificates.get(certificate)
    if (known === undefined) {
      known = new Map()
      this.#certificates.set(certificate, known)
    }
    let outcome = known.get(issuer.spki)
    if (outcome === undefined) {
      outcome = this.verify(issuer.spki, certificate.signatureAlgorithm, null, certificate.tbs, certificate.signature)
      known.set(issuer.spki, outcome)
    }
    return outcome
  }

  /**
   * Verifies one value; the same one under the same key and over the same data, by identity, once.
   * @param identifier the signature's AlgorithmIdentifier, DER
   * @param digest for an algorithm that does not name its own; for PSS the one that it must agree with (RFC 4056 §3)
   */
  verify(
    spki: Uint8Array,
    identifier: Uint8Array,
    digest: KnownDigest | null,
    data: Uint8Array,
    signature: Uint8Array,
  ): Promise<Outcome> {
    const known = this.#values.get(signature)
    if (known !== undefined && known.spki === spki && known.data === data) return known.outcome
    const outcome = this.#verify(spki, identifier, digest, data, signature)
    this.#values.set(signature, { spki, data, outcome })
    return outcome
  }

  async #verify(
    spki: Uint8Array,
    identifier: Uint8Array,
    digest: KnownDigest | null,
    data: Uint8Array,
    signature: Uint8Array,
  ): Promise<Outcome> {
    try {
      const use = algorithmUse(spki, identifier, digest)
      if (use.family === 'UNKNOWN' || use.digest === null || !COMPUTED.has(use.digest)) return 'UNSUPPORTED'
      if (use.family === 'RSA-PSS' && digest !== null && digest !== use.digest) return 'INVALID'
      if (use.family.startsWith('RSA') && (use.bits < SMALLEST_RSA_BITS || use.bits > LARGEST_RSA_BITS)) return 'UNSUPPORTED'
      const key = await this.#key(spki, use)
      if (key === null) return 'UNSUPPORTED'
      const value = use.family === 'ECDSA' ? sideBySide(signature, Math.ceil(use.bits / 8)) : signature
      const holds = await this.crypto.subtle.verify(parametersOf(use), key, value as BufferSource, data as BufferSource)
      return holds ? 'VALID' : 'INVALID'
    } catch (error) {
      if (error instanceof SigningError) return 'INVALID'
      throw error
    }
  }

  #key(spki: Uint8Array, use: AlgorithmUse): Promise<CryptoKey | null> {
    let known = this.#keys.get(spki)
    if (known === undefined) {
      known = new Map()
      this.#keys.set(spki, known)
    }
    const name = `${use.family} ${use.digest}`
    let key = known.get(name)
    if (key === undefined) {
      key = this.#import(spki, use)
      known.set(name, key)
    }
    return key
  }

  /** Null for a key that the platform refuses. */
  async #import(spki: Uint8Array, use: AlgorithmUse): Promise<CryptoKey | null> {
    try {
      return await this.crypto.subtle.importKey('spki', plainKey(spki, use) as BufferSource, importOf(use), false, ['verify'])
    } catch (error) {
      if (error instanceof DOMException || error instanceof TypeError) return null
      throw error
    }
  }
}

/** Platforms import plain RSA keys only; a key that is bound to PSS is the same key under another name. */
function plainKey(spki: Uint8Array, use: AlgorithmUse): Uint8Array {
  if (use.family !== 'RSA-PSS') return spki
  return sequence(sequence(oid(OID.rsaEncryption), nullValue()), sequenceOf(read(spki))[1]?.der ?? new Uint8Array())
}

function importOf(use: AlgorithmUse): RsaHashedImportParams | EcKeyImportParams | { name: string } {
  const hash = use.digest ?? ''
  if (use.family === 'Ed25519') return { name: use.family }
  if (use.family === 'ECDSA') return { name: 'ECDSA', namedCurve: `P-${use.bits}` }
  return { name: use.family === 'RSA-PSS' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash }
}

function parametersOf(use: AlgorithmUse): EcdsaParams | RsaPssParams | { name: string } {
  if (use.family === 'Ed25519') return { name: use.family }
  if (use.family === 'ECDSA') return { name: 'ECDSA', hash: use.digest ?? '' }
  return use.family === 'RSA-PSS' ? { name: 'RSA-PSS', saltLength: use.saltLength } : { name: 'RSASSA-PKCS1-v1_5' }
}

/** r and s side by side, as WebCrypto wants them, from DER (RFC 3279 §2.2.3). What does not fit becomes a value that verifies nothing. */
function sideBySide(der: Uint8Array, bytes: number): Uint8Array {
  const out = new Uint8Array(2 * bytes)
  const [r, s, ...more] = sequenceOf(read(der)).map((node) => fromHex(readIntegerHex(node)))
  if (r === undefined || s === undefined || more.length > 0 || r.length > bytes || s.length > bytes) return out
  out.set(r, bytes - r.length)
  out.set(s, 2 * bytes - s.length)
  return out
}
