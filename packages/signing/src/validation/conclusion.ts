/** Sub-indications (EN 319 102-1 tables 5 and 6), and one of this house: what was done to the file after the signature. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'REVOKED'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'MODIFIED_AFTER_SIGNING'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'OUT_OF_BOUNDS_NOT_REVOKED'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'REVOCATION_OUT_OF_BOUNDS_NO_POE'
  | 'NO_POE'
  | 'TRY_LATER'
  | 'SIGNED_DATA_NOT_FOUND'
  | 'GENERIC'

/** What a building block comes to (EN 319 102-1 §5.1.3). */
export interface Conclusion {
  readonly indication: 'PASSED' | 'INDETERMINATE' | 'FAILED'
  readonly subIndication: SubIndication | null
  /** For logs and experts. */
  readonly reason: string | null
}

/** Nothing stands against it. */
export const PASSED: Conclusion = { indication: 'PASSED', subIndication: null, reason: null }
/** It can never be valid. */
export const fails = (subIndication: SubIndication, reason: string): Conclusion => ({
  indication: 'FAILED',
  subIndication,
  reason,
})
/** It cannot be said with what is at hand. */
export const undecided = (subIndication: SubIndication, reason: string): Conclusion => ({
  indication: 'INDETERMINATE',
  subIndication,
  reason,
})

/** Building blocks by their sections in EN 319 102-1. */
export type Block =
  | 'FORMAT_CHECKING' // 5.2.2
  | 'IDENTIFICATION_OF_THE_SIGNING_CERTIFICATE' // 5.2.3
  | 'VALIDATION_CONTEXT_INITIALIZATION' // 5.2.4
  | 'X509_CERTIFICATE_VALIDATION' // 5.2.6, with the revocation freshness checker of 5.2.5 in it
  | 'CRYPTOGRAPHIC_VERIFICATION' // 5.2.7
  | 'SIGNATURE_ACCEPTANCE_VALIDATION' // 5.2.8
  | 'TIMESTAMP_VALIDATION' // 5.4
  | 'VALIDATION_WITH_TIME' // 5.5
  | 'PAST_CERTIFICATE_VALIDATION' // 5.6.2.1
  | 'PAST_SIGNATURE_VALIDATION' // 5.6.2.4
  | 'CHANGES_AFTER_SIGNING' // of this house

/** One block as it was run over one signature or timestamp. */
export interface Step extends Conclusion {
  readonly block: Block
}

/** A conclusion as the step of a block; whatever else it carries stays out of the report. */
export const stepOf = (block: Block, { indication, subIndication, reason }: Conclusion): Step => ({
  block,
  indication,
  subIndication,
  reason,
})
