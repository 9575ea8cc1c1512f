import type { RevocationReason } from '@onmaru/signing'
import type { Tx } from '../../../../kernel/transaction.ts'
import { signaturesFaults } from '../../errors.ts'
import { certificateReleased, certificateRevoked } from '../../events.ts'
import type { AuthorityProfile, CertificateProfile } from '../../schema.ts'
import * as store from '../../store.ts'

/** Reasons that somebody may give (RFC 5280 §5.3.1); `removeFromCRL` is a release, and the authorities' own are not for the certificates here. */
export const GIVEN_REASONS = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
] as const satisfies readonly RevocationReason[]
export type GivenReason = (typeof GIVEN_REASONS)[number]

/** Counter of every change of a status under an authority, whichever of its keys issued; a list that was made at another count is not the newest. */
export const REVISION = { issuing: 'revocations', root: 'revocations.root' } as const satisfies Record<AuthorityProfile, string>
const listOf = (profile: CertificateProfile): AuthorityProfile =>
  profile === 'root' || profile === 'issuing' ? 'root' : 'issuing'

/**
 * Revokes a certificate or puts it on hold, as of now. What is on hold may be revoked for good; that counts from the hold on, so that nothing
 * signed in between becomes sound. @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED_ALREADY
 */
export async function revoke(tx: Tx, serialNumber: string, reason: RevocationReason): Promise<void> {
  const certificate = await store.findBySerial(tx, serialNumber)
  if (certificate === undefined) throw signaturesFaults.CERTIFICATE_UNKNOWN()
  if (!(await store.markRevoked(tx, serialNumber, reason)))
    throw signaturesFaults.CERTIFICATE_REVOKED_ALREADY({ revokedAt: certificate.revokedAt ?? '' })
  await store.nextCount(tx, REVISION[listOf(certificate.profile)])
  const { personId } = certificate
  await tx.speak(certificateRevoked({ kind: 'certificate', id: serialNumber }, { reason, personId }))
}

/** Takes a certificate back from its hold (RFC 5280 §5.3.1). @throws CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_ON_HOLD */
export async function release(tx: Tx, serialNumber: string): Promise<void> {
  const certificate = await store.findBySerial(tx, serialNumber)
  if (certificate === undefined) throw signaturesFaults.CERTIFICATE_UNKNOWN()
  if (!(await store.markReleased(tx, serialNumber))) throw signaturesFaults.CERTIFICATE_NOT_ON_HOLD()
  await store.nextCount(tx, REVISION[listOf(certificate.profile)])
  const { personId, revokedAt } = certificate
  await tx.speak(certificateReleased({ kind: 'certificate', id: serialNumber }, { personId, heldSince: revokedAt ?? '' }))
}
