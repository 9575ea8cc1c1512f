import type { PaletteItem } from '../../routes/palette.ts'
import { koreanRank } from '../../ui/korean-match.ts'

/** How much a hit in the name counts over one in the other words. */
const NAME = 10

/** Items that answer what was typed, best first, those of equal worth in their order; each word must be answered. @param most as many as are shown */
export function findItems<T extends PaletteItem>(items: readonly T[], typed: string, most: number): readonly T[] {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const worth = (item: T): number | null => {
    // Who types a name with its spaces means the whole of it.
    const whole = koreanRank(item.label, typed)
    if (whole !== null) return words.length * (NAME + whole)
    let sum = 0
    for (const word of words) {
      const name = koreanRank(item.label, word)
      const best = Math.max(name === null ? 0 : NAME + name, ...(item.also ?? []).map((text) => koreanRank(text, word) ?? 0))
      if (best === 0) return null
      sum += best
    }
    return sum
  }
  return items
    .flatMap((item) => {
      const rank = worth(item)
      return rank === null ? [] : [{ item, rank }]
    })
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ item }) => item)
}
