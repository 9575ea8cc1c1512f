const [SPACE, PERCENT, LETTER_R, ZERO, NINE] = [0x20, 0x25, 0x52, 0x30, 0x39]
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, SPACE])
const DELIMITERS = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, PERCENT])
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE
const isLineEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d
const LONGEST_NUMBER = 12

/**
 * Object numbers that could be referred to in plain bytes of a file, by the look of them: `12 0 R`. Says too many rather than too few: what stands
 * in strings and streams counts as well.
 * @param seen takes the numbers
 * @returns false when a comment might stand within a reference, so that only reading the objects tells
 */
export function scanReferences(bytes: Uint8Array, from: number, to: number, seen: Set<number>): boolean {
  for (let at = bytes.indexOf(LETTER_R, from); at >= 0 && at < to; at = bytes.indexOf(LETTER_R, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && !WHITE.has(next) && !DELIMITERS.has(next)) continue
    const generation = numberBefore(bytes, at)
    if (generation === 'UNSURE') return false
    if (generation === null) continue
    const number = numberBefore(bytes, generation.start)
    if (number === 'UNSURE') return false
    if (number !== null && number.start < generation.start) seen.add(number.value)
  }
  return true
}

/** The number that ends before this place, white space between; UNSURE when a comment may be between. */
function numberBefore(bytes: Uint8Array, place: number): { value: number; start: number } | null | 'UNSURE' {
  let end = place
  let lines = false
  while (end > 0 && WHITE.has(bytes[end - 1] ?? -1)) {
    end -= 1
    lines ||= isLineEnd(bytes[end])
  }
  if (lines && hasComment(bytes, end)) return 'UNSURE'
  let start = end
  while (start > 0 && end - start < LONGEST_NUMBER && isDigit(bytes[start - 1])) start -= 1
  if (start === end) return null
  let value = 0
  for (let i = start; i < end; i += 1) value = value * 10 + (bytes[i] ?? 0) - ZERO
  return { value, start }
}

/** Whether there is a percent sign on the line that ends here. */
function hasComment(bytes: Uint8Array, end: number): boolean {
  for (let at = end - 1; at >= 0 && !isLineEnd(bytes[at]); at -= 1) if (bytes[at] === PERCENT) return true
  return false
}
