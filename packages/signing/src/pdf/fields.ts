import { type PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import type { Revision } from './revision.ts'

/** A form field: its object, its reference and its full name. */
export interface Field {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly name: string
  /** `Sig`, `Tx`, `Btn` or `Ch`, its own or inherited (ISO 32000-1 table 220); null for none. */
  readonly type: string | null
}

const MOST_FIELDS = 10_000
const DEEPEST = 32

/** The form's terminal fields; a field that merges with its widget, as all of ours do. @throws PDF_BROKEN */
export function fieldsOf(revision: Revision): readonly Field[] {
  const form = revision.dict(revision.catalog, 'AcroForm')
  const list: Field[] = []
  const seen = new Set<PDFRef>()
  const walk = (array: PDFArray | undefined, prefix: string, above: string | null, depth: number): void => {
    if (depth > DEEPEST) throw new SigningError('PDF_BROKEN', { why: 'form fields' })
    for (const ref of array?.asArray() ?? []) {
      if (!(ref instanceof PDFRef) || seen.has(ref)) continue
      seen.add(ref)
      if (seen.size > MOST_FIELDS) throw new SigningError('PDF_BROKEN', { why: 'form fields' })
      const dict = revision.resolve(ref)
      if (!(dict instanceof PDFDict)) continue
      const name = nameBelow(prefix, revision.text(dict, 'T'))
      const type = revision.name(dict, 'FT') ?? above
      const kids = revision.array(dict, 'Kids')
      if (kids === undefined || (type !== null && !hasFields(revision, kids))) list.push({ ref, dict, name, type })
      else walk(kids, name, type, depth + 1)
    }
  }
  walk(form === undefined ? undefined : revision.array(form, 'Fields'), '', null, 0)
  return list
}

/** Kids that have a name of their own are fields; others are the widgets of the field above (ISO 32000-1 §12.7.3.1). */
const hasFields = (revision: Revision, kids: PDFArray): boolean =>
  kids.asArray().some((kid) => {
    const dict = revision.resolve(kid)
    return dict instanceof PDFDict && dict.has(PDFName.of('T'))
  })

/** A field's full name (ISO 32000-1 §12.7.3.2). */
function nameBelow(prefix: string, part: string | null): string {
  return part === null ? prefix : prefix === '' ? part : `${prefix}.${part}`
}
