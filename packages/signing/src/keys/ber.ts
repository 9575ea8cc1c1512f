import { concat } from '../asn1/bytes.ts'
import { checkDepth, read } from '../asn1/der-reader.ts'
import { tlv } from '../asn1/der-writer.ts'
import { SigningError } from '../errors.ts'

const DEEPEST = 32
const OCTET_STRING = 0x04
const CONSTRUCTED_OCTET_STRING = 0x24
const CONSTRUCTED = 0x20

type Keep = (bytes: Uint8Array) => Uint8Array

function broken(why: string): never {
  throw new SigningError('DER_BROKEN', { why })
}

/**
 * The DER of one BER value: definite lengths in their shortest form, octet strings in one piece (X.690 §8.1.3, §8.7, §10). PKCS#12 of
 * Windows, Java and Firefox is BER. Bytes that are DER already come back as they are.
 * @param keep takes every copy that is made on the way: what is inside may be a key
 * @throws DER_BROKEN
 */
export function asDer(bytes: Uint8Array, keep: Keep): Uint8Array {
  try {
    checkDepth(read(bytes))
    return bytes
  } catch (error) {
    if (!(error instanceof SigningError)) throw error
  }
  const { der, rest } = convert(bytes, keep, 0)
  return rest.length === 0 ? der : broken('trailing bytes')
}

interface Converted {
  readonly tag: number
  readonly content: Uint8Array
  readonly der: Uint8Array
  readonly rest: Uint8Array
}

function convert(bytes: Uint8Array, keep: Keep, depth: number): Converted {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > DEEPEST) return broken('BER')
  const constructed = (tag & CONSTRUCTED) !== 0
  if (first === 0x80) {
    if (!constructed) return broken('indefinite length')
    const { parts, rest } = untilEnd(bytes.subarray(2), keep, depth)
    return { ...joined(tag, parts, keep), rest }
  }
  const { head, length } = definite(bytes, first)
  if (bytes.length < head + length) return broken('truncated')
  const content = bytes.subarray(head, head + length)
  const rest = bytes.subarray(head + length)
  if (!constructed) return { tag, content, der: keep(tlv(tag, content)), rest }
  return { ...joined(tag, all(content, keep, depth), keep), rest }
}

function definite(bytes: Uint8Array, first: number): { readonly head: number; readonly length: number } {
  if (first < 0x80) return { head: 2, length: first }
  const count = first & 0x7f
  if (count > 4) return broken('length form')
  let length = 0
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[2 + i] ?? broken('truncated'))
  return { head: 2 + count, length }
}

function all(content: Uint8Array, keep: Keep, depth: number): readonly Converted[] {
  const parts: Converted[] = []
  for (let rest = content; rest.length > 0; ) {
    const part = convert(rest, keep, depth + 1)
    parts.push(part)
    rest = part.rest
  }
  return parts
}

/** Values up to the two zero bytes that end an indefinite length. */
function untilEnd(
  bytes: Uint8Array,
  keep: Keep,
  depth: number,
): { readonly parts: readonly Converted[]; readonly rest: Uint8Array } {
  const parts: Converted[] = []
  let rest = bytes
  while (rest[0] !== 0 || rest[1] !== 0) {
    const part = convert(rest, keep, depth + 1)
    parts.push(part)
    rest = part.rest
  }
  return { parts, rest: rest.subarray(2) }
}

function joined(tag: number, parts: readonly Converted[], keep: Keep): Omit<Converted, 'rest'> {
  const pieces = tag === CONSTRUCTED_OCTET_STRING
  if (pieces && parts.some((part) => part.tag !== OCTET_STRING)) return broken('octet string')
  const content = keep(concat(parts.map((part) => (pieces ? part.content : part.der))))
  const plain = pieces ? OCTET_STRING : tag
  return { tag: plain, content, der: keep(tlv(plain, content)) }
}
