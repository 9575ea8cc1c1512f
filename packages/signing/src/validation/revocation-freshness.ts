import type { RevocationFact } from '../revocation/fact.ts'

/**
 * Until when revocation data is fresh (revocation freshness checker, EN 319 102-1 §5.2.5.4): as old as the constraint allows, else as long as
 * between its own thisUpdate and nextUpdate. Data without either is fresh at its own moment only.
 */
export function freshUntil(fact: RevocationFact, maxAgeMs: number | null): Date {
  const age = maxAgeMs ?? (fact.nextUpdate === null ? 0 : fact.nextUpdate.getTime() - fact.thisUpdate.getTime())
  return new Date(fact.issuedAt.getTime() + Math.max(0, age))
}

/** Whether it says something of this time: not too old for it. */
export const isFresh = (fact: RevocationFact, at: Date, maxAgeMs: number | null): boolean => freshUntil(fact, maxAgeMs) >= at

/** Whether a certificate that expired would still be found in it: said while the certificate lived, or by who keeps what expired. */
export const speaksOf = (fact: RevocationFact, notAfter: Date): boolean =>
  fact.issuedAt <= notAfter || (fact.keepsExpiredSince !== null && fact.keepsExpiredSince <= notAfter)
