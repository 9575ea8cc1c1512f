import { type PDFArray, PDFDict, PDFRef } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import type { Revision } from './revision.ts'

/** A form field: its object, its reference and its full name. */
export interface Field {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly name: string
}

const MOST_FIELDS = 10_000
const DEEPEST = 32

/** The form's terminal fields; a field that merges with its widget, as all of ours do. @throws PDF_BROKEN */
export function fieldsOf(revision: Revision): readonly Field[] {
  const form = revision.dict(revision.catalog, 'AcroForm')
  const list: Field[] = []
  const seen = new Set<PDFRef>()
  const walk = (array: PDFArray | undefined, prefix: string, depth: number): void => {
    if (depth > DEEPEST) throw new SigningError('PDF_BROKEN', { why: 'form fields' })
    for (const ref of array?.asArray() ?? []) {
      if (!(ref instanceof PDFRef) || seen.has(ref)) continue
      seen.add(ref)
      if (seen.size > MOST_FIELDS) throw new SigningError('PDF_BROKEN', { why: 'form fields' })
      const dict = revision.resolve(ref)
      if (!(dict instanceof PDFDict)) continue
      const name = nameBelow(prefix, revision.text(dict, 'T'))
      const kids = revision.name(dict, 'FT') === null ? revision.array(dict, 'Kids') : undefined
      if (kids === undefined) list.push({ ref, dict, name })
      else walk(kids, name, depth + 1)
    }
  }
  walk(form === undefined ? undefined : revision.array(form, 'Fields'), '', 0)
  return list
}

/** A field's full name (ISO 32000-1 §12.7.3.2). */
function nameBelow(prefix: string, part: string | null): string {
  return part === null ? prefix : prefix === '' ? part : `${prefix}.${part}`
}
