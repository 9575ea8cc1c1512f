import { SigningError } from '../errors.ts'
import { hex } from './bytes.ts'

const DEEPEST = 64

/** One value read from DER. `der` is the whole encoding, `content` what is inside. */
export interface Node {
  readonly tag: number
  readonly der: Uint8Array
  readonly content: Uint8Array
}

function broken(why: string): never {
  throw new SigningError('DER_BROKEN', { why })
}

/** Reads one value at the start of `bytes`; `rest` is what follows. Only DER's definite, shortest lengths are taken (X.690 §10.1). */
function readOne(bytes: Uint8Array): { node: Node; rest: Uint8Array } {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined) return broken('truncated')
  if ((tag & 0x1f) === 0x1f) return broken('long tag')
  let at = 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) return broken('length form')
    length = 0
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + i] ?? broken('truncated'))
    at += count
    if (length < 0x80 || (count > 1 && length < 2 ** (8 * (count - 1)))) return broken('length not shortest')
  }
  if (bytes.length < at + length) return broken('truncated')
  return {
    node: { tag, der: bytes.subarray(0, at + length), content: bytes.subarray(at, at + length) },
    rest: bytes.subarray(at + length),
  }
}

/** Reads exactly one value. @throws DER_BROKEN, also for anything behind it */
export function read(bytes: Uint8Array): Node {
  const { node, rest } = readOne(bytes)
  if (rest.length > 0) return broken('trailing bytes')
  return node
}

/** The values inside a constructed one. */
export function children(node: Node): readonly Node[] {
  const list: Node[] = []
  for (let rest = node.content; rest.length > 0; ) {
    const one = readOne(rest)
    list.push(one.node)
    rest = one.rest
  }
  return list
}

/** The same node, if it has this tag. */
export function expect(node: Node | undefined, tag: number): Node {
  if (node === undefined) return broken('missing value')
  if (node.tag !== tag) return broken(`tag ${node.tag.toString(16)} instead of ${tag.toString(16)}`)
  return node
}

/** The values inside a SEQUENCE. */
export const sequenceOf = (node: Node | undefined): readonly Node[] => children(expect(node, 0x30))
/** The values inside a SET. */
export const setMembers = (node: Node | undefined): readonly Node[] => children(expect(node, 0x31))
/** The context-specific constructed value `[number]` among some, if it is there. */
export const tagged = (nodes: readonly Node[], number: number): Node | undefined =>
  nodes.find((node) => node.tag === (0xa0 | number))

/** Dotted text of an OBJECT IDENTIFIER. */
export function readOid(node: Node | undefined): string {
  const { content } = expect(node, 0x06)
  const arcs: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (!Number.isSafeInteger(value)) return broken('object identifier')
    if (byte < 0x80) {
      arcs.push(value)
      value = 0
    }
  }
  const first = arcs[0]
  if (first === undefined || (content.at(-1) ?? 0x80) >= 0x80) return broken('object identifier')
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...arcs.slice(1)].join('.')
}

/** Magnitude of a non-negative INTEGER, as hex without leading zero bytes; one that is padded has two encodings (X.690 §8.3.2) and is refused. */
export function readIntegerHex(node: Node | undefined): string {
  const { content } = expect(node, 0x02)
  const [first = 0x80, second = 0x80] = content
  if (first >= 0x80 || (content.length > 1 && first === 0 && second < 0x80)) return broken('integer')
  return hex(content[0] === 0 && content.length > 1 ? content.subarray(1) : content)
}

/** An INTEGER of any sign, as hex; a negative one, which only names something (RFC 5280 §4.1.2.2), has a sign before it. */
export function readSerial(node: Node | undefined): string {
  const { content } = expect(node, 0x02)
  return (content[0] ?? 0) >= 0x80 ? `-${hex(content)}` : readIntegerHex(node)
}

/** A small non-negative INTEGER. */
export function readInteger(node: Node | undefined): number {
  const text = readIntegerHex(node)
  return text.length > 12 ? broken('integer too large') : Number.parseInt(text, 16)
}

/** BOOLEAN. What is not false is true, in BER as well (X.690 §8.2.2): an extension that somebody meant to be critical is critical. */
export function readBoolean(node: Node | undefined): boolean {
  const { content } = expect(node, 0x01)
  return content.length === 1 ? content[0] !== 0 : broken('boolean')
}

/** Bytes of a BIT STRING without unused bits. */
export function readBits(node: Node | undefined): Uint8Array {
  const { content } = expect(node, 0x03)
  if (content.length === 0) return broken('bit string')
  return content.subarray(1)
}

/** Text of one of the string types of a name. */
export function readText(node: Node): string {
  if (node.tag === 0x1e) return new TextDecoder('utf-16be').decode(node.content)
  return new TextDecoder('utf-8').decode(node.content)
}

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d+)?Z$/

/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5); fractions of a second are kept where RFC 3161 allows them. */
export function readTime(node: Node | undefined): Date {
  if (node === undefined || (node.tag !== 0x17 && node.tag !== 0x18)) return broken('time')
  const text = new TextDecoder().decode(node.content)
  const match = (node.tag === 0x17 ? UTC_TIME : GENERALIZED_TIME).exec(text)
  if (match === null) return broken('time')
  const [, year = '', month, day, hour, minute, second, fraction = ''] = match
  const full = node.tag === 0x17 ? (Number(year) < 50 ? `20${year}` : `19${year}`) : year
  const instant = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  // A day that its month does not have would be taken for one of the next.
  return Number.isNaN(instant.getTime()) || instant.getUTCDate() !== Number(day) ? broken('time') : instant
}

/** Walks a value to its leaves, so that hostile nesting is refused before anything else looks at it. */
export function checkDepth(node: Node, depth = 0): void {
  if (depth > DEEPEST) broken('nesting')
  if ((node.tag & 0x20) !== 0) for (const child of children(node)) checkDepth(child, depth + 1)
}
