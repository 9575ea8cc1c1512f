/** Random numbers that come again for the same seed. */
export interface Seeded {
  readonly seed: number
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
}

/** The run's seed: `ONMARU_TEST_SEED` to see a failure again, else a new one. Tests print it when they fail. */
export function seeded(seed: number = Number(process.env['ONMARU_TEST_SEED'] ?? Date.now() % 2 ** 32)): Seeded {
  // mulberry32: small, and good enough to choose moments.
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { seed, below: (limit) => Math.floor(next() * limit) }
}
