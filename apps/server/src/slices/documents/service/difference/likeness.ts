/** Letters that likeness looks at; what two long texts begin with says enough. */
const LOOKED_AT = 400

/** How alike texts are, by pairs of neighbouring letters: Korean words change their endings. Texts are cut up once. */
export class Likeness {
  readonly #pairs = new Map<string, ReadonlyMap<string, number>>()

  /** From 0, nothing in common, to 1 (Sørensen–Dice). */
  of(one: string, other: string): number {
    const [a, b] = [this.#pairsOf(one), this.#pairsOf(other)]
    let shared = 0
    let all = 0
    for (const [pair, count] of a) {
      shared += Math.min(count, b.get(pair) ?? 0)
      all += count
    }
    for (const count of b.values()) all += count
    return all === 0 ? 0 : (2 * shared) / all
  }

  #pairsOf(text: string): ReadonlyMap<string, number> {
    const known = this.#pairs.get(text)
    if (known !== undefined) return known
    const pairs = new Map<string, number>()
    const letters = text.slice(0, LOOKED_AT)
    for (let i = 0; i <= letters.length && letters !== ''; i += 1) {
      const pair = `${letters[i - 1] ?? ''}${letters[i] ?? ''}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    this.#pairs.set(text, pairs)
    return pairs
  }
}
