import { SigningError } from '../errors.ts'

const DEEPEST = 64

const broken = (why: string): SigningError => new SigningError('DER_BROKEN', { why })

/** Where one BER value ends that begins at `at`, its length definite or not (X.690 §8.1.3). @throws DER_BROKEN */
export function endOfValue(bytes: Uint8Array, at = 0, depth = 0): number {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > DEEPEST) throw broken('length')
  if (first === 0x80) return endOfParts(bytes, at + 2, depth)
  const count = first < 0x80 ? 0 : first & 0x7f
  if (count > 4) throw broken('length form')
  let length = count === 0 ? first : 0
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + 2 + i] ?? Number.NaN)
  const end = at + 2 + count + length
  if (!(end <= bytes.length)) throw broken('truncated')
  return end
}

/** Behind the two zero bytes that end an indefinite length. */
function endOfParts(bytes: Uint8Array, from: number, depth: number): number {
  let at = from
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) at = endOfValue(bytes, at, depth + 1)
  return at + 2
}
