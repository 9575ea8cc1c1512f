import type { PDFDict, PDFName, PDFObject } from 'pdf-lib'
import { equal } from '../asn1/bytes.ts'
import { serialised } from '../pdf/incremental-update.ts'

/** Whether two objects are written alike; references count as what they name, not as what they lead to. */
export function sameObject(a: PDFObject, b: PDFObject): boolean {
  return equal(serialised(a), serialised(b))
}

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
