import { defineEvent } from '../../kernel/events.ts'

/** A signature was verified and stored. Subject: the document. */
export const signatureAccepted = defineEvent<{
  stepId: string
  field: string
  personId: string | null
  certificate: string
  pdfBlob: string
}>()('signatures.accepted')
/** The agency's seal was set. Subject: the document. */
export const sealSet = defineEvent<{ sealId: string; certificate: string; pdfBlob: string; level: string }>()('signatures.sealed')
/** A sealed file was raised, or its proof renewed: `pdfBlob` is `before` with updates behind it. Subject: the document. */
export const fileRaised = defineEvent<{
  before: string
  pdfBlob: string
  level: string
  cause: string
  proofEndsAt: string | null
}>()('signatures.raised')
/** An administrator looked at the files that wait, or at the forecast. Subject: the proofs. */
export const proofsLooked = defineEvent<{ what: 'PENDING' | 'FORECAST' }>()('signatures.proofsLooked')
/** The authority issued a certificate. Subject: the certificate. */
export const certificateIssued = defineEvent<{
  profile: string
  subject: string
  personId: string | null
  notAfter: string
  renewedFrom: string | null
}>()('signatures.certificateIssued')
/** The authority revoked a certificate. Subject: the certificate. */
export const certificateRevoked = defineEvent<{ reason: string; personId: string | null }>()('signatures.certificateRevoked')
/** A person asks for the renewal of their certificate. Subject: the certificate. */
export const renewalAsked = defineEvent<{ personId: string }>()('signatures.renewalAsked')
/** A certificate is good again after a hold. Subject: the certificate. */
export const certificateReleased = defineEvent<{ personId: string | null; heldSince: string }>()('signatures.certificateReleased')
/** An administrator looked for certificates. Subject: the register of certificates. */
export const certificatesLooked = defineEvent<{ text: string | null; personId: string | null }>()('signatures.certificatesLooked')
/** A person signs with a certificate of another authority from now on. Subject: the certificate, by its fingerprint. */
export const certificateEnrolled = defineEvent<{ personId: string; subject: string; issuer: string; how: string }>()(
  'signatures.certificateEnrolled',
)
/** Somebody could not sign in by certificate. Subject: the certificate, by its fingerprint; `personId` is whose it is, null where it is nobody's. */
export const signInRefused = defineEvent<{ personId: string | null; reason: string }>()('signatures.signInRefused')
/** A certificate of another authority signs no more. Subject: the certificate, by its fingerprint. */
export const enrolmentEnded = defineEvent<{ personId: string }>()('signatures.enrolmentEnded')
/** A person's signature looks like this from now on; `before` is the image that it did. Subject: the person. */
export const signatureImageSet = defineEvent<{ blob: string; before: string | null; size: number }>()(
  'signatures.signatureImageSet',
)
/** A person's signature shows the name alone from now on. Subject: the person. */
export const signatureImageRemoved = defineEvent<{ blob: string }>()('signatures.signatureImageRemoved')
/** An administrator looked at everybody's signature images. Subject: the register of them. */
export const signatureImagesLooked = defineEvent<{ text: string }>()('signatures.signatureImagesLooked')
