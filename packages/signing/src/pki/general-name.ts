import { hex } from '../asn1/bytes.ts'
import { children, type Node } from '../asn1/der-reader.ts'
import { distinguished } from './name.ts'

/** A GeneralName (RFC 5280 §4.2.1.6). `der` is its encoding, by which two of a kind that is not read here are compared. */
export type GeneralName =
  | { readonly kind: 'rfc822' | 'dns' | 'uri'; readonly value: string; readonly der: Uint8Array }
  /** Address, with its mask behind it in a constraint (RFC 5280 §4.2.1.10). */
  | { readonly kind: 'ip'; readonly bytes: Uint8Array; readonly der: Uint8Array }
  /** Relative names, most general first, as they are compared (RFC 5280 §7.1). */
  | { readonly kind: 'directory'; readonly relative: readonly string[]; readonly der: Uint8Array }
  | { readonly kind: 'other'; readonly type: number; readonly der: Uint8Array }

const TEXT = new Map([
  [0x81, 'rfc822'],
  [0x82, 'dns'],
  [0x86, 'uri'],
] as const)

/** Reads a GeneralName. */
export function readGeneralName(node: Node): GeneralName {
  const text = TEXT.get(node.tag as 0x81)
  if (text !== undefined) return { kind: text, value: new TextDecoder('latin1').decode(node.content), der: node.der }
  if (node.tag === 0x87) return { kind: 'ip', bytes: node.content, der: node.der }
  const [name] = node.tag === 0xa4 ? children(node) : []
  if (name !== undefined) return { kind: 'directory', relative: distinguished(name), der: node.der }
  return { kind: 'other', type: node.tag & 0x1f, der: node.der }
}

/** A name as two of them are compared. */
export function generalNameKey(name: GeneralName): string {
  switch (name.kind) {
    case 'directory':
      return `directory:${name.relative.join('\u0001')}`
    case 'ip':
      return `ip:${hex(name.bytes)}`
    case 'other':
      return `other:${hex(name.der)}`
    default:
      return `${name.kind}:${name.value}`
  }
}
