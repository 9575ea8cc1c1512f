import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { type Field, fieldsOf } from '../pdf/fields.ts'
import type { Located } from '../pdf/object-parser.ts'
import { Revision } from '../pdf/revision.ts'
import { addedFields } from './added-field.ts'
import { annotationChange, placedAnnotations } from './annotation-change.ts'
import { appearanceChange } from './appearance-change.ts'
import { catalogChange } from './catalog-change.ts'
import { type Change, notAllowed } from './change.ts'
import { changedKeys, sameObject } from './compare.ts'
import { fieldChange, widgetChange } from './field-change.ts'
import { formChange } from './form-change.ts'
import { metadataChange } from './metadata-change.ts'
import { References } from './references.ts'
import { storeChange } from './store-change.ts'
import type { PlacedAnnotations, Surroundings } from './surroundings.ts'
import { readUpdateSections, type UpdateSection } from './update-section.ts'

/**
 * What was changed between two ends of the same file. Each existing object that an update rewrites must be one that signing, filling a
 * field or adding validation material rewrites, and only in the entries that these change. A new object must be one that nothing referred
 * to before: a reference that led nowhere when it was signed must not come to life (shadow attacks).
 * @param references what was found of the file up to `start`, to be carried on from one update to the next
 * @throws PDF_BROKEN
 */
export function changesBetween(file: Revision, start: number, end: number, references = new References()): readonly Change[] {
  const sections = readUpdateSections(file, start, end)
  if (sections === null) return [notAllowed(`bytes ${start}–${end}`, 'STRUCTURE_NOT_FOLLOWED')]
  return sections.flatMap((section) => sectionChanges(section, references))
}

/** What is not allowed once is not allowed; a hostile update is not read to its end. */
const ENOUGH = 32

function sectionChanges(section: UpdateSection, references: References): readonly Change[] {
  const { before, objects, freed } = section
  const around = surroundingsOf(section)
  const changes: Change[] = []
  let forbidden = 0
  const note = (made: readonly Change[]): void => {
    changes.push(...made)
    forbidden += made.filter(({ kind }) => kind === 'NOT_ALLOWED').length
  }
  for (const number of freed.slice(0, ENOUGH)) note([notAllowed(`object ${number}`, 'OBJECT_FREED')])
  for (const number of objects) {
    if (forbidden >= ENOUGH) break
    note(objectChange(around, before.locate(number), number, references))
  }
  note(addedFields(around))
  return changes
}

function surroundingsOf(section: UpdateSection): Surroundings {
  const { before, objects } = section
  const fields = fieldsOf(before)
  let placed: PlacedAnnotations | null = null
  return {
    ...section,
    fields,
    fieldOf: new Map(fields.map((field) => [field.ref.objectNumber, field])),
    ownerOf: new Map(fields.flatMap((field) => widgetsOf(before, field).map((number) => [number, field] as const))),
    added: new Set(objects.filter((number) => before.locate(number) === null)),
    annotations: () => {
      placed ??= placedAnnotations(before)
      return placed
    },
  }
}

function objectChange(around: Surroundings, was: Located | null, number: number, references: References): readonly Change[] {
  const now = around.after.locate(number)
  if (now === null) return [notAllowed(`object ${number}`, 'NOT_READABLE')]
  if (now.ambiguous) return [notAllowed(nameOf(now), 'KEY_TWICE')]
  if (was !== null) return rewritten(around, was, now)
  return references.includes(around.before, number) ? [notAllowed(nameOf(now), 'REFERRED_TO_BEFORE_IT_WAS')] : []
}

function rewritten(around: Surroundings, was: Located, now: Located): readonly Change[] {
  const what = nameOf(was)
  if (was.generation !== now.generation) return [notAllowed(what, 'GENERATION')]
  if (was.ambiguous) return [notAllowed(what, 'KEY_TWICE')]
  if (sameObject(was.object, now.object)) return []
  const { before, fieldOf, ownerOf } = around
  const described = metadataChange(around, was, now) ?? storeChange(around, what, was, now)
  if (described !== null) return [described]
  const form = before.dict(before.catalog, 'AcroForm')
  // What stands in the list of fields is judged by the fields that were added to it.
  if (form !== undefined && refersTo(form, 'Fields', was))
    return now.object instanceof PDFArray ? [] : [notAllowed(what, 'FORM_FIELDS')]
  if (!(was.object instanceof PDFDict) || !(now.object instanceof PDFDict))
    return (
      appearanceChange(around, what, was, now) ??
      [annotationChange(around, was, now, what) ?? notAllowed(what, 'OBJECT_REPLACED')].flat()
    )
  const keys = changedKeys(was.object, now.object)
  if (before.rootRef.objectNumber === was.number) return keys.flatMap((key) => catalogChange(around, what, key))
  if (refersTo(before.catalog, 'AcroForm', was)) return formChange(around, what, was.object, now.object)
  const field = fieldOf.get(was.number)
  if (field !== undefined) return [fieldChange({ ...around, field, what, now: now.object, keys })]
  const parent = ownerOf.get(was.number)
  if (parent !== undefined) return widgetChange({ ...around, field: parent, what, now: now.object, keys })
  return [annotationChange(around, was, now, what) ?? notAllowed(what, `CHANGED_${keys.join('_')}`)].flat()
}

function refersTo(holder: PDFDict, key: string, { number }: Located): boolean {
  const ref = holder.get(PDFName.of(key))
  return ref instanceof PDFRef && ref.objectNumber === number
}

/** A field that does not merge with its widget has it as a kid (ISO 32000-1 §12.7.3.1). */
function widgetsOf(before: Revision, { dict }: Field): readonly number[] {
  const kids = before.array(dict, 'Kids')?.asArray() ?? []
  return kids.flatMap((kid) => (kid instanceof PDFRef ? [kid.objectNumber] : []))
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
  const added = signedSince(base, updated)
  return added?.length === 1 && added[0] === field
}

/**
 * Whether a file is another one with further signatures over the whole of it, or none, and nothing else.
 * @throws PDF_BROKEN, PDF_ENCRYPTED when one of the two is no file that could be judged
 */
export async function addsOnlySignatures(base: Uint8Array, updated: Uint8Array): Promise<boolean> {
  return signedSince(base, updated) !== null
}

/** The fields that were signed since, in their order; null where anything else was changed. */
function signedSince(base: Uint8Array, updated: Uint8Array): readonly string[] | null {
  if (updated.length < base.length || !base.every((byte, i) => byte === updated[i])) return null
  const changes = updated.length === base.length ? [] : changesBetween(Revision.open(updated), base.length, updated.length)
  const fields = changes.flatMap((change) => (change.kind === 'FURTHER_SIGNATURE' ? [change.field] : []))
  return fields.length === changes.length ? fields : null
}
