import type { AuthorityProfile, CertificateProfile } from '../../schema.ts'

const YEAR_MS = 365.25 * 24 * 3_600_000

/** How long each kind of certificate lives, in years; officials' as GPKI's 27 months (domain.md §7.1). */
const LIFE_YEARS = {
  root: 20,
  issuing: 15,
  official: 2.25,
  seal: 2.25,
  'special-seal': 2.25,
  server: 2.25,
  timestamping: 10,
  ocsp: 3,
} as const satisfies Record<CertificateProfile, number>

/** Keys that the office makes: RSA-3072 for what must last, RSA-2048 for officials as GPKI issues today. */
export const KEY_BITS = {
  root: 3072,
  issuing: 3072,
  official: 2048,
  seal: 3072,
  'special-seal': 3072,
  server: 2048,
  timestamping: 3072,
  ocsp: 2048,
} as const satisfies Record<CertificateProfile, number>

/** End of a certificate that begins at `from`; none outlives its issuer, whose word it stands on. */
export function endOf(profile: CertificateProfile, from: Date, issuerEnd: Date | null): Date {
  const own = from.getTime() + LIFE_YEARS[profile] * YEAR_MS
  return new Date(issuerEnd === null ? own : Math.min(own, issuerEnd.getTime()))
}

/** Kinds whose keys the office itself holds and renews by itself. */
export const OWN_RENEWED = ['ocsp', 'timestamping', 'seal'] as const satisfies readonly CertificateProfile[]
export type OwnRenewed = (typeof OWN_RENEWED)[number]

const DAY_MS = 24 * 3_600_000

/**
 * When a key of the office is renewed: a timestamp must be checked for long after it was made, so its key goes on to the next after a
 * year of use; an authority goes on at half of its life, so that what it issues lives its whole life under it; the others overlap their
 * successor by 60 days.
 */
export function renewalOf(profile: OwnRenewed | AuthorityProfile, notBefore: Date, notAfter: Date): Date {
  if (profile === 'root' || profile === 'issuing') return new Date((notBefore.getTime() + notAfter.getTime()) / 2)
  const before = notAfter.getTime() - 60 * DAY_MS
  return new Date(profile === 'timestamping' ? Math.min(notBefore.getTime() + YEAR_MS, before) : before)
}
