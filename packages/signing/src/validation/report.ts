import type { WebCrypto } from '../ports.ts'
import type { Change } from './change.ts'

/** Main indications (EN 319 102-1 §5.1.3). */
export type Indication = 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED'

/**
 * Sub-indications that are used here (EN 319 102-1 table 2), and one of this house: what was done to the file after the signature.
 * `…_NO_POE`: revoked or outside of its validity now, and nothing proves that the signature is older.
 */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'NOT_YET_VALID'
  | 'MODIFIED_AFTER_SIGNING'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'REVOKED_NO_POE'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'TRY_LATER'

/** One verdict and what exactly stood against it. */
export interface Verdict {
  readonly indication: Indication
  readonly subIndication: SubIndication | null
  /** For logs and experts. */
  readonly reason: string | null
}

/** Nothing stands against it. */
export const passed: Verdict = { indication: 'TOTAL-PASSED', subIndication: null, reason: null }
/** It can never be valid. */
export const failed = (subIndication: SubIndication, reason: string): Verdict => ({
  indication: 'TOTAL-FAILED',
  subIndication,
  reason,
})
/** It cannot be said with what is at hand. */
export const open = (subIndication: SubIndication, reason: string): Verdict => ({
  indication: 'INDETERMINATE',
  subIndication,
  reason,
})

/** The verdict on one signature. */
export interface SignatureReport extends Verdict {
  readonly field: string
  readonly kind: 'signature' | 'document-timestamp'
  /** What the file claims; the certificate's subject is what is proven. */
  readonly signerName: string | null
  readonly certificateSubject: string | null
  readonly issuer: string | null
  readonly claimedTime: string | null
  /** Time of its own trusted timestamp, ISO 8601. */
  readonly timestampTime: string | null
  /** Proof of the latest time at which the signature existed: its own timestamp, or one that somebody set over it later. ISO 8601. */
  readonly provenTime: string | null
  readonly coversWholeFile: boolean
  /** What came after this signature. */
  readonly changesAfter: readonly Change[]
}

/** The verdict on a file. */
export interface ValidationReport {
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
  /** Revocation lists and certificates at hand beside those in the file. */
  readonly crls?: readonly Uint8Array[]
  readonly intermediates?: readonly Uint8Array[]
  /** Largest file that is opened, in bytes. */
  readonly largest?: number
}
