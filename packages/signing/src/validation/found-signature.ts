import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber } from 'pdf-lib'
import { equal } from '../asn1/bytes.ts'
import { read } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'
import type { ByteRange } from '../pades/prepare-signature.ts'
import { fieldsOf, latin1, nameOf, textOf } from '../pdf/pdf-file.ts'

/** A signed field as it stands in a file. */
export interface FoundSignature {
  readonly field: string
  readonly isTimestamp: boolean
  readonly signerName: string | null
  readonly claimedTime: string | null
  readonly reason: string | null
  /** Null when the range is not one that can be trusted; `problem` says why. */
  readonly byteRange: ByteRange | null
  readonly cms: Uint8Array | null
  readonly problem: string | null
}

const SUB_FILTERS = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'])

/** The signed fields of a file, in the order in which they were signed. */
export function findSignatures(pdf: Uint8Array, document: PDFDocument): readonly FoundSignature[] {
  const found = fieldsOf(document).flatMap((field) => {
    if (nameOf(field.dict, 'FT') !== 'Sig') return []
    const value = field.dict.lookup(PDFName.of('V'))
    return value instanceof PDFDict ? [readSignature(pdf, field.name, value)] : []
  })
  return found.sort((a, b) => endOf(a) - endOf(b))
}

const endOf = (signature: FoundSignature): number =>
  signature.byteRange === null ? 0 : signature.byteRange[2] + signature.byteRange[3]

function readSignature(pdf: Uint8Array, field: string, dict: PDFDict): FoundSignature {
  const subFilter = nameOf(dict, 'SubFilter') ?? ''
  const base = {
    field,
    isTimestamp: subFilter === 'ETSI.RFC3161',
    signerName: textOf(dict, 'Name'),
    claimedTime: textOf(dict, 'M'),
    reason: textOf(dict, 'Reason'),
  }
  const refused = (problem: string): FoundSignature => ({ ...base, byteRange: null, cms: null, problem })
  if (!SUB_FILTERS.has(subFilter)) return refused('SUB_FILTER_UNKNOWN')
  const byteRange = readByteRange(dict, pdf.length)
  if (byteRange === null) return refused('BYTE_RANGE_INVALID')
  const contents = dict.get(PDFName.of('Contents'))
  if (!(contents instanceof PDFHexString)) return refused('CONTENTS_INVALID')
  // The hole must be exactly the hex string of Contents: a wider one would leave room for something unsigned (incremental saving and wrapping attacks).
  const hole = latin1(pdf.subarray(byteRange[1], byteRange[2]))
  if (!/^<[0-9a-fA-F]+>$/.test(hole) || !equal(contents.asBytes(), hexBytes(hole))) return refused('HOLE_NOT_CONTENTS')
  const cms = withoutPadding(contents.asBytes())
  return cms === null ? refused('CONTENTS_INVALID') : { ...base, byteRange, cms, problem: null }
}

function readByteRange(dict: PDFDict, size: number): ByteRange | null {
  const array = dict.lookupMaybe(PDFName.of('ByteRange'), PDFArray)
  const values = array?.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : Number.NaN)) ?? []
  const [start, first, second, rest] = values
  if (values.length !== 4 || start !== 0 || first === undefined || second === undefined || rest === undefined) return null
  const whole = values.every((value) => Number.isSafeInteger(value) && value >= 0)
  return whole && first > 0 && second > first + 2 && rest > 0 && second + rest <= size ? [0, first, second, rest] : null
}

const hexBytes = (hole: string): Uint8Array =>
  Uint8Array.from(hole.slice(1, -1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** The DER value at the start; everything behind it must be the zeros that fill the hole. */
function withoutPadding(bytes: Uint8Array): Uint8Array | null {
  const length = bytes[1] ?? 0
  const count = length & 0x7f
  if (bytes[0] !== 0x30 || length < 0x80 || count === 0 || count > 4) return null
  const size = 2 + count + [...bytes.subarray(2, 2 + count)].reduce((sum, byte) => sum * 256 + byte, 0)
  if (size > bytes.length || bytes.subarray(size).some((byte) => byte !== 0)) return null
  try {
    return read(bytes.subarray(0, size)).der
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}
