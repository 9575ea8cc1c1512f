import { children, type Node, read, readBits, sequenceOf } from '../asn1/der-reader.ts'
import { tlv } from '../asn1/der-writer.ts'
import { type GeneralName, readGeneralName } from './general-name.ts'
import { distinguished } from './name.ts'

/** Where a list is found (RFC 5280 §4.2.1.13). */
export interface DistributionPoint {
  readonly names: readonly GeneralName[]
  /** A name below the issuer's own, as names are compared; null when names are given in full. */
  readonly relative: string | null
  /** Reasons that the list knows, by their bits (RFC 5280 §4.2.1.13 ReasonFlags); null for all. */
  readonly reasons: number | null
  /** Who signs the list when it is not the certificate's issuer. */
  readonly crlIssuer: readonly GeneralName[]
  readonly urls: readonly string[]
}

/** All reasons but `unspecified`, which no flag stands for. */
export const ALL_REASONS = 0b0111_1111_1000_0000

/** Reads one DistributionPoint. */
export function readDistributionPoint(node: Node): DistributionPoint {
  const parts = sequenceOf(node)
  const part = (number: number): Node | undefined => parts.find((one) => (one.tag & 0x1f) === number)
  const [point, reasons, issuer] = [part(0), part(1), part(2)]
  const { names, relative } = point === undefined ? NOWHERE : readPointName(point)
  return {
    names,
    relative,
    reasons: reasons === undefined ? null : reasonFlags(reasons),
    crlIssuer: issuer === undefined ? [] : children(issuer).map(readGeneralName),
    urls: names.flatMap((name) => (name.kind === 'uri' ? [name.value] : [])),
  }
}

const NOWHERE = { names: [], relative: null } as const

/** DistributionPointName: full names, or one relative to the issuer. */
export function readPointName(node: Node): Pick<DistributionPoint, 'names' | 'relative'> {
  const [inner] = children(node)
  if (inner?.tag === 0xa0) return { names: children(inner).map(readGeneralName), relative: null }
  if (inner?.tag !== 0xa1) return NOWHERE
  // A RelativeDistinguishedName under another tag: the only one of a name made for the comparison.
  const [relative] = distinguished(read(tlv(0x30, tlv(0x31, inner.content))))
  return { names: [], relative: relative ?? null }
}

/** ReasonFlags, a BIT STRING under another tag, as a number of 16 bits, the first bit highest; the first, `unused`, stands for nothing. */
export function reasonFlags(node: Node): number {
  const bits = readBits({ ...node, tag: 0x03 })
  return (((bits[0] ?? 0) << 8) | (bits[1] ?? 0)) & ALL_REASONS
}
