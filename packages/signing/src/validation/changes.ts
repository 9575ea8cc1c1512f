import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { equal } from '../asn1/bytes.ts'
import { fieldsOf, lastXref, nameOf, openPdf } from '../pdf/pdf-file.ts'
import { readUpdateSections } from './update-section.ts'

/** What one update did after a signature. Anything that is not on the allow list is NOT_ALLOWED and says what and why. */
export type Change =
  | { readonly kind: 'FURTHER_SIGNATURE'; readonly field: string }
  | { readonly kind: 'FORM_FILL'; readonly field: string }
  | { readonly kind: 'VALIDATION_MATERIAL' }
  | { readonly kind: 'NOT_ALLOWED'; readonly what: string; readonly why: string }

const notAllowed = (what: string, why: string): Change => ({ kind: 'NOT_ALLOWED', what, why })

/**
 * What was changed between two ends of the same file. Each existing object that the update rewrites must be one that signing, filling a listed
 * field or adding validation material rewrites, and only in the entries that these change; a new object that nothing allowed leads to is never shown.
 */
export async function changesBetween(pdf: Uint8Array, start: number, end: number): Promise<readonly Change[]> {
  const sections = readUpdateSections(pdf, start, end, lastXref(pdf.subarray(0, start)))
  if (sections === null) return [notAllowed(`bytes ${start}–${end}`, 'STRUCTURE_NOT_FOLLOWED')]
  const changes: Change[] = []
  let before = await openPdf(pdf.subarray(0, start))
  for (const section of sections) {
    const after = await openPdf(pdf.subarray(0, section.end))
    for (const number of section.objects) {
      const ref = PDFRef.of(number, 0)
      const was = before.context.lookup(ref)
      const now = after.context.lookup(ref)
      if (was !== undefined && now !== undefined) changes.push(...judge(before, after, ref, was, now))
    }
    before = after
  }
  return changes
}

function judge(before: PDFDocument, after: PDFDocument, ref: PDFRef, was: PDFObject, now: PDFObject): readonly Change[] {
  if (sameObject(was, now)) return []
  const what = `object ${ref.objectNumber}`
  if (!(was instanceof PDFDict) || !(now instanceof PDFDict)) return [notAllowed(what, 'OBJECT_REPLACED')]
  const keys = changedKeys(was, now)
  if (before.context.trailerInfo.Root === ref) return judgeCatalog(what, was, now, keys)
  const field = fieldsOf(before).find((candidate) => candidate.ref === ref)
  if (field !== undefined) return [judgeField(after, field.name, what, was, now, keys)]
  return [notAllowed(what, `CHANGED_${keys.join('_')}`)]
}

function judgeCatalog(what: string, was: PDFDict, now: PDFDict, keys: readonly string[]): readonly Change[] {
  return keys.map((key): Change => {
    if (key === 'DSS' && now.has(PDFName.of('DSS'))) return { kind: 'VALIDATION_MATERIAL' }
    if (key === 'Perms' && !was.has(PDFName.of('Perms'))) return { kind: 'VALIDATION_MATERIAL' }
    return notAllowed(what, `CATALOG_${key}`)
  })
}

function judgeField(
  after: PDFDocument,
  field: string,
  what: string,
  was: PDFDict,
  now: PDFDict,
  keys: readonly string[],
): Change {
  const type = nameOf(was, 'FT')
  if (!appearanceIsForm(after, now)) return notAllowed(what, 'APPEARANCE')
  if (type === 'Sig') {
    if (was.has(PDFName.of('V'))) return notAllowed(what, 'SIGNATURE_REPLACED')
    return keys.every((key) => key === 'V' || key === 'AP')
      ? { kind: 'FURTHER_SIGNATURE', field }
      : notAllowed(what, `FIELD_${keys.join('_')}`)
  }
  if (type === 'Tx') {
    if (was.has(PDFName.of('Ff'))) return notAllowed(what, 'FIELD_WAS_READ_ONLY')
    return keys.every((key) => key === 'V' || key === 'AP' || key === 'Ff')
      ? { kind: 'FORM_FILL', field }
      : notAllowed(what, `FIELD_${keys.join('_')}`)
  }
  return notAllowed(what, 'FIELD_KIND')
}

/** A widget may be shown by one normal appearance that is a Form XObject, and by nothing else. */
function appearanceIsForm(document: PDFDocument, widget: PDFDict): boolean {
  const appearance = widget.lookup(PDFName.of('AP'))
  if (!(appearance instanceof PDFDict)) return false
  if (appearance.keys().some((key) => key !== PDFName.of('N'))) return false
  const normal = document.context.lookup(appearance.get(PDFName.of('N')))
  return normal !== undefined && 'dict' in normal && normal.dict instanceof PDFDict && nameOf(normal.dict, 'Subtype') === 'Form'
}

function changedKeys(was: PDFDict, now: PDFDict): readonly string[] {
  const keys = new Set([...was.keys(), ...now.keys()])
  return [...keys]
    .filter((key) => !sameValue(was.get(key), now.get(key)))
    .map((key) => key.decodeText())
    .sort()
}

function sameValue(a: PDFObject | undefined, b: PDFObject | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a instanceof PDFArray || a instanceof PDFDict || !(a instanceof PDFRef)) return sameObject(a, b)
  return a === b
}

function sameObject(a: PDFObject, b: PDFObject): boolean {
  return equal(serialised(a), serialised(b))
}

function serialised(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** Whether an update that is about to be signed adds this field's signature and nothing else. */
export async function addsOnlySignature(base: Uint8Array, updated: Uint8Array, field: string): Promise<boolean> {
  const changes = await changesBetween(updated, base.length, updated.length)
  return (
    changes.some((change) => change.kind === 'FURTHER_SIGNATURE') &&
    changes.every(
      (change) => (change.kind === 'FURTHER_SIGNATURE' && change.field === field) || change.kind === 'VALIDATION_MATERIAL',
    )
  )
}
