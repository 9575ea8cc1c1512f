/** The cryptography of the platform; handed in, never taken from a global. */
export type WebCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>

/** Signature algorithms that are made and accepted. */
export type SignatureAlgorithm = 'RSA-PKCS1-SHA256' | 'ECDSA-P256-SHA256'

/** A private key that can sign and nothing else. The value is as CMS and X.509 want it: for ECDSA the DER SEQUENCE of r and s (RFC 5480). */
export interface SigningKey {
  readonly algorithm: SignatureAlgorithm
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** Fetches a timestamp token (DER ContentInfo) for a SHA-256 imprint. */
export type TimestampSource = (imprint: Uint8Array) => Promise<Uint8Array>

/** SHA-256 by the platform. */
export async function sha256(crypto: WebCrypto, data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data as BufferSource))
}
