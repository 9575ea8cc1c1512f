import { compare, concat, fromHex } from './bytes.ts'

/** One DER value (X.690): tag, definite length, content. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0)
  const head = length < 0x80 ? [tag, length] : [tag, 0, ...lengthBytes(length)]
  if (length >= 0x80) head[1] = 0x80 | (head.length - 2)
  return concat([new Uint8Array(head), ...content])
}

function lengthBytes(length: number): number[] {
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return bytes
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts)
/** SET OF, its members in DER's order. */
export const setOf = (parts: readonly Uint8Array[]): Uint8Array => tlv(0x31, ...[...parts].sort(compare))
export const octetString = (bytes: Uint8Array): Uint8Array => tlv(0x04, bytes)
export const bitString = (bytes: Uint8Array, unused = 0): Uint8Array => tlv(0x03, new Uint8Array([unused]), bytes)
export const boolean = (value: boolean): Uint8Array => tlv(0x01, new Uint8Array([value ? 0xff : 0]))
export const nullValue = (): Uint8Array => tlv(0x05)
export const enumerated = (value: number): Uint8Array => tlv(0x0a, new Uint8Array([value]))
export const utf8String = (text: string): Uint8Array => tlv(0x0c, new TextEncoder().encode(text))
export const printableString = (text: string): Uint8Array => tlv(0x13, new TextEncoder().encode(text))
/** Context-specific constructed tag `[number]`. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Uint8Array => tlv(0xa0 | number, ...parts)
/** Context-specific primitive tag `[number]`. */
export const implicit = (number: number, bytes: Uint8Array): Uint8Array => tlv(0x80 | number, bytes)
/** The same value under another tag, for IMPLICIT tagging. */
export const retag = (tag: number, der: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(der)
  copy[0] = tag
  return copy
}

/** A non-negative INTEGER. */
export function integer(value: number): Uint8Array {
  return unsigned(new Uint8Array(value === 0 ? [0] : lengthBytes(value)))
}

/** A non-negative INTEGER from its magnitude in bytes. */
export function unsigned(magnitude: Uint8Array): Uint8Array {
  let start = 0
  while (start < magnitude.length - 1 && magnitude[start] === 0) start += 1
  const body = magnitude.subarray(start)
  return (body[0] ?? 0) >= 0x80 ? tlv(0x02, new Uint8Array([0]), body) : tlv(0x02, body)
}

/** A serial number given as hex. */
export const integerFromHex = (text: string): Uint8Array => unsigned(fromHex(text.length % 2 === 0 ? text : `0${text}`))

/** OBJECT IDENTIFIER from dotted text. */
export function oid(dotted: string): Uint8Array {
  const arcs = dotted.split('.').map(Number)
  const [first = 0, second = 0, ...rest] = arcs
  const bytes: number[] = []
  for (const arc of [first * 40 + second, ...rest]) {
    const septets = [arc % 128]
    for (let value = Math.floor(arc / 128); value > 0; value = Math.floor(value / 128)) septets.unshift((value % 128) | 0x80)
    bytes.push(...septets)
  }
  return tlv(0x06, new Uint8Array(bytes))
}

/** Time as RFC 5280 §4.1.2.5 wants it: UTCTime through 2049, GeneralizedTime from 2050, whole seconds. */
export function time(instant: Date): Uint8Array {
  return instant.getUTCFullYear() < 2050
    ? tlv(0x17, new TextEncoder().encode(digits(instant).slice(2)))
    : generalizedTime(instant)
}

/** GeneralizedTime in whole seconds, `YYYYMMDDHHMMSSZ`. */
export function generalizedTime(instant: Date): Uint8Array {
  return tlv(0x18, new TextEncoder().encode(digits(instant)))
}

function digits(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}
