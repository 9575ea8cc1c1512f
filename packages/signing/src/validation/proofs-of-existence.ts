import { keyOf } from '../asn1/bytes.ts'

/** Until which end of the file something is proven to have existed at a time. */
interface Proof {
  readonly end: number
  readonly at: Date
}

/**
 * Proofs of existence (EN 319 102-1 §5.6.2.3): a timestamp that holds proves the time of everything that lies under it, of signatures by where
 * they end in the file, of revocation data by its bytes. Without a proof something is as old as the validation.
 */
export class ProofsOfExistence {
  readonly #now: Date
  readonly #proofs: Proof[] = []
  readonly #evidence = new Map<string, Date>()

  constructor(now: Date) {
    this.#now = now
  }

  /** A timestamp of this time stands over the file up to this end, and over this revocation data in it. */
  add(end: number, at: Date, evidence: readonly Uint8Array[]): void {
    this.#proofs.push({ end, at })
    for (const bytes of evidence) {
      const key = keyOf(bytes)
      const known = this.#evidence.get(key)
      if (known === undefined || at < known) this.#evidence.set(key, at)
    }
  }

  /** The earliest time that is proven for a signature that ends here, by something behind it; null for none. */
  ofSignature(end: number): Date | null {
    const times = this.#proofs.filter((proof) => proof.end > end).map((proof) => proof.at.getTime())
    return times.length === 0 ? null : new Date(Math.min(...times))
  }

  /** The earliest time that is proven for all of this revocation data. */
  ofEvidence(evidence: readonly Uint8Array[]): Date {
    const times = evidence.map((bytes) => (this.#evidence.get(keyOf(bytes)) ?? this.#now).getTime())
    return times.length === 0 ? this.#now : new Date(Math.max(...times))
  }
}
