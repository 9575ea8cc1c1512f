import { type PDFContext, PDFName, type PDFRawStream } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { decodeBounded, integer } from './bounded-stream.ts'
import { latin1 } from './bytes.ts'
import { type Located, ObjectParser } from './object-parser.ts'

const MOST_IN_ONE = 10_000

/** What an object stream holds. */
export interface ObjectStream {
  /** Objects by their number, each located where the stream is. */
  readonly objects: ReadonlyMap<number, Located>
  /** Their numbers as they stand in it: a cross-reference names place and number, and readers go by either. */
  readonly numbers: readonly number[]
  /** Size unpacked, in bytes. */
  readonly size: number
}

/**
 * Objects of an object stream (ISO 32000-1 §7.5.7).
 * @param largest what it may unpack to, in bytes
 * @throws PDF_BROKEN
 */
export function readObjectStream(stream: PDFRawStream, place: Located, context: PDFContext, largest: number): ObjectStream {
  const count = integer(stream.dict.get(PDFName.of('N')), -1)
  const first = integer(stream.dict.get(PDFName.of('First')), -1)
  const bytes = decodeBounded(stream, largest)
  if (count < 0 || count > MOST_IN_ONE || first < 0 || first > bytes.length)
    throw new SigningError('PDF_BROKEN', { why: 'object stream', object: place.number })
  const head = latin1(bytes.subarray(0, first)).trim().split(/\s+/).map(Number)
  const objects = new Map<number, Located>()
  for (let i = 0; i < count; i += 1) {
    const [number = Number.NaN, offset = Number.NaN] = [head[2 * i], head[2 * i + 1]]
    if (!Number.isSafeInteger(number) || !Number.isSafeInteger(offset) || objects.has(number))
      throw new SigningError('PDF_BROKEN', { why: 'object stream', object: place.number })
    const { object, ambiguous } = ObjectParser.at(bytes, first + offset, context).parseDirect()
    objects.set(number, { number, generation: 0, object, start: place.start, end: place.end, ambiguous })
  }
  return { objects, numbers: [...objects.keys()], size: bytes.length }
}
