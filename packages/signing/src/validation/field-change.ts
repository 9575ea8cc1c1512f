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
  const { field, what, now, keys, before } = rewrite
  if (keys.includes('AP') && !showsNewForm(rewrite)) return notAllowed(what, 'APPEARANCE')
  if (field.type === 'Sig') return signing(rewrite)
  if (field.dict.has(PDFName.of('Ff')) && isReadOnly(before, field)) return notAllowed(what, 'FIELD_WAS_READ_ONLY')
  switch (field.type) {
    case 'Tx':
      return filled(rewrite, isText(now.get(PDFName.of('V'))), ['V', 'AP', 'Ff'])
    case 'Ch':
      return filled(rewrite, isText(now.get(PDFName.of('V'))), ['V', 'AP', 'I', 'Ff'])
    case 'Btn':
      // A state that the button had an appearance for.
      return filled(rewrite, now.get(PDFName.of('V')) instanceof PDFName, ['V', 'AS', 'Ff'])
    default:
      return notAllowed(what, 'FIELD_KIND')
  }
}

/** A field that nobody closed may be filled, and filled anew (DocMDP, ISO 32000-1 table 254), by a value of its kind; the report says what stood there. */
function filled(rewrite: FieldRewrite, isValue: boolean, mayChange: readonly string[]): Change {
  const { before, field, what, keys } = rewrite
  if (closes(rewrite)) return { kind: 'FORM_FILL', field: field.name }
  if (!isValue || !keys.includes('V')) return notAllowed(what, 'FIELD_VALUE')
  if (!keys.every((key) => mayChange.includes(key))) return notAllowed(what, `FIELD_${keys.join('_')}`)
  const replaces = textOf(before.get(field.dict, 'V'))
  return { kind: 'FORM_FILL', field: field.name, ...(replaces === '' ? {} : { replaces }) }
}

/** Whether nothing is changed but that the field becomes read-only. */
function closes({ before, field, now, keys }: FieldRewrite): boolean {
  const [was, is] = [before.get(field.dict, 'Ff'), now.get(PDFName.of('Ff'))]
  const flags = was instanceof PDFNumber ? was.asNumber() : 0
  return keys.join() === 'Ff' && is instanceof PDFNumber && is.asNumber() === (flags | 1)
}

function textOf(value: unknown): string {
  if (isText(value)) return value.decodeText()
  return value instanceof PDFName && value !== PDFName.of('Off') ? value.decodeText() : ''
}

const isText = (value: unknown): value is PDFString | PDFHexString => value instanceof PDFString || value instanceof PDFHexString

/** Flags of a text field that is to be filled are its own look (several lines, a comb); read-only is the first bit (ISO 32000-1 table 221). */
function isReadOnly(before: Revision, field: Field): boolean {
  const flags = before.get(field.dict, 'Ff')
  return !(flags instanceof PDFNumber) || (flags.asNumber() & 1) === 1
}

/** What it is when a widget was rewritten that is not its field: it shows what its field came to hold. */
export function widgetChange(rewrite: FieldRewrite): readonly Change[] {
  const { before, after, field, what, keys } = rewrite
  if (keys.includes('AP') && !showsNewForm(rewrite)) return [notAllowed(what, 'APPEARANCE')]
  const holds = after.resolve(field.ref)
  const changed =
    holds instanceof PDFDict && String(holds.get(PDFName.of('V'))) !== String(before.get(field.dict, 'V') ?? undefined)
  return changed && keys.every((key) => key === 'AP' || key === 'AS') ? [] : [notAllowed(what, `WIDGET_${keys.join('_')}`)]
}

/** What software changes in a field that it signs: besides the value, how it is shown. */
const SIGNED_KEYS = new Set(['V', 'AP', 'MK', 'DA'])

function signing({ before, after, added, field, what, now, keys }: FieldRewrite): Change {
  if (before.get(field.dict, 'V') !== undefined) return notAllowed(what, 'SIGNATURE_REPLACED')
  if (!keys.includes('V') || !keys.every((key) => SIGNED_KEYS.has(key))) return notAllowed(what, `FIELD_${keys.join('_')}`)
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
