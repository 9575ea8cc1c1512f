import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib'
import { SigningError } from '../errors.ts'

/** Largest file that is opened unless a caller says otherwise. */
export const LARGEST_PDF = 200 * 1024 * 1024

const EOF_WINDOW = 1024

/**
 * Reads a PDF into pdf-lib's object model.
 * @throws PDF_TOO_LARGE, PDF_ENCRYPTED, PDF_BROKEN
 */
export async function openPdf(bytes: Uint8Array, largest = LARGEST_PDF): Promise<PDFDocument> {
  if (bytes.length > largest) throw new SigningError('PDF_TOO_LARGE', { size: bytes.length, largest })
  if (latin1(bytes.subarray(0, 5)) !== '%PDF-') throw new SigningError('PDF_BROKEN', { why: 'no header' })
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    document.catalog.Pages()
    return document
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    throw new SigningError(/encrypted/i.test(text) ? 'PDF_ENCRYPTED' : 'PDF_BROKEN', { why: text.slice(0, 200) }, { cause })
  }
}

/** Where the last cross-reference section begins: the number behind the last `startxref`. @throws PDF_BROKEN */
export function lastXref(bytes: Uint8Array): number {
  const match = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(latin1(bytes.subarray(Math.max(0, bytes.length - EOF_WINDOW))))
  const offset = Number(match?.[1] ?? Number.NaN)
  if (!Number.isSafeInteger(offset) || offset >= bytes.length) throw new SigningError('PDF_BROKEN', { why: 'no startxref' })
  return offset
}

/** Bytes as text, one character a byte. */
export function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** Text of characters below 256 as bytes. */
export function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** A form field: its object, its reference and its full name. */
export interface Field {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly name: string
}

/** The form's terminal fields; a field that merges with its widget, as all of ours do. */
export function fieldsOf(document: PDFDocument): readonly Field[] {
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray)
  if (fields === undefined) return []
  const list: Field[] = []
  const seen = new Set<string>()
  const walk = (array: PDFArray, prefix: string): void => {
    for (const ref of array.asArray()) {
      if (!(ref instanceof PDFRef) || seen.has(ref.toString())) continue
      seen.add(ref.toString())
      const dict = document.context.lookupMaybe(ref, PDFDict)
      if (dict === undefined) continue
      const part = textOf(dict, 'T')
      const name = part === null ? prefix : prefix === '' ? part : `${prefix}.${part}`
      const kids = dict.lookupMaybe(PDFName.of('Kids'), PDFArray)
      if (kids !== undefined && !dict.has(PDFName.of('FT'))) walk(kids, name)
      else list.push({ ref, dict, name })
    }
  }
  walk(fields, '')
  return list
}

/** A text string of a dictionary, decoded; null when it is not there. */
export function textOf(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key))
  if (value !== undefined && 'decodeText' in value && typeof value.decodeText === 'function') return String(value.decodeText())
  return null
}

/** A name of a dictionary without its slash; null when it is not there. */
export function nameOf(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : null
}
