import { concat } from '../asn1/bytes.ts'
import { children, read } from '../asn1/der-reader.ts'
import { tlv } from '../asn1/der-writer.ts'

const END = new Uint8Array([0, 0])

/** The same value in the BER that older software streams: indefinite lengths, octet strings in pieces (X.690 §8.1.3.6, §8.7.3). */
export function asBer(der: Uint8Array): Uint8Array {
  const node = read(der)
  if (node.tag === 0x04) {
    const { content } = node
    const middle = Math.ceil(content.length / 2)
    const pieces = [tlv(0x04, content.subarray(0, middle)), tlv(0x04, content.subarray(middle))]
    return concat([new Uint8Array([0x24, 0x80]), ...pieces, END])
  }
  if ((node.tag & 0x20) === 0) return der
  return concat([new Uint8Array([node.tag, 0x80]), ...children(node).map((child) => asBer(child.der)), END])
}
