import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import { endOfValue } from '../asn1/ber-length.ts'
import { SigningError } from '../errors.ts'
import type { ByteRange } from '../pades/byte-range.ts'
import { latin1 } from '../pdf/bytes.ts'
import { type Field, fieldsOf } from '../pdf/fields.ts'
import type { Located } from '../pdf/object-parser.ts'
import type { Revision } from '../pdf/revision.ts'
import { readable } from './context.ts'
import { type Permission, permissionOf } from './permission.ts'

/** A signed field as it stands in a file. */
export interface FoundSignature {
  readonly field: string
  readonly isTimestamp: boolean
  readonly subFilter: string | null
  readonly signerName: string | null
  readonly claimedTime: string | null
  readonly reason: string | null
  /** What the signer lets others do afterwards. */
  readonly permission: Permission
  /** Null when the range is not one that can be trusted; `problem` says why. */
  readonly byteRange: ByteRange | null
  readonly cms: Uint8Array | null
  readonly problem: string | null
}

/** Formats that are judged: PAdES, what Acrobat and others wrote before, and document timestamps (ISO 32000-2 table 260). */
const SUB_FILTERS = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'adbe.pkcs7.sha1', 'ETSI.RFC3161'])
/** A line of approval has some ten signers; every signature costs a pass over the whole file. */
const MOST_SIGNATURES = 40

/** Where the revision ends that a signature covers; 0 for one whose range cannot be trusted. */
export const endOf = ({ byteRange }: Pick<FoundSignature, 'byteRange'>): number =>
  byteRange === null ? 0 : byteRange[2] + byteRange[3]

/** The signed fields of a file, in the order in which they were signed. @throws PDF_BROKEN */
export function findSignatures(file: Revision): readonly FoundSignature[] {
  const fields = fieldsOf(file).filter(({ type, dict }) => type === 'Sig' && file.get(dict, 'V') !== undefined)
  if (fields.length > MOST_SIGNATURES) throw new SigningError('PDF_BROKEN', { why: 'signatures', count: fields.length })
  const values = fields.map((field) => field.dict.get(PDFName.of('V')))
  return fields
    .map((field, i) => readSignature(file, field, values.indexOf(values[i]) !== i || values.lastIndexOf(values[i]) !== i))
    .sort((a, b) => endOf(a) - endOf(b))
}

function readSignature(file: Revision, field: Field, shared: boolean): FoundSignature {
  const value = field.dict.get(PDFName.of('V'))
  // A value may stand in the field itself.
  const located =
    value instanceof PDFRef || value instanceof PDFDict
      ? file.locate((value instanceof PDFRef ? value : field.ref).objectNumber)
      : null
  const held = value instanceof PDFRef ? located?.object : value
  const dict = held instanceof PDFDict ? held : null
  const subFilter = dict === null ? '' : (file.name(dict, 'SubFilter') ?? '')
  const base = {
    field: field.name,
    isTimestamp: subFilter === 'ETSI.RFC3161',
    subFilter: subFilter === '' ? null : subFilter,
    signerName: dict === null ? null : file.text(dict, 'Name'),
    claimedTime: dict === null ? null : isoOf(file.text(dict, 'M')),
    reason: dict === null ? null : file.text(dict, 'Reason'),
    permission: permissionOf(file, dict, field.dict),
  }
  const refused = (problem: string): FoundSignature => ({ ...base, byteRange: null, cms: null, problem })
  // One dictionary for two fields would be one signature shown as two.
  if (located === null || dict === null || shared) return refused('SIGNATURE_DICTIONARY')
  if (located.ambiguous) return refused('KEY_TWICE')
  if (!SUB_FILTERS.has(subFilter)) return refused('SUB_FILTER_UNKNOWN')
  // What calls itself a timestamp must be one, else readers differ in what they show.
  if (file.name(dict, 'Type') === 'DocTimeStamp' && subFilter !== 'ETSI.RFC3161') return refused('TYPE_AND_SUB_FILTER')
  const byteRange = readByteRange(dict, file.bytes.length)
  if (byteRange === null) return refused('BYTE_RANGE_INVALID')
  const cms = readContents(file.bytes, dict, located, byteRange)
  if (typeof cms === 'string') return refused(cms)
  const revision = signedRevision(file, byteRange[2] + byteRange[3])
  return revision === null ? refused('REVISION_NOT_IN_CHAIN') : { ...base, byteRange, cms, problem: null }
}

