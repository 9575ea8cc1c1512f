import { PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { type Field, fieldsOf } from '../pdf/fields.ts'
import type { Located } from '../pdf/object-parser.ts'
import { Revision } from '../pdf/revision.ts'
import { addedField } from './added-field.ts'
import { type Change, notAllowed } from './change.ts'
import { changedKeys, sameObject } from './compare.ts'
import { fieldChange } from './field-change.ts'
import { referencesOf } from './references.ts'
import { readUpdateSections, type UpdateSection } from './update-section.ts'

/**
 * What was changed between two ends of the same file. Each existing object that an update rewrites must be one that signing, filling a
 * field or adding validation material rewrites, and only in the entries that these change. A new object must be one that nothing referred
 * to before: a reference that led nowhere when it was signed must not come to life (shadow attacks).
 */
export function changesBetween(file: Revision, start: number, end: number): readonly Change[] {
  const sections = readUpdateSections(file, start, end)
  if (sections === null) return [notAllowed(`bytes ${start}–${end}`, 'STRUCTURE_NOT_FOLLOWED')]
  const [first] = sections
  const referred = first === undefined ? new Set<number>() : referencesOf(first.before, first.before.numbers())
  const changes: Change[] = []
  for (const section of sections) {
    changes.push(...sectionChanges(section, referred))
    for (const number of referencesOf(section.after, section.objects)) referred.add(number)
  }
  return changes
}

function sectionChanges(section: UpdateSection, referred: ReadonlySet<number>): readonly Change[] {
  const { before, after, objects } = section
  const fields = fieldsOf(before)
  const added = new Set(objects.filter((number) => before.locate(number) === null))
  return objects.flatMap((number) => {
    const [was, now] = [before.locate(number), after.locate(number)]
    if (now === null) return [notAllowed(`object ${number}`, 'NOT_READABLE')]
    if (now.ambiguous) return [notAllowed(nameOf(now), 'KEY_TWICE')]
    if (was === null) return referred.has(number) ? [notAllowed(nameOf(now), 'REFERRED_TO_BEFORE_IT_WAS')] : []
    return rewritten({ section, fields, added, was, now })
  })
}

interface Rewritten {
  readonly section: UpdateSection
  readonly fields: readonly Field[]
  readonly added: ReadonlySet<number>
  readonly was: Located
  readonly now: Located
}

function rewritten({ section, fields, added, was, now }: Rewritten): readonly Change[] {
  const { before, after } = section
  const what = nameOf(was)
  if (was.generation !== now.generation) return [notAllowed(what, 'GENERATION')]
  if (was.ambiguous) return [notAllowed(what, 'KEY_TWICE')]
  if (sameObject(was.object, now.object)) return []
  if (isFieldList(before, was)) return [addedField(before, after, added, what)]
  if (!(was.object instanceof PDFDict) || !(now.object instanceof PDFDict)) return [notAllowed(what, 'OBJECT_REPLACED')]
  const keys = changedKeys(was.object, now.object)
  if (before.rootRef.objectNumber === was.number) return keys.flatMap((key) => catalogChange(section, added, what, key))
  if (isForm(before, was) && keys.every((key) => key === 'Fields')) return [addedField(before, after, added, what)]
  const field = fields.find((candidate) => candidate.ref.objectNumber === was.number)
  return field === undefined
    ? [notAllowed(what, `CHANGED_${keys.join('_')}`)]
    : [fieldChange({ before, after, added, field, what, now: now.object, keys })]
}

const isForm = (before: Revision, was: Located): boolean => refersTo(before.catalog, 'AcroForm', was)

function isFieldList(before: Revision, was: Located): boolean {
  const form = before.dict(before.catalog, 'AcroForm')
  return form !== undefined && refersTo(form, 'Fields', was)
}

function refersTo(holder: PDFDict, key: string, { number }: Located): boolean {
  const ref = holder.get(PDFName.of(key))
  return ref instanceof PDFRef && ref.objectNumber === number
}

const DSS_KEYS = new Set(['Type', 'Certs', 'OCSPs', 'CRLs', 'VRI'])

function catalogChange(
  { before, after }: UpdateSection,
  added: ReadonlySet<number>,
  what: string,
  key: string,
): readonly Change[] {
  if (key === 'DSS') {
    const dss = after.dict(after.catalog, 'DSS')
    return dss?.keys().every((name) => DSS_KEYS.has(name.decodeText()))
      ? [{ kind: 'VALIDATION_MATERIAL' }]
      : [notAllowed(what, 'CATALOG_DSS')]
  }
  // The first signature, and only that, may certify (ISO 32000-1 §12.8.4).
  const unsigned = fieldsOf(before).every((field) => before.name(field.dict, 'FT') !== 'Sig' || !field.dict.has(PDFName.of('V')))
  if (key === 'Perms' && unsigned && !before.catalog.has(PDFName.of('Perms')) && certifiesOnly(after, added)) return []
  return [notAllowed(what, `CATALOG_${key}`)]
}

function certifiesOnly(after: Revision, added: ReadonlySet<number>): boolean {
  const perms = after.dict(after.catalog, 'Perms')
  const [entry, ...others] = perms?.entries() ?? []
  const [key, value] = entry ?? []
  return (
    others.length === 0 &&
    key === PDFName.of('DocMDP') &&
    value !== undefined &&
    'objectNumber' in value &&
    added.has(Number(value.objectNumber))
  )
}

/** An object as an expert wants to find it: its number and type. */
function nameOf({ number, object }: Located): string {
  const dict = object instanceof PDFDict ? object : 'dict' in object && object.dict instanceof PDFDict ? object.dict : null
  const type = dict?.get(PDFName.of('Type')) ?? dict?.get(PDFName.of('Subtype'))
  return type instanceof PDFName ? `object ${number} (${type.decodeText()})` : `object ${number}`
}

/**
 * Whether an update that is about to be signed adds this field's signature over the whole file and nothing else.
 * @throws PDF_BROKEN, PDF_ENCRYPTED when one of the two is no file that could be judged
 */
export async function addsOnlySignature(base: Uint8Array, updated: Uint8Array, field: string): Promise<boolean> {
  const same = updated.length > base.length && base.every((byte, i) => byte === updated[i])
  if (!same) return false
  const [change, ...others] = changesBetween(Revision.open(updated), base.length, updated.length)
  return others.length === 0 && change?.kind === 'FURTHER_SIGNATURE' && change.field === field
}
