import { REVOCATION_REASONS, type RevocationReason } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { CertificateProfile } from '../schema.ts'
import * as store from '../store.ts'

/** Where a certificate stands today. */
export type CertificateState = 'VALID' | 'NOT_YET_VALID' | 'EXPIRED' | 'ON_HOLD' | 'REVOKED'

/** A certificate as lists show it. Times ISO 8601. */
export interface CertificateRow {
  readonly serialNumber: string
  readonly profile: CertificateProfile
  readonly subject: string
  readonly personId: string | null
  readonly personName: string | null
  /** SHA-256, lower-case hex. */
  readonly fingerprint: string
  readonly notBefore: string
  readonly notAfter: string
  readonly state: CertificateState
  readonly revokedAt: string | null
  readonly revocationReason: RevocationReason | null
  readonly renewedFrom: string | null
  /** When its person asked for a successor, which waits until there is one. */
  readonly renewalAskedAt: string | null
}

/** What certificates are looked for. `text` is part of a subject, of a person's name, or the start of a serial number. */
export interface CertificateFilter {
  readonly text?: string | undefined
  readonly personId?: string | undefined
  readonly profile?: CertificateProfile | undefined
  readonly limit: number
  /** Serial number that the last page ended with. */
  readonly after: string | null
}

/** Certificates of the embedded authority, newest first, a page at a time. */
export async function listCertificates(kernel: Kernel, filter: CertificateFilter): Promise<readonly CertificateRow[]> {
  const rows = await store.searchCertificates(kernel.db, filter)
  return rows.map((row) => asRow(row, kernel.clock.now()))
}

/** A person's own certificates, newest first. */
export async function ownCertificates(kernel: Kernel, personId: string): Promise<readonly CertificateRow[]> {
  const rows = await store.certificatesOf(kernel.db, personId)
  return rows.map((row) => asRow({ ...row, personName: null }, kernel.clock.now()))
}

/** Certificates in use that end before an instant and have no successor, soonest first. */
export async function endingRows(kernel: Kernel, until: Date, limit: number): Promise<readonly CertificateRow[]> {
  const now = kernel.clock.now()
  const rows = await store.endingCertificates(kernel.db, now, until, limit)
  return rows.map((row) => asRow(row, now))
}

function asRow({ der: _, ...row }: store.IssuedCertificate & { personName: string | null }, now: Date): CertificateRow {
  const revocationReason = REVOCATION_REASONS.find((reason) => reason === row.revocationReason) ?? null
  return { ...row, revocationReason, state: stateOf(row, now) }
}

/** State at an instant; a revocation is stronger than an expiry. */
export function stateOf(
  row: Pick<store.IssuedCertificate, 'notBefore' | 'notAfter' | 'revokedAt' | 'revocationReason'>,
  now: Date,
): CertificateState {
  if (row.revokedAt !== null) return row.revocationReason === 'certificateHold' ? 'ON_HOLD' : 'REVOKED'
  const instant = now.toISOString()
  if (row.notAfter < instant) return 'EXPIRED'
  return row.notBefore > instant ? 'NOT_YET_VALID' : 'VALID'
}
