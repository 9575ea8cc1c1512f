import { type PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import type { Field } from '../pdf/fields.ts'
import type { Page } from '../pdf/page-tree.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { sameObject } from './compare.ts'
import { fieldChange } from './field-change.ts'
import type { Surroundings } from './surroundings.ts'

const FIELD_KEYS = new Set([
  'Type',
  'Subtype',
  'FT',
  'F',
  'Ff',
  'Rect',
  'T',
  'TU',
  'P',
  'V',
  'AP',
  'MK',
  'DA',
  'Lock',
  'SV',
  'Border',
  'BS',
])
/** An update signs one field; more than these are an attempt to make a validator work. */
const MOST_ADDED = 16
const WIDGETS = new Set(['Widget', null])

/**
 * Fields that an update adds to the form: always an invisible one that it signs with a document timestamp (ISO 32000-2 §12.8.2.2.2,
 * EN 319 142-1 §5.4.3); where nobody certified the file, one that it signs otherwise, as long as it hides nothing.
 */
export function addedFields(around: Surroundings): readonly Change[] {
  const { before, after } = around
  const [was, now] = [listOf(before), listOf(after)]
  if (was === undefined && now === undefined) return []
  const what = 'form'
  const kept = was?.asArray().every((ref, i) => {
    const same = now?.asArray()[i]
    return same !== undefined && sameObject(ref, same)
  })
  if (was === undefined || now === undefined || kept !== true || now.size() - was.size() > MOST_ADDED)
    return [notAllowed(what, 'FORM_FIELDS')]
  return now
    .asArray()
    .slice(was.size())
    .flatMap((ref) => addedField(around, ref, what))
}

function addedField(around: Surroundings, ref: unknown, what: string): readonly Change[] {
  const { after, added } = around
  const dict = ref instanceof PDFRef ? after.resolve(ref) : undefined
  if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict) || !added.has(ref.objectNumber))
    return [notAllowed(what, 'FIELD_NOT_NEW')]
  const known = dict.keys().every((key) => FIELD_KEYS.has(key.decodeText()))
  const isField = after.name(dict, 'FT') === 'Sig' && WIDGETS.has(after.name(dict, 'Subtype'))
  const place = known && isField ? placeOf(around, dict) : 'HIDES'
  const field: Field = { ref, dict: emptied(dict), name: after.text(dict, 'T') ?? '', type: after.name(dict, 'FT') }
  // Two fields of one name are one to readers, and share what they show.
  if (around.fields.some(({ name }) => name === field.name)) return [notAllowed(`field ${field.name}`, 'FIELD_NAME_TAKEN')]
  if (place === 'HIDES') return [notAllowed(`field ${field.name}`, 'FIELD_ADDED')]
  const keys = dict.has(PDFName.of('AP')) ? ['AP', 'V'] : ['V']
  const change = fieldChange({ ...around, field, what: `field ${field.name}`, now: dict, keys })
  if (change.kind === 'NOT_ALLOWED' || (change.kind === 'DOCUMENT_TIMESTAMP' && place === null)) return [change]
  return [{ kind: 'SIGNATURE_FIELD_ADDED', field: field.name, page: place }, change]
}

const listOf = (revision: Revision): PDFArray | undefined => {
  const form = revision.dict(revision.catalog, 'AcroForm')
  return form === undefined ? undefined : revision.array(form, 'Fields')
}

/** The field as it was before its signature. */
function emptied(dict: PDFDict): PDFDict {
  const copy = dict.clone(dict.context)
  for (const key of ['V', 'AP']) copy.delete(PDFName.of(key))
  return copy
}

type Box = readonly [number, number, number, number]
/** More than this part of a page is no mark of somebody who signs. */
const LARGEST_PART = 0.25

/** The page on which a field shows, counted from 1; null when it shows nowhere. One that covers much of a page, or another annotation, hides something. */
function placeOf({ before, annotations }: Surroundings, dict: PDFDict): number | null | 'HIDES' {
  const box = boxOf(before, dict)
  if (box === null || area(box) === 0) return null
  const { pages } = annotations()
  const ref = dict.get(PDFName.of('P'))
  const page = pages.find((one) => one.ref === ref)
  if (page === undefined || area(box) > LARGEST_PART * area(page.box)) return 'HIDES'
  return boxesOn(before, page).some((other) => overlap(other, box)) ? 'HIDES' : pages.indexOf(page) + 1
}

function boxesOn(before: Revision, page: Page): readonly Box[] {
  return (before.array(page.dict, 'Annots')?.asArray() ?? []).flatMap((ref) => {
    const annotation = before.resolve(ref)
    const box = annotation instanceof PDFDict ? boxOf(before, annotation) : null
    return box === null ? [] : [box]
  })
}

function boxOf(revision: Revision, dict: PDFDict): Box | null {
  const [a, b, c, d] = (revision.array(dict, 'Rect')?.asArray() ?? []).map((value) =>
    value instanceof PDFNumber ? value.asNumber() : Number.NaN,
  )
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

const area = ([left, bottom, right, top]: Box): number => (right - left) * (top - bottom)
const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
