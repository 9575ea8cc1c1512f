import { PDFArray, PDFDict, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import type { Field } from '../pdf/fields.ts'
import type { IncrementalUpdate } from '../pdf/incremental-update.ts'
import { pagesOf } from '../pdf/page-tree.ts'

const N = PDFName.of
/** Print and Locked. */
const FLAGS = 132

/**
 * Adds a signature field without a place on any page, for a document timestamp: what a certified file lets everybody add at any time
 * (ISO 32000-2 §12.8.2.2.2, EN 319 142-1 §5.4.3). No page lists it, so that pages and their tags stay as they were signed.
 * @throws PDF_BROKEN when the file has no form
 */
export function addInvisibleField(update: IncrementalUpdate, name: string): Field {
  const { base, context } = update
  const form = update.touchValue(base.catalog, 'AcroForm')
  const [page] = pagesOf(base)
  if (!(form instanceof PDFDict) || page === undefined) throw new SigningError('PDF_BROKEN', { why: 'no form' })
  if (base.catalog.get(N('AcroForm')) === form) update.touchCatalog()
  const dict = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: FLAGS, Rect: [0, 0, 0, 0] })
  dict.set(N('T'), PDFHexString.fromText(name))
  dict.set(N('P'), page.ref)
  const ref: PDFRef = update.add(dict)
  const fields = update.touchValue(form, 'Fields')
  if (!(fields instanceof PDFArray)) throw new SigningError('PDF_BROKEN', { why: 'form fields' })
  fields.push(ref)
  return { ref, dict, name, type: 'Sig' }
}
