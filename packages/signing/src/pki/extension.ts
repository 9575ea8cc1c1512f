import { children, expect, type Node, read, readBoolean, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'

/** One extension of a certificate, a list or a response (RFC 5280 §4.1.2.9). */
export interface Extension {
  readonly critical: boolean
  /** What is in it; read when it is asked for, since extensions that nobody here knows need not be DER. @throws DER_BROKEN */
  readonly value: Node
}

/** Extensions by their identifier, out of the tagged value that holds them; one that stands twice is refused (RFC 5280 §4.2). */
export function readExtensions(node: Node | undefined): Map<string, Extension> {
  return node === undefined ? new Map() : readExtensionList(children(node)[0])
}

/** The same, out of the SEQUENCE itself. */
export function readExtensionList(node: Node | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>()
  if (node === undefined) return found
  for (const extension of sequenceOf(node)) {
    const [id, second, third] = sequenceOf(extension)
    const name = readOid(id)
    if (found.has(name)) throw new SigningError('DER_BROKEN', { why: 'extension twice', extension: name })
    const { content } = expect(third ?? second, 0x04)
    found.set(name, {
      critical: third !== undefined && readBoolean(second),
      get value() {
        return read(content)
      },
    })
  }
  return found
}
