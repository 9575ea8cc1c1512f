import { type PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import type { Revision } from './revision.ts'

/** A page: its object, its reference and its box `[left, bottom, right, top]` in points. */
export interface Page {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly box: readonly [number, number, number, number]
}

const MOST_NODES = 100_000

/** All pages in reading order (ISO 32000-1 §7.7.3). @throws PDF_BROKEN */
export function pagesOf(revision: Revision): readonly Page[] {
  const pages: Page[] = []
  const seen = new Set<PDFRef>()
  // A stack of what is still to be read, so that a hostile tree cannot exhaust the call stack.
  const open: { ref: unknown; box: PDFArray | undefined }[] = [{ ref: revision.catalog.get(PDFName.of('Pages')), box: undefined }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { ref } = next
    const dict = ref instanceof PDFRef ? revision.resolve(ref) : undefined
    if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict) || seen.has(ref) || seen.size >= MOST_NODES)
      throw new SigningError('PDF_BROKEN', { why: 'page tree' })
    seen.add(ref)
    const box = revision.array(dict, 'MediaBox') ?? next.box
    const kids = revision.array(dict, 'Kids')
    if (kids === undefined) pages.push({ ref, dict, box: boxOf(revision, box) })
    else for (const kid of kids.asArray().toReversed()) open.push({ ref: kid, box })
  }
  return pages
}

function boxOf(revision: Revision, box: PDFArray | undefined): readonly [number, number, number, number] {
  const [a, b, c, d] = (box?.asArray() ?? []).map((value) => {
    const number = revision.resolve(value)
    return number instanceof PDFNumber ? number.asNumber() : Number.NaN
  })
  if (a === undefined || b === undefined || c === undefined || d === undefined || ![a, b, c, d].every(Number.isFinite))
    throw new SigningError('PDF_BROKEN', { why: 'page box' })
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}
