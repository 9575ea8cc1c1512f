/** The cryptography of the platform; handed in, never taken from a global. */
export type WebCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>

/** Digests that signatures are made with, by WebCrypto's names. */
export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512'

/** How an RSA key signs: PKCS#1 v1.5 (RFC 8017 §8.2) or PSS (RFC 8017 §8.1). */
export type RsaSignatureAlgorithm =
  | 'RSA-PKCS1-SHA256'
  | 'RSA-PKCS1-SHA384'
  | 'RSA-PKCS1-SHA512'
  | 'RSA-PSS-SHA256'
  | 'RSA-PSS-SHA384'
  | 'RSA-PSS-SHA512'

/** Signature algorithms that are made and accepted. */
export type SignatureAlgorithm = RsaSignatureAlgorithm | 'ECDSA-P256-SHA256' | 'ECDSA-P384-SHA384'

/** A private key that can sign and nothing else. The value is as CMS and X.509 want it: for ECDSA the DER SEQUENCE of r and s (RFC 5480). */
export interface SigningKey {
  readonly algorithm: SignatureAlgorithm
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** Fetches a timestamp token (DER ContentInfo) for a SHA-256 imprint. */
export type TimestampSource = (imprint: Uint8Array) => Promise<Uint8Array>

/** Fetches what says whether a certificate was revoked: OCSP responses and CRLs, DER. @throws whatever its network throws */
export type RevocationSource = (
  certificate: Uint8Array,
  issuer: Uint8Array,
) => Promise<{ readonly ocsps: readonly Uint8Array[]; readonly crls: readonly Uint8Array[] }>

/** A digest by the platform. */
export async function digest(crypto: WebCrypto, name: DigestName, data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(name, data as BufferSource))
}

/** SHA-256 by the platform. */
export const sha256 = (crypto: WebCrypto, data: Uint8Array): Promise<Uint8Array> => digest(crypto, 'SHA-256', data)
