import { PDFArray, PDFDict, PDFHexString, type PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFString } from 'pdf-lib'
import { equal } from '../asn1/bytes.ts'
import { serialised } from '../pdf/incremental-update.ts'

/**
 * Whether two objects are the same to every reader, however they are written: strings by their bytes, numbers by their value, entries in any order.
 * References count as what they name, not as what they lead to.
 */
export function sameObject(a: PDFObject, b: PDFObject): boolean {
  if (a === b) return true
  if (a instanceof PDFNumber && b instanceof PDFNumber) return a.asNumber() === b.asNumber()
  if (isString(a) && isString(b)) return String(a) === String(b) || equal(a.asBytes(), b.asBytes())
  if (a instanceof PDFArray && b instanceof PDFArray)
    return a.size() === b.size() && a.asArray().every((item, i) => sameObject(item, b.get(i)))
  if (a instanceof PDFDict && b instanceof PDFDict) return changedKeys(a, b).length === 0
  if (a instanceof PDFRawStream && b instanceof PDFRawStream) return sameObject(a.dict, b.dict) && equal(a.contents, b.contents)
  return a.constructor === b.constructor && equal(serialised(a), serialised(b))
}

const isString = (object: PDFObject): object is PDFString | PDFHexString =>
  object instanceof PDFString || object instanceof PDFHexString

/** Keys whose values differ between two dictionaries, in order. */
export function changedKeys(was: PDFDict, now: PDFDict): readonly string[] {
  const same = (key: PDFName): boolean => {
    const [a, b] = [was.get(key), now.get(key)]
    return a === undefined || b === undefined ? a === b : sameObject(a, b)
  }
  return [...new Set([...was.keys(), ...now.keys()])]
    .filter((key) => !same(key))
    .map((key) => key.decodeText())
    .sort()
}
