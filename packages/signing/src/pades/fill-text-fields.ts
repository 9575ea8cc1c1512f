import { PDFHexString, PDFName, PDFNumber } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { applyUpdate, IncrementalUpdate } from '../pdf/incremental-update.ts'

/** A text field's value and how it looks. */
export interface TextFieldValue {
  readonly field: string
  readonly value: string
  /** One-page PDF. */
  readonly appearance?: Uint8Array
}

const READ_ONLY = 1
const N = PDFName.of

/**
 * Fills text fields, read-only from then on: what was filled once was seen by those who signed after, and may not be filled again.
 * @throws FIELD_NOT_FOUND, FIELD_TAKEN, PDF_BROKEN
 */
export async function fillTextFields(pdf: Uint8Array, values: readonly TextFieldValue[]): Promise<Uint8Array> {
  const update = IncrementalUpdate.open(pdf)
  for (const { field: name, value, appearance } of values) {
    const field = update.field(name)
    if (update.base.name(field.dict, 'FT') !== 'Tx')
      throw new SigningError('FIELD_NOT_FOUND', { field: name, why: 'no text field' })
    if (field.dict.has(N('Ff'))) throw new SigningError('FIELD_TAKEN', { field: name })
    update.touch(field.ref)
    field.dict.set(N('V'), PDFHexString.fromText(value))
    field.dict.set(N('Ff'), PDFNumber.of(READ_ONLY))
    if (appearance !== undefined) field.dict.set(N('AP'), update.context.obj({ N: update.importPage(appearance) }))
  }
  return applyUpdate(pdf, update.finish().update)
}
