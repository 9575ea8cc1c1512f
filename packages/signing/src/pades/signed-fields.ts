import { PDFDict, PDFHexString, PDFNumber } from 'pdf-lib'
import { hex } from '../asn1/bytes.ts'
import { fieldsOf } from '../pdf/fields.ts'
import type { Revision } from '../pdf/revision.ts'
import type { WebCrypto } from '../ports.ts'

/** A signed field and what stands in its hole. */
export interface SignedField {
  readonly name: string
  readonly isTimestamp: boolean
  /** The DER without the zeros that fill the hole. */
  readonly cms: Uint8Array
  /** The whole string of Contents. */
  readonly contents: Uint8Array
  /** Where the revision ends that it covers, as its byte range says; 0 where that says nothing. */
  readonly end: number
}

/** The signed fields of a file by the form's order; one whose value is no signature is passed over. Says nothing of validity. @throws PDF_BROKEN */
export function signedFieldsOf(revision: Revision): readonly SignedField[] {
  return fieldsOf(revision).flatMap(({ dict, name }) => {
    const value = revision.name(dict, 'FT') === 'Sig' ? revision.get(dict, 'V') : undefined
    const held = value instanceof PDFDict ? revision.get(value, 'Contents') : undefined
    if (!(value instanceof PDFDict) || !(held instanceof PDFHexString)) return []
    const contents = held.asBytes()
    const [second, rest] = (revision.array(value, 'ByteRange')?.asArray() ?? []).slice(2)
    const end = second instanceof PDFNumber && rest instanceof PDFNumber ? second.asNumber() + rest.asNumber() : 0
    const isTimestamp = revision.name(value, 'SubFilter') === 'ETSI.RFC3161'
    return [{ name, isTimestamp, cms: withoutFill(contents), contents, end }]
  })
}

/** As long as the outermost length says; a reader refuses what is wrong with it. */
function withoutFill(contents: Uint8Array): Uint8Array {
  const first = contents[1] ?? 0
  const count = first < 0x80 ? 0 : first & 0x7f
  const length = count === 0 ? first : contents.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return contents.subarray(0, 2 + count + length)
}

/**
 * The name of a signature in the VRI dictionary: SHA-1 over the whole string of Contents, in upper-case hex (EN 319 142-1 §5.4.2.3).
 * It finds an entry and protects nothing, so that SHA-1 does no harm.
 */
export async function vriKey(contents: Uint8Array, crypto: WebCrypto): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-1', contents as BufferSource))).toUpperCase()
}
