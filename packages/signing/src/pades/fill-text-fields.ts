import { PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { type Field, fieldsOf } from '../pdf/fields.ts'
import { applyUpdate, IncrementalUpdate } from '../pdf/incremental-update.ts'
import { Revision } from '../pdf/revision.ts'
import { showPage } from './appearance.ts'

/** A text field's value and how it looks. */
export interface TextFieldValue {
  readonly field: string
  readonly value: string
  /** One-page PDF; without one the field keeps the look that it has, and an emptied one shows nothing. */
  readonly appearance?: Uint8Array
  /** Whether it is closed by this, for ever; it is unless this says false. */
  readonly readOnly?: boolean
}

const READ_ONLY = 1
const N = PDFName.of

/**
 * Fills text fields. One that is closed cannot be filled again; one that is not may be, also after people signed, who then signed over what
 * stood in it: it is for what changes in the course of things, and is closed before the last signature.
 * @param closing closes every other text field too
 * @throws FIELD_NOT_FOUND, FIELD_TAKEN (closed already), PDF_BROKEN
 */
export async function fillTextFields(pdf: Uint8Array, values: readonly TextFieldValue[], closing = false): Promise<Uint8Array> {
  const update = IncrementalUpdate.open(pdf)
  const close = ({ ref, dict }: Field): void => {
    update.touch(ref)
    dict.set(N('Ff'), PDFNumber.of(READ_ONLY))
  }
  for (const { field: name, value, appearance, readOnly = true } of values) {
    const field = update.field(name)
    if (update.base.name(field.dict, 'FT') !== 'Tx')
      throw new SigningError('FIELD_NOT_FOUND', { field: name, why: 'no text field' })
    if (field.dict.has(N('Ff'))) throw new SigningError('FIELD_TAKEN', { field: name })
    update.touch(field.ref)
    field.dict.set(N('V'), PDFHexString.fromText(value))
    if (appearance !== undefined || value === '') showPage(update, field.dict, appearance ?? null)
    if (readOnly) close(field)
  }
  if (closing)
    for (const field of fieldsOf(update.base))
      if (update.base.name(field.dict, 'FT') === 'Tx' && !field.dict.has(N('Ff'))) close(field)
  return applyUpdate(pdf, update.finish().update)
}

/** What the text fields of a file hold now, by their names; a field that holds nothing has an empty text. @throws PDF_BROKEN */
export function textFieldValues(pdf: Uint8Array): ReadonlyMap<string, string> {
  const file = Revision.open(pdf)
  const texts = fieldsOf(file).filter(({ dict }) => file.name(dict, 'FT') === 'Tx')
  return new Map(
    texts.map(({ name, dict }) => {
      const value = file.get(dict, 'V')
      return [name, value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : '']
    }),
  )
}
