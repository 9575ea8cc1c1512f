/** Things that have no name but their place, with it: what is compared never changes its order. */
export function numbered<T>(items: readonly T[]): readonly { readonly item: T; readonly place: number }[] {
  return items.map((item, place) => ({ item, place }))
}
