import { signatureAlgorithmIdentifier, verifySignature } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import { children, expect, type Node, read, readBits, readOid, sequenceOf, tagged } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import type { SigningKey, WebCrypto } from '../ports.ts'

/** What choosing a key needs of a certificate; paths and names are another room's. */
export interface CertificateKey {
  readonly der: Uint8Array
  readonly spki: Uint8Array
  /** Whether its key usage lets it sign anything (RFC 5280 §4.2.1.3): GPKI gives everybody a second pair, for encryption alone. */
  readonly maySign: boolean
}

/** Bits 0, 1, 5 and 6: digitalSignature, nonRepudiation, keyCertSign, cRLSign. */
const SIGNING_USAGES = 0b1100_0110

/** Reads a certificate's key. @throws KEY_CONTAINER_BROKEN */
export function readCertificateKey(der: Uint8Array): CertificateKey {
  try {
    const parts = sequenceOf(sequenceOf(read(der))[0])
    const spki = expect(parts.slice(parts[0]?.tag === 0xa0 ? 1 : 0)[5], 0x30).der
    const usage = usageOf(tagged(parts, 3))
    return { der, spki, maySign: usage === null || (usage & SIGNING_USAGES) !== 0 }
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('KEY_CONTAINER_BROKEN', { part: 'certificate' }, { cause })
    throw cause
  }
}

function usageOf(extensions: Node | undefined): number | null {
  for (const extension of extensions === undefined ? [] : sequenceOf(children(extensions)[0])) {
    const parts = sequenceOf(extension)
    if (readOid(parts[0]) === OID.keyUsage) return readBits(read(expect(parts.at(-1), 0x04).content))[0] ?? 0
  }
  return null
}

/**
 * Whether a certificate is this key's. RSA keys carry their public half; an elliptic key need not, so that it signs something for the
 * certificate to verify.
 */
export async function isPair(pkcs8: Uint8Array, key: SigningKey, { spki }: CertificateKey, crypto: WebCrypto): Promise<boolean> {
  try {
    const isRsa = key.algorithm.startsWith('RSA')
    const keyType = readOid(sequenceOf(sequenceOf(read(spki))[0])[0])
    if (isRsa !== (keyType === OID.rsaEncryption || keyType === OID.rsaPss)) return false
    if (isRsa) return equal(rsaModulus(pkcs8), sequenceOf(read(readBits(sequenceOf(read(spki))[1])))[0]?.der ?? new Uint8Array())
    const probe = crypto.getRandomValues(new Uint8Array(32))
    const algorithm = signatureAlgorithmIdentifier(key.algorithm)
    return await verifySignature(crypto, spki, algorithm, null, probe, await key.sign(probe))
  } catch (error) {
    // A public key that nobody can read belongs to no private key.
    if (error instanceof SigningError) return false
    throw error
  }
}

function rsaModulus(pkcs8: Uint8Array): Uint8Array {
  const [, modulus] = sequenceOf(read(expect(sequenceOf(read(pkcs8))[2], 0x04).content))
  return expect(modulus, 0x02).der
}
