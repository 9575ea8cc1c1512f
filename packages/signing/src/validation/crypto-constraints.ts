import { type AlgorithmUse, algorithmText, type KnownDigest } from '../pki/algorithm-use.ts'

/** Until when algorithms count, ISO 8601 dates; null: no end is known yet. What is not named does not count at all. */
export interface CryptoConstraints {
  readonly digests: Readonly<Partial<Record<KnownDigest, string | null>>>
  /** Smallest keys in bits, with the end of all that are no larger than the next. */
  readonly rsa: readonly { readonly bits: number; readonly until: string | null }[]
  /** Of curves, Ed25519's too. */
  readonly ecdsa: readonly { readonly bits: number; readonly until: string | null }[]
}

/**
 * As TS 119 312 and the dates of EU DSS' default policy have it. RSA of 2048 bits has no end here: officials' keys have that length today, and the
 * end that the state decides for them is to be set by data, not guessed.
 */
export const CRYPTO_CONSTRAINTS: CryptoConstraints = {
  digests: {
    MD5: '2004-08-01',
    'SHA-1': '2012-08-01',
    'SHA-224': '2029-01-01',
    'SHA-256': null,
    'SHA-384': null,
    'SHA-512': null,
  },
  rsa: [
    { bits: 1024, until: '2010-08-01' },
    { bits: 1536, until: '2019-10-01' },
    { bits: 2048, until: null },
  ],
  ecdsa: [{ bits: 256, until: null }],
}

/** Until when a use counts: null for always, the epoch for never. */
export function reliableUntil({ family, digest, bits }: AlgorithmUse, constraints: CryptoConstraints): Date | null {
  const sizes = family === 'UNKNOWN' ? [] : family.startsWith('RSA') ? constraints.rsa : constraints.ecdsa
  const size = sizes.filter((one) => one.bits <= bits).at(-1)
  const ends = [digest === null ? undefined : constraints.digests[digest], size?.until]
  if (ends.some((end) => end === undefined)) return NEVER
  const dates = ends.flatMap((end) => (typeof end === 'string' ? [new Date(end)] : []))
  return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())))
}

const NEVER = new Date(0)

/** What is wrong with a use at a time, for people; null when it still counted then. */
export function weakness(use: AlgorithmUse, at: Date, constraints: CryptoConstraints): string | null {
  const until = reliableUntil(use, constraints)
  if (until === null || at < until) return null
  return until === NEVER
    ? `${algorithmText(use)} not accepted`
    : `${algorithmText(use)} until ${until.toISOString().slice(0, 10)}`
}

/** The same of a digest alone, as an imprint or a reference has it. */
export function digestWeakness(digest: KnownDigest | null, at: Date, constraints: CryptoConstraints): string | null {
  const until = digest === null ? undefined : constraints.digests[digest]
  if (until === undefined) return `${digest ?? 'digest'} not accepted`
  return until === null || at < new Date(until) ? null : `${digest} until ${until}`
}
