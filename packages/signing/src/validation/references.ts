import { PDFArray, PDFDict, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import type { Revision } from '../pdf/revision.ts'

/** Object numbers that some objects of a revision refer to. @throws PDF_BROKEN */
export function referencesOf(revision: Revision, numbers: readonly number[]): Set<number> {
  const found = new Set<number>()
  for (const number of numbers) {
    const located = revision.locate(number)
    if (located !== null) collect(located.object, found)
  }
  return found
}

/** Nesting is bounded by the parser. */
function collect(object: PDFObject, found: Set<number>): void {
  if (object instanceof PDFRef) found.add(object.objectNumber)
  else if (object instanceof PDFArray) for (const item of object.asArray()) collect(item, found)
  else if (object instanceof PDFDict) for (const value of object.values()) collect(value, found)
  else if (object instanceof PDFStream) collect(object.dict, found)
}
