import type { PathConstraints } from '../pki/path.ts'
import type { RevocationSource, WebCrypto } from '../ports.ts'
import type { Change } from './change.ts'
import type { Conclusion, Step, SubIndication } from './conclusion.ts'
import type { CryptoConstraints } from './crypto-constraints.ts'

export type { Step, SubIndication } from './conclusion.ts'

/** Main indications (EN 319 102-1 §5.1.3). */
export type Indication = 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED'

/** One verdict and what exactly stood against it. */
export interface Verdict {
  readonly indication: Indication
  readonly subIndication: SubIndication | null
  /** For logs and experts. */
  readonly reason: string | null
}

/** A conclusion as the verdict on a whole signature. */
export const verdictOf = ({ indication, subIndication, reason }: Conclusion): Verdict => ({
  indication: indication === 'PASSED' ? 'TOTAL-PASSED' : indication === 'FAILED' ? 'TOTAL-FAILED' : 'INDETERMINATE',
  subIndication,
  reason,
})

/** A certificate of a path, for people. */
export interface CertificateReport {
  readonly subject: string
  readonly issuer: string
  /** Hex. */
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  /** SHA-256, hex. */
  readonly fingerprint: string
  readonly isAnchor: boolean
}

/** What was relied on for a certificate that might have been revoked. */
export interface RevocationReport {
  readonly kind: 'CRL' | 'OCSP'
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly issuedAt: string
  readonly nextUpdate: string | null
  readonly revokedAt: string | null
  readonly reason: string | null
  /** Subject of who signed it. */
  readonly signer: string
}

/** A timestamp over a signature's value. */
export interface TimestampReport extends Verdict {
  readonly time: string | null
  readonly authority: string | null
  readonly steps: readonly Step[]
}

/** What of the file a signature is over. */
export interface Coverage {
  /** Bytes 0 to `end`, but for the signature's own hole between these two places. */
  readonly end: number
  readonly hole: readonly [number, number]
  /** Which of the file's revisions that is, counted from 1, and of how many. */
  readonly revision: number
  readonly revisions: number
}

/** Levels of EN 319 142-1 §6, as far as what they ask for is there and holds. */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'

/** The verdict on one signature. */
export interface SignatureReport extends Verdict {
  readonly field: string
  readonly kind: 'signature' | 'document-timestamp'
  readonly subFilter: string | null
  /** Null for a document timestamp and for a signature that is no PAdES baseline signature. */
  readonly level: Level | null
  /** What the file claims; the certificate's subject is what is proven. */
  readonly signerName: string | null
  readonly certificateSubject: string | null
  readonly issuer: string | null
  /** As what somebody signed, and to what, as they say themselves (EN 319 122-1 §5.2.6, §5.2.3). */
  readonly claimedRoles: readonly string[]
  readonly commitment: string | null
  readonly claimedTime: string | null
  /** Time of its own trusted timestamp, ISO 8601. */
  readonly timestampTime: string | null
  /** Proof of the latest time at which the signature existed: its own timestamp, or one that somebody set over it later. ISO 8601. */
  readonly provenTime: string | null
  /** `RSA-PKCS1 3072 SHA-256`. */
  readonly algorithm: string | null
  readonly coversWholeFile: boolean
  readonly covers: Coverage | null
  /** DocMDP: what it lets others do; null when it does not certify. Fields that it locks, `*` for all, `!` before those that stay open. */
  readonly certifies: 1 | 2 | 3 | null
  readonly locks: readonly string[]
  /** What came after this signature. */
  readonly changesAfter: readonly Change[]
  readonly path: readonly CertificateReport[]
  readonly revocation: readonly RevocationReport[]
  readonly timestamps: readonly TimestampReport[]
  /** Building blocks of EN 319 102-1 as they were run. */
  readonly steps: readonly Step[]
}

/** The verdict on a file. */
export interface ValidationReport {
  /** Version of this report's form. */
  readonly version: 1
  /** The time that it was judged for. */
  readonly validatedAt: string
  readonly indication: Indication
  readonly modifiedAfterSigning: boolean
  /** SHA-256 of the whole file, lower-case hex. */
  readonly documentDigest: string
  /** In the order of signing. */
  readonly signatures: readonly SignatureReport[]
}

/** What a file is judged by. */
export interface ValidationOptions {
  readonly anchors: readonly Uint8Array[]
  readonly at: Date
  readonly crypto: WebCrypto
  /** Revocation data and certificates at hand beside those in the file. */
  readonly crls?: readonly Uint8Array[]
  readonly ocsps?: readonly Uint8Array[]
  readonly intermediates?: readonly Uint8Array[]
  /**
   * Who is asked about a certificate that stands under an anchor, lives, names where to ask, and of which nothing fresh is said by what is at
   * hand: once each, a few of a file. It gives nothing where nobody answers; the certificate then counts as one that nobody speaks of, an
   * authority's too.
   */
  readonly revocation?: RevocationSource
  /** Policies and names that paths must have; any unless said. */
  readonly path?: PathConstraints
  /** Until when algorithms count; CRYPTO_CONSTRAINTS unless said. */
  readonly cryptography?: CryptoConstraints
  /** Oldest that revocation data may be, in milliseconds; until its own nextUpdate unless said. */
  readonly revocationMaxAgeMs?: number
  /** Somebody must speak of authorities below the anchor too; off unless said, since small houses' roots publish nothing. */
  readonly authoritiesNeedEvidence?: boolean
  /** Largest file that is opened, in bytes. */
  readonly largest?: number
}
