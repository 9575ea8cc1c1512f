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
export const sealSet = defineEvent<{ sealId: string; certificate: string; pdfBlob: string }>()('signatures.sealed')
/** The authority issued a certificate. Subject: the certificate. */
export const certificateIssued = defineEvent<{ profile: string; subject: string; personId: string | null; notAfter: string }>()(
  'signatures.certificateIssued',
)
/** The authority revoked a certificate. Subject: the certificate. */
export const certificateRevoked = defineEvent<{ reason: string; personId: string | null }>()('signatures.certificateRevoked')