/** A PDF date (ISO 32000-1 §7.9.4) in ISO 8601; null for what is none. Without a zone it is taken as UTC. */
function isoOf(date: string | null): string | null {
  const match = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)?/.exec(date ?? '')
  if (match === null) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign = '+', zone = '00', part = '00'] =
    match
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${zone}:${part}`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** The CMS in the hole, or why it is none. */
function readContents(bytes: Uint8Array, dict: PDFDict, located: Located, [, first, second]: ByteRange): Uint8Array | string {
  const contents = dict.get(PDFName.of('Contents'))
  if (!(contents instanceof PDFHexString)) return 'CONTENTS_INVALID'
  // The hole must be exactly the hex string of Contents, and stand in this very dictionary: a wider one would leave room for something
  // unsigned, one elsewhere would let a copy of the dictionary pass for a signature (incremental saving and wrapping attacks).
  if (first <= located.start || second >= located.end) return 'HOLE_ELSEWHERE'
  if (latin1(bytes.subarray(first, second)) !== `<${contents.asString()}>`) return 'HOLE_NOT_CONTENTS'
  return readHole(bytes.subarray(first + 1, second - 1), contents.asString())
}

/**
 * The value that hex digits begin with, DER or BER; everything behind it must be the zeros that fill the hole. Most of a hole is such zeros,
 * so only the value's own digits are read as bytes.
 */
function readHole(digits: Uint8Array, text: string): Uint8Array | string {
  if (digits.length === 0 || digits.length % 2 === 1) return 'HOLE_NOT_CONTENTS'
  const head = fromDigits(digits.subarray(0, LONGEST_HEAD))
  const known = head === null ? null : definiteSize(head)
  const bytes = fromDigits(digits.subarray(0, known === null ? digits.length : 2 * known))
  if (bytes === null) return 'HOLE_NOT_CONTENTS'
  const size = bytes[0] === 0x30 ? readable(() => endOfValue(bytes)) : null
  if (size === null || text.slice(2 * size) !== '0'.repeat(digits.length - 2 * size)) return 'CONTENTS_INVALID'
  return bytes.subarray(0, size)
}

/** Tag, length form and at most four bytes of length, as digits. */
const LONGEST_HEAD = 12

/** Size of a value of definite length by its first bytes; null when these do not tell. */
function definiteSize(head: Uint8Array): number | null {
  const first = head[1] ?? 0x80
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  if (count === 0 || count > 4) return null
  return 2 + count + head.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Pairs of hex digits as bytes; null when there is anything else. */
function fromDigits(digits: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(digits.length / 2)
  for (let i = 0; i < bytes.length; i += 1) {
    const [high, low] = [DIGIT[digits[2 * i] ?? 0] ?? -1, DIGIT[digits[2 * i + 1] ?? 0] ?? -1]
    if (high < 0 || low < 0) return null
    bytes[i] = 16 * high + low
  }
  return bytes
}

/** Values of hex digits by their character; −1 for every other. */
const DIGIT = Int8Array.from({ length: 256 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()))

/** The revision that ends there, if the file's own chain goes through it: else readers would show something that nobody signed. */
function signedRevision(file: Revision, end: number): Revision | null {
  const revision = readable(() => file.upTo(end))
  return revision !== null && file.sections.some((section) => section.at === revision.newest.at) ? revision : null
}

function readByteRange(dict: PDFDict, size: number): ByteRange | null {
  const array = dict.get(PDFName.of('ByteRange'))
  if (!(array instanceof PDFArray) || array.size() !== 4) return null
  const values = array.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : Number.NaN))
  const [start, first, second, rest] = values
  if (start !== 0 || first === undefined || second === undefined || rest === undefined) return null
  const whole = values.every((value) => Number.isSafeInteger(value) && value >= 0)
  return whole && first > 0 && second > first + 2 && rest > 0 && second + rest <= size ? [0, first, second, rest] : null
}
