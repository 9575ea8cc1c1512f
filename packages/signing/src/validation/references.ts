import { PDFArray, PDFDict, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import type { Revision } from '../pdf/revision.ts'
import type { XrefSection } from '../pdf/xref.ts'
import { scanReferences } from './reference-scan.ts'

/**
 * What the objects of a file refer to, or did, update after update. Reading every object of a file takes most of the time of a validation, so its
 * bytes are looked through first; only where these could refer to an object in question are the objects read, each of them once.
 */
export class References {
  readonly #seen = new Set<number>()
  readonly #exact = new Set<number>()
  readonly #read = new Set<XrefSection>()
  #scanned = 0
  #sure = true

  /** Whether something in this revision, or in one before it, refers to an object of this number. @throws PDF_BROKEN */
  includes(revision: Revision, number: number): boolean {
    this.#scan(revision)
    if (this.#sure && !revision.hasPacked && !this.#seen.has(number)) return false
    for (const section of revision.sections) {
      if (this.#read.has(section)) continue
      this.#read.add(section)
      collectAll(revision, section.entries.keys(), this.#exact)
    }
    return this.#exact.has(number)
  }

  #scan({ bytes }: Revision): void {
    if (bytes.length <= this.#scanned) return
    this.#sure = scanReferences(bytes, this.#scanned, bytes.length, this.#seen) && this.#sure
    this.#scanned = bytes.length
  }
}

/** Object numbers that some objects of a revision refer to. @throws PDF_BROKEN */
export function referencesOf(revision: Revision, numbers: readonly number[]): Set<number> {
  const found = new Set<number>()
  collectAll(revision, numbers, found)
  return found
}

/** Whether nothing but some objects refers to one of this number. @throws PDF_BROKEN */
export function isReferredToOnlyBy(revision: Revision, number: number, owners: ReadonlySet<number>): boolean {
  return !referencesOf(
    revision,
    revision.numbers().filter((one) => !owners.has(one)),
  ).has(number)
}

function collectAll(revision: Revision, numbers: Iterable<number>, found: Set<number>): void {
  for (const number of numbers) {
    const located = revision.locate(number)
    if (located !== null) collect(located.object, found)
  }
}

/** Nesting is bounded by the parser. */
function collect(object: PDFObject, found: Set<number>): void {
  if (object instanceof PDFRef) found.add(object.objectNumber)
  else if (object instanceof PDFArray) for (const item of object.asArray()) collect(item, found)
  else if (object instanceof PDFDict) for (const value of object.values()) collect(value, found)
  else if (object instanceof PDFStream) collect(object.dict, found)
}
