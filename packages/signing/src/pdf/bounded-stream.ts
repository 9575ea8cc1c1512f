import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNumber, type PDFRawStream } from 'pdf-lib'
import { SigningError } from '../errors.ts'

const broken = (why: string): SigningError => new SigningError('PDF_BROKEN', { why })

/** Flate expands at most a thousandfold, so this bounds what a hostile stream of the file's structure can grow to. */
const LARGEST_COMPRESSED = 256 * 1024
const LARGEST_STRUCTURE = 64 * 1024 * 1024

/**
 * The bytes of a stream that says something of the file itself (cross-references, objects, validation material): plain or Flate.
 * @throws PDF_BROKEN, also when it grows beyond `largest`
 */
export function decodeBounded(stream: PDFRawStream, largest = LARGEST_STRUCTURE): Uint8Array {
  const filter = stream.dict.get(PDFName.of('Filter'))
  const names = filter instanceof PDFArray ? filter.asArray() : filter === undefined ? [] : [filter]
  if (names.length > 1 || names.some((name) => name !== PDFName.of('FlateDecode'))) throw broken('filter')
  if (stream.contents.length > (names.length === 0 ? largest : LARGEST_COMPRESSED)) throw broken('stream too large')
  if (names.length === 0) return stream.contents
  let decoded: Uint8Array
  try {
    decoded = Uint8Array.from(decodePDFRawStream(stream).getBytes(largest + 1))
  } catch (cause) {
    throw new SigningError('PDF_BROKEN', { why: 'stream' }, { cause })
  }
  if (decoded.length > largest) throw broken('stream too large')
  return withoutPredictor(decoded, stream.dict)
}

/** Undoes the PNG predictors (ISO 32000-1 §7.4.4.4) for rows of single bytes, the only ones that structure streams have. */
function withoutPredictor(bytes: Uint8Array, dict: PDFDict): Uint8Array {
  const held = dict.get(PDFName.of('DecodeParms'))
  const parms = held instanceof PDFArray ? held.asArray()[0] : held
  if (!(parms instanceof PDFDict)) return bytes
  const predictor = integer(parms.get(PDFName.of('Predictor')), 1)
  if (predictor === 1) return bytes
  const width = integer(parms.get(PDFName.of('Columns')), 1)
  if (predictor < 10 || width < 1 || width > 64) throw broken('predictor')
  const rows = Math.floor(bytes.length / (width + 1))
  const plain = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0
    for (let i = 0; i < width; i += 1) {
      const at = row * width + i
      const left = i === 0 ? 0 : (plain[at - 1] ?? 0)
      const up = row === 0 ? 0 : (plain[at - width] ?? 0)
      const corner = i === 0 || row === 0 ? 0 : (plain[at - width - 1] ?? 0)
      plain[at] = (bytes[row * (width + 1) + 1 + i] ?? 0) + predicted(kind, left, up, corner)
    }
  }
  return plain
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return up
    case 3:
      return Math.floor((left + up) / 2)
    case 4: {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
      return a <= b && a <= c ? left : b <= c ? up : corner
    }
    default:
      throw broken('predictor')
  }
}

/** A number of a dictionary that must be whole; `missing` stands for an absent one. @throws PDF_BROKEN */
export function integer(value: unknown, missing: number): number {
  if (value === undefined) return missing
  if (!(value instanceof PDFNumber) || !Number.isSafeInteger(value.asNumber())) throw broken('integer expected')
  return value.asNumber()
}
