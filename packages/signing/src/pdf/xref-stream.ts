import { PDFArray, PDFName, type PDFRawStream } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { decodeBounded, integer } from './bounded-stream.ts'
import { MOST_OBJECTS, type XrefEntry } from './xref-entry.ts'

/** Bytes behind the last row, and of a predictor's rows, that are let pass. */
const SLACK = 4 * 1024 * 1024

const broken = (why: string): SigningError => new SigningError('PDF_BROKEN', { why })

/** Entries of a cross-reference stream (ISO 32000-1 §7.5.8). @throws PDF_BROKEN */
export function readXrefStream(stream: PDFRawStream): Map<number, XrefEntry> {
  const { dict } = stream
  if (dict.get(PDFName.of('Type')) !== PDFName.of('XRef')) throw broken('cross-reference stream')
  const widths = integers(dict.get(PDFName.of('W')))
  const [first = 0, second = 0, third = 0] = widths
  // Some write offsets in eight bytes; numbers that are too large are refused one by one.
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 8)) throw broken('cross-reference widths')
  const size = integer(dict.get(PDFName.of('Size')), -1)
  const index = dict.has(PDFName.of('Index')) ? integers(dict.get(PDFName.of('Index'))) : [0, size]
  const listed = index.reduce((sum, value, i) => (i % 2 === 1 ? sum + value : sum), 0)
  // As long as its rows are: what unpacks to more than it says is an attempt to fill the memory.
  const bytes = decodeBounded(stream, Math.max(0, Math.min(listed, MOST_OBJECTS)) * (first + second + third) + SLACK)
  const entries = new Map<number, XrefEntry>()
  let at = 0
  const field = (width: number): number => {
    let value = 0
    for (let i = 0; i < width; i += 1, at += 1) value = value * 256 + (bytes[at] ?? Number.NaN)
    return value
  }
  for (let i = 0; i < index.length; i += 2) {
    const [from = -1, count = -1] = [index[i], index[i + 1]]
    if (from < 0 || count < 0 || from + count > MOST_OBJECTS) throw broken('cross-reference index')
    for (let number = from; number < from + count; number += 1) {
      const entry = entryOf(first === 0 ? 1 : field(first), field(second), field(third))
      if (entries.has(number)) throw broken('cross-reference entry')
      entries.set(number, entry)
    }
  }
  return entries
}

/** Fields are read in their order: kind, then the two that depend on it (ISO 32000-1 table 18). A field behind the end is not a number. */
function entryOf(kind: number, second: number, third: number): XrefEntry {
  if (!Number.isSafeInteger(second) || !Number.isSafeInteger(third)) throw broken('cross-reference entry')
  if (kind === 0) return { kind: 'free' }
  if (kind === 1) return { kind: 'at', offset: second, generation: third }
  if (kind === 2) return { kind: 'in', stream: second, index: third }
  throw broken('cross-reference kind')
}

function integers(value: unknown): number[] {
  if (!(value instanceof PDFArray)) throw broken('array expected')
  return value.asArray().map((item) => integer(item, -1))
}
