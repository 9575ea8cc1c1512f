/** Where an object is: at a place of the file, inside an object stream, or nowhere. */
export type XrefEntry =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' }

/** More objects than any file of an office has; the format itself allows eight million (ISO 32000-1 annex C). */
export const MOST_OBJECTS = 1_000_000
