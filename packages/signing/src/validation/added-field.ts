import { type PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'
import type { Field } from '../pdf/fields.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { sameObject } from './compare.ts'
import { fieldChange } from './field-change.ts'

const FIELD_KEYS = new Set(['Type', 'Subtype', 'FT', 'F', 'Rect', 'T', 'P', 'V'])
const WIDGETS = new Set(['Widget', null])

/**
 * What it is when the form's list of fields was changed: the one thing that may always be added is an invisible field at the end that
 * this update signs with a document timestamp (ISO 32000-2 §12.8.2.2.2, EN 319 142-1 §5.4.3).
 */
export function addedField(before: Revision, after: Revision, added: ReadonlySet<number>, what: string): Change {
  const refuse = (why: string): Change => notAllowed(what, why)
  const [was, now] = [listOf(before), listOf(after)]
  const kept = was?.asArray().every((ref, i) => {
    const same = now?.asArray()[i]
    return same !== undefined && sameObject(ref, same)
  })
  const ref = now?.asArray().at(-1)
  if (was === undefined || now === undefined || kept !== true || now.size() !== was.size() + 1) return refuse('FORM_FIELDS')
  const dict = after.resolve(ref)
  if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict) || !added.has(ref.objectNumber)) return refuse('FIELD_NOT_NEW')
  const rect = after.array(dict, 'Rect')?.asArray().map(String)
  const invisible = rect === undefined || rect.every((value) => Number(value) === 0)
  const known = dict.keys().every((key) => FIELD_KEYS.has(key.decodeText()))
  const isField = after.name(dict, 'FT') === 'Sig' && WIDGETS.has(after.name(dict, 'Subtype'))
  if (!invisible || !known || !isField) return refuse('FIELD_ADDED')
  const field: Field = { ref, dict: emptied(dict), name: after.text(dict, 'T') ?? '' }
  const change = fieldChange({ before, after, added, field, what, now: dict, keys: ['V'] })
  return change.kind === 'DOCUMENT_TIMESTAMP' || change.kind === 'NOT_ALLOWED' ? change : refuse('FIELD_ADDED')
}

const listOf = (revision: Revision): PDFArray | undefined => {
  const form = revision.dict(revision.catalog, 'AcroForm')
  return form === undefined ? undefined : revision.array(form, 'Fields')
}

/** The field as it was before its signature. */
function emptied(dict: PDFDict): PDFDict {
  const copy = dict.clone(dict.context)
  copy.delete(PDFName.of('V'))
  return copy
}
