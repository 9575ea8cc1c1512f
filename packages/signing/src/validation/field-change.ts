import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import type { Field } from '../pdf/fields.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'

/** A field that an update rewrites. */
export interface FieldRewrite {
  readonly before: Revision
  readonly after: Revision
  /** Objects that this update brings. */
  readonly added: ReadonlySet<number>
  readonly field: Field
  readonly what: string
  readonly now: PDFDict
  readonly keys: readonly string[]
}

/** What the rewriting of a field is: signing, filling, or something that nobody may do. */
export function fieldChange(rewrite: FieldRewrite): Change {
  const { before, field, what, now, keys } = rewrite
  if (keys.includes('AP') && !showsNewForm(rewrite)) return notAllowed(what, 'APPEARANCE')
  const type = before.name(field.dict, 'FT')
  if (type === 'Sig') return signing(rewrite)
  if (type !== 'Tx') return notAllowed(what, 'FIELD_KIND')
  // What stood in a field was seen by those who signed; only an empty one may be filled.
  const value = before.get(field.dict, 'V')
  const empty =
    value === undefined || ((value instanceof PDFString || value instanceof PDFHexString) && value.decodeText() === '')
  if (field.dict.has(PDFName.of('Ff'))) return notAllowed(what, 'FIELD_WAS_READ_ONLY')
  if (!empty) return notAllowed(what, 'FIELD_WAS_FILLED')
  const filled = now.get(PDFName.of('V'))
  if (!(filled instanceof PDFString || filled instanceof PDFHexString)) return notAllowed(what, 'FIELD_VALUE')
  return keys.every((key) => key === 'V' || key === 'AP' || key === 'Ff')
    ? { kind: 'FORM_FILL', field: field.name }
    : notAllowed(what, `FIELD_${keys.join('_')}`)
}

function signing({ before, after, added, field, what, now, keys }: FieldRewrite): Change {
  if (before.get(field.dict, 'V') !== undefined) return notAllowed(what, 'SIGNATURE_REPLACED')
  if (!keys.includes('V') || !keys.every((key) => key === 'V' || key === 'AP')) return notAllowed(what, `FIELD_${keys.join('_')}`)
  const ref = now.get(PDFName.of('V'))
  const signature = after.resolve(ref)
  if (!(ref instanceof PDFRef) || !added.has(ref.objectNumber) || !(signature instanceof PDFDict))
    return notAllowed(what, 'SIGNATURE_NOT_NEW')
  // A signature covers the update that brings it; one that covers less is a copy of an older one.
  if (coveredEnd(after, signature) !== after.bytes.length) return notAllowed(what, 'SIGNATURE_NOT_OVER_ITS_UPDATE')
  const kind = after.name(signature, 'SubFilter') === 'ETSI.RFC3161' ? 'DOCUMENT_TIMESTAMP' : 'FURTHER_SIGNATURE'
  return { kind, field: field.name }
}

function coveredEnd(after: Revision, signature: PDFDict): number {
  const range = after.get(signature, 'ByteRange')
  const [second, rest] = range instanceof PDFArray ? range.asArray().slice(2) : []
  return second instanceof PDFNumber && rest instanceof PDFNumber ? second.asNumber() + rest.asNumber() : Number.NaN
}

/** A widget may come to be shown by one normal appearance that is a Form XObject of this update, and by nothing else. Viewers clip it to the field's place, which cannot change. */
function showsNewForm({ after, added, now }: FieldRewrite): boolean {
  const appearance = now.get(PDFName.of('AP'))
  if (!(appearance instanceof PDFDict) || appearance.keys().some((key) => key !== PDFName.of('N'))) return false
  const ref = appearance.get(PDFName.of('N'))
  const form = after.resolve(ref)
  return (
    ref instanceof PDFRef &&
    added.has(ref.objectNumber) &&
    form instanceof PDFRawStream &&
    after.name(form.dict, 'Subtype') === 'Form'
  )
}
