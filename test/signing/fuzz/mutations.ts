import { mutateDer } from './der-mutations.ts'

/** Numbers below a bound, the same ones for the same seed (xorshift32). */
export function picker(seed: number): (below: number) => number {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const EDGES = [0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff, 0x30, 0x2f, 0x3c, 0x28, 0x5b]
const NUMBERS = ['0', '-1', '1', '255', '65536', '2147483648', '4294967295', '99999999999', '9007199254740993', '1.5', '1e9']

/** What changes inputs: random numbers, words of the code under test, and the inputs that got somewhere. */
export interface Mutator {
  readonly pick: (below: number) => number
  readonly words: readonly Uint8Array[]
  readonly largest: number
}

/** One to a few changes to an input; `other` lends parts. */
export function mutate(input: Uint8Array, other: Uint8Array, mutator: Mutator): Uint8Array {
  const { pick } = mutator
  let bytes = input
  for (let left = 1 + pick(pick(4) === 0 ? 8 : 2); left > 0; left -= 1) bytes = once(bytes, other, mutator)
  return bytes.length > mutator.largest ? bytes.slice(0, mutator.largest) : bytes
}

const spliced = (bytes: Uint8Array, at: number, remove: number, insert: ArrayLike<number>): Uint8Array => {
  const result = new Uint8Array(Math.max(0, bytes.length - remove) + insert.length)
  result.set(bytes.subarray(0, at))
  result.set(insert, at)
  result.set(bytes.subarray(at + remove), at + insert.length)
  return result
}

function once(bytes: Uint8Array, other: Uint8Array, { pick, words }: Mutator): Uint8Array {
  const at = pick(bytes.length + 1)
  const size = Math.min(bytes.length - at, 1 + pick(pick(3) === 0 ? 2_000 : 12))
  switch (pick(11)) {
    case 0:
      return bytes.length === 0 ? bytes : bytes.with(at % bytes.length, (bytes[at % bytes.length] ?? 0) ^ (1 << pick(8)))
    case 1:
      return bytes.length === 0 ? bytes : bytes.with(at % bytes.length, EDGES[pick(EDGES.length)] ?? 0)
    case 2:
      return spliced(bytes, at, size, [])
    case 3:
      return spliced(bytes, at, 0, bytes.subarray(at, at + size))
    case 4: {
      const from = pick(other.length + 1)
      return spliced(bytes, at, pick(2) * size, other.subarray(from, from + 1 + pick(400)))
    }
    case 5:
      return spliced(bytes, at, pick(2) * size, words[pick(words.length || 1)] ?? [])
    case 6:
      return digits(bytes, at, pick)
    case 7:
      return spliced(bytes, pick(bytes.length + 1), 0, bytes.subarray(at, at + size))
    default:
      return mutateDer(bytes, other, pick) ?? bytes
  }
}

/** Another number where the next one stands in the text: offsets, counts, references. */
function digits(bytes: Uint8Array, from: number, pick: (below: number) => number): Uint8Array {
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39
  let start = from
  while (start < bytes.length && start < from + 300 && !isDigit(bytes[start])) start += 1
  if (!isDigit(bytes[start])) return bytes
  let end = start
  while (isDigit(bytes[end]) && end < start + 12) end += 1
  const value = pick(3) === 0 ? String(pick(bytes.length + 1)) : (NUMBERS[pick(NUMBERS.length)] ?? '0')
  return spliced(bytes, start, end - start, Buffer.from(value))
}

/** Words of the code as an input would have them: an OID as DER, a name of PDF with its slash, anything as it is. */
export function wordsOf(texts: readonly string[]): Uint8Array[] {
  const encode = (text: string): Uint8Array[] => {
    if (/^[0-2](\.\d+){2,}$/.test(text)) return [oid(text)]
    return /^[A-Z]\w*$/.test(text) ? [Buffer.from(`/${text} `), Buffer.from(text)] : [Buffer.from(text)]
  }
  const common = [
    '1 0 obj\n',
    'endobj\n',
    '/Prev 0',
    '<< >>',
    '[',
    ']',
    ' 0 R',
    'xref\n0 1\n',
    'trailer\n',
    'startxref\n',
    '%%EOF\n',
    'stream\n',
  ]
  return [...texts.flatMap(encode), ...common.map((word) => Buffer.from(word))]
}

function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const body = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128))
    return groups
  })
  return new Uint8Array([0x06, body.length, ...body])
}
