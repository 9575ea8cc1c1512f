/** A place in a text, UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A stretch of a text: plain words, a found place, or words left out because nothing was found near them. */
export type Piece<S extends Span> =
  | { readonly type: 'text'; readonly at: number; readonly text: string }
  | { readonly type: 'place'; readonly at: number; readonly text: string; readonly place: S }
  | { readonly type: 'gap'; readonly at: number; readonly length: number }

/** Characters kept on either side of a place, and at both ends, when a long stretch is left out. */
const CONTEXT = 1_500

/**
 * Cuts a text at its found places. Stretches without a place that are longer than `longest` characters are left out but
 * for their ends, so that an attachment of megabytes can be drawn; `Infinity` shows everything. Pure; places in order,
 * none over another, and what is shown and left out adds up to the whole text.
 */
export function piecesOf<S extends Span>(text: string, places: readonly S[], longest: number): readonly Piece<S>[] {
  const pieces: Piece<S>[] = []
  let at = 0
  for (const place of places) {
    pieces.push(...stretch(text, at, place.start, longest))
    pieces.push({ type: 'place', at: place.start, text: text.slice(place.start, place.end), place })
    at = place.end
  }
  pieces.push(...stretch(text, at, text.length, longest))
  return pieces
}

function stretch(text: string, from: number, to: number, longest: number): Exclude<Piece<never>, { type: 'place' }>[] {
  if (to <= from) return []
  if (to - from <= Math.max(longest, 2 * CONTEXT)) return [{ type: 'text', at: from, text: text.slice(from, to) }]
  const head = whole(text, from + CONTEXT)
  const tail = whole(text, to - CONTEXT)
  return [
    { type: 'text', at: from, text: text.slice(from, head) },
    { type: 'gap', at: head, length: tail - head },
    { type: 'text', at: tail, text: text.slice(tail, to) },
  ]
}

/** An offset that does not stand in the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
