import { PDFDict, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import type { Field } from '../pdf/fields.ts'
import type { Located } from '../pdf/object-parser.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { sameObject } from './compare.ts'
import { isReferredToOnlyBy } from './references.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * What it is when the appearance of a field was rewritten in its place, as some software does when it fills the field (ISO 32000-1 §12.7.3.3); null when
 * this is no such appearance. It must be this field's alone, since a page may show the same stream, and the field must be filled by the same update.
 */
export function appearanceChange(around: Surroundings, what: string, was: Located, now: Located): readonly Change[] | null {
  const { before } = around
  if (!isForm(before, was) || !isForm(around.after, now)) return null
  const shown = around.fields.find((field) => showing(before, field).some(({ form }) => form === was.number))
  if (shown === undefined) return null
  const owners = new Set(showing(before, shown).flatMap(({ form, widget }) => (form === was.number ? [widget] : [])))
  if (!isFilled(around, shown) || !isReferredToOnlyBy(before, was.number, owners)) return [notAllowed(what, 'APPEARANCE')]
  return []
}

function isForm(revision: Revision, { object }: Located): boolean {
  return object instanceof PDFRawStream && revision.name(object.dict, 'Subtype') === 'Form'
}

/** Widgets of a text or choice field and the one appearance that each shows. */
function showing(revision: Revision, { ref, dict, type }: Field): readonly { readonly widget: number; readonly form: number }[] {
  if (type !== 'Tx' && type !== 'Ch') return []
  const kids = revision.array(dict, 'Kids')?.asArray() ?? []
  return [ref, ...kids].flatMap((widget) => {
    const held = widget instanceof PDFRef ? revision.resolve(widget) : undefined
    const appearance = held instanceof PDFDict ? revision.dict(held, 'AP') : undefined
    const form = appearance?.get(PDFName.of('N'))
    return widget instanceof PDFRef && form instanceof PDFRef ? [{ widget: widget.objectNumber, form: form.objectNumber }] : []
  })
}

/** Whether this update gives the field another value; whether it may is judged where the field itself is. */
function isFilled({ before, after }: Surroundings, { ref, dict }: Field): boolean {
  const now = after.resolve(ref)
  const [was, is] = [before.get(dict, 'V'), now instanceof PDFDict ? after.get(now, 'V') : undefined]
  return is !== undefined && (was === undefined || !sameObject(was, is))
}
