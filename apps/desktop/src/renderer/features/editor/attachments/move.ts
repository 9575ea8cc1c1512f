/** A list with one of its members a place up (-1) or down (1); at the ends it stays as it is. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const to = from + by
  const member = list[from]
  if (member === undefined || to < 0 || to >= list.length) return list
  const without = list.filter((_, i) => i !== from)
  return [...without.slice(0, to), member, ...without.slice(to)]
}
