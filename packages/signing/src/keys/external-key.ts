import { digestIdentifier, digestOf, ecdsaToDer } from '../asn1/algorithms.ts'
import { read, sequenceOf } from '../asn1/der-reader.ts'
import { nullValue, octetString, sequence } from '../asn1/der-writer.ts'
import { digest, type SigningKey, type WebCrypto } from '../ports.ts'
import { algorithmFor } from './public-key.ts'

/** What a device signs by itself: for RSA a DigestInfo by PKCS#1 v1.5 (PKCS#11's CKM_RSA_PKCS), for ECDSA a digest (CKM_ECDSA; r and s side by side). */
export type RawSign = (kind: 'RSA' | 'ECDSA', input: Uint8Array) => Promise<Uint8Array>

/** A signing key that a smart card or a security module holds; the digest is made here, since few cards can. @throws KEY_UNSUPPORTED */
export function externalSigningKey(spki: Uint8Array, crypto: WebCrypto, sign: RawSign): SigningKey {
  const algorithm = algorithmFor(spki)
  const name = digestOf(algorithm)
  return {
    algorithm,
    sign: async (data) => {
      const value = await digest(crypto, name, data)
      if (algorithm.startsWith('ECDSA')) return ecdsaToDer(await sign('ECDSA', value))
      // DigestInfo (RFC 8017 §9.2): here the digest's parameters are NULL, unlike in CMS.
      const identifier = sequence(sequenceOf(read(digestIdentifier(name)))[0]?.der ?? new Uint8Array(), nullValue())
      return sign('RSA', sequence(identifier, octetString(value)))
    },
  }
}
