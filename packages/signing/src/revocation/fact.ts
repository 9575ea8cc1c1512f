import type { AlgorithmUse } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'

/** What one list or response says of one certificate, its signature and its right to say so verified. */
export interface RevocationFact {
  readonly kind: 'CRL' | 'OCSP'
  /** The evidence itself: a list (a complete one with its delta) or a response. */
  readonly evidence: readonly Uint8Array[]
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly revokedAt: Date | null
  readonly reason: string | null
  /** When it was said: thisUpdate of a list, producedAt of a response (EN 319 102-1 §5.2.5.4). */
  readonly issuedAt: Date
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  /** Who signed it, when that is neither the certificate's issuer nor somebody whose revocation does not matter: still to be looked at. */
  readonly signer: Certificate
  readonly signerIsIssuer: boolean
  readonly algorithm: AlgorithmUse
  /** What expired before this time may be missing from it; null when everything expired may. */
  readonly keepsExpiredSince: Date | null
}
