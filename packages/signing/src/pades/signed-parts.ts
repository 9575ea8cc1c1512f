/** `[0, a, b, c]`: bytes 0…a and b…b+c are signed, the hole between them holds the signature (ISO 32000-1 §12.8.1). */
export type ByteRange = readonly [number, number, number, number]

/** What of some pieces lies under a byte range; the first piece begins at `from` of the file. */
export function* signedParts(pieces: readonly Uint8Array[], range: ByteRange, from = 0): Generator<Uint8Array> {
  const [start, first, second, rest] = range
  let at = from
  for (const piece of pieces) {
    for (const [begin, end] of [
      [start, start + first],
      [second, second + rest],
    ] as const) {
      const [low, high] = [Math.max(begin - at, 0), Math.min(end - at, piece.length)]
      if (low < high) yield piece.subarray(low, high)
    }
    at += piece.length
  }
}
