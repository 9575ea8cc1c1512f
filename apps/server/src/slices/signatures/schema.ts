/** Profiles of a certificate that the embedded authority issued (domain.md §7.1). */
export const CERTIFICATE_PROFILES = [
  'root',
  'issuing',
  'official',
  'seal',
  'special-seal',
  'server',
  'timestamping',
  'ocsp',
] as const
export type CertificateProfile = (typeof CERTIFICATE_PROFILES)[number]
/** Authorities of the office, from above: each signs revocation lists of what it issued, and has a line of keys. */
export const AUTHORITY_PROFILES = ['root', 'issuing'] as const satisfies readonly CertificateProfile[]
export type AuthorityProfile = (typeof AUTHORITY_PROFILES)[number]
/** A stage is OPEN until its signature is accepted (USED) or somebody else signed first (STALE). */
export type StageState = 'OPEN' | 'USED' | 'STALE'

/** Levels of a sealed file (EN 319 142-1 §6). */
export type SealLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'
/** Why a file is to be raised: a service was down when it was sealed, or its proof ends. */
export type RaiseCause = 'SEALED_SHORT' | 'PROOF_ENDS'

/** Tables of the signatures slice. DER values are base64, times ISO 8601. */
export interface SignaturesTables {
  /** Certificates of the embedded authority, revoked ones too: nothing is ever deleted. */
  issuedCertificates: {
    serialNumber: string
    profile: CertificateProfile
    subject: string
    personId: string | null
    fingerprint: string
    der: string
    notBefore: string
    notAfter: string
    revokedAt: string | null
    revocationReason: string | null
    /** Serial number of the certificate that this one takes the place of. */
    renewedFrom: string | null
    /** When its person asked for a successor. */
    renewalAskedAt: string | null
  }
  /** Keys that the office itself holds (authority, responder, timestamps, seal): PKCS#12 under the keystore's passphrase. */
  authorityKeys: { profile: CertificateProfile; serialNumber: string; container: string; createdAt: string }
  /** Keys of authorities that have a successor; they answer for what they issued until they end. */
  formerAuthorityKeys: { serialNumber: string; profile: AuthorityProfile; container: string; retiredAt: string }
  /** Revocation lists as they are handed out, `issuer` by the name of its line; `revision` is the count of status changes that a list knows of. */
  revocationLists: {
    issuer: string
    kind: 'complete' | 'delta'
    number: number
    revision: number
    thisUpdate: string
    nextUpdate: string
    der: string
  }
  /** CRL numbers, counts of status changes and timestamp serials; a name counts up and never back. */
  authorityCounters: { name: string; value: number }
  /** An update that somebody was given to sign. */
  signingStages: {
    id: string
    documentId: string
    revisionId: string
    stepId: string
    personId: string
    field: string
    baseBlob: string
    /** The update alone. */
    preparedBlob: string
    byteRange: string
    /** JSON of `StageClaims`. */
    claims: string
    signedAt: string
    state: StageState
    createdAt: string
  }
  /** Signatures that the server verified and stored. */
  acceptedSignatures: {
    id: string
    documentId: string
    revisionId: string
    stepId: string
    personId: string | null
    field: string
    certificateFingerprint: string
    certificate: string
    signedAt: string
    pdfBlob: string
  }
  /** Certificates of other authorities that people sign with; `chain` is a JSON list of DER above each. Ended ones stay. */
  enrolledCertificates: {
    id: string
    fingerprint: string
    personId: string
    subject: string
    issuer: string
    serialNumber: string
    der: string
    chain: string
    notBefore: string
    notAfter: string
    /** By the person with proof of possession, or by an administrator. */
    how: 'BY_PROOF' | 'BY_ADMINISTRATOR'
    enrolledAt: string
    enrolledBy: string | null
    endedAt: string | null
  }
  /** What somebody was given to sign to show that they hold a key; used once. `personId` is null for who is yet to sign in. */
  challenges: { id: string; purpose: 'SIGN_IN' | 'ENROLMENT'; personId: string | null; text: string; expiresAt: string }
  /** Answers of services outside that still hold: responses, lists, issuers' certificates. */
  serviceAnswers: { key: string; kind: string; url: string; der: string; fetchedAt: string; usableUntil: string }
  /** Seal register (관인대장): impressions are kept for ever, one is in use. */
  sealRegister: { id: string; name: string; imageBlob: string; serialNumber: string; startedOn: string; retiredOn: string | null }
  /** The present image of a person's own signature: a PNG of the size that is printed, in pixels. */
  signatureImages: { personId: string; blob: string; width: number; height: number; setAt: string }
  /** Sealed files that are kept: what they have, what they should have, and until when they prove themselves without a renewal. */
  sealedFiles: {
    documentId: string
    /** The seal's signature field. */
    field: string
    pdfBlob: string
    level: SealLevel
    wanted: SealLevel
    /** Last day of retention, `YYYY-MM-DD`; null for what has none. */
    keptUntil: string | null
    proofEndsAt: string | null
    updatedAt: string
  }
  /** Files that wait to be raised: one row a document, for its last time. */
  pendingRaises: {
    documentId: string
    cause: RaiseCause
    state: 'WAITING' | 'DONE'
    attempts: number
    lastError: string | null
    nextTryAt: string
    since: string
    settledAt: string | null
  }
}
