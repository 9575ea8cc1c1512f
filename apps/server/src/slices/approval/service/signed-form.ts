import type { Place } from '@onmaru/workflow'
import type { FieldPlace, Revision } from '../../documents/index.ts'
import { locksOf } from './claims.ts'
import type { ApprovalParts } from './parts.ts'
import type { Places } from './places.ts'
import { labelField, labelOf } from './print-block.ts'

/**
 * A frozen revision's form with its fields, as the drafter is the first to sign it: SHA-256 of the stored file. The posts of the approval
 * block stand in text fields that can be filled anew. Slow: outside transactions.
 */
export async function signedForm(parts: ApprovalParts, revision: Revision): Promise<string> {
  const { kernel, signatures } = parts
  const rendered = await kernel.blobs.get(revision.formBlob)
  const fields = []
  for (const field of revision.fields) {
    const look = field.value === undefined ? null : await lookOf(parts, field, field.value)
    fields.push(look === null ? field : { ...field, appearance: look })
  }
  return (await kernel.blobs.put(await signatures.prepareForm(rendered, fields, locksOf(revision.fields)))).sha256
}

/**
 * The file as it says who stands where after a change of the line: the posts that are other ones now are filled anew, behind the signatures.
 * SHA-256 of the stored file; the same where nothing differs. Slow: outside transactions.
 * @param places who stands where, and `steps` what became of them
 */
export async function withPosts(
  parts: ApprovalParts,
  pdfBlob: string,
  fields: readonly FieldPlace[],
  places: Places,
  steps: readonly Place[],
): Promise<string> {
  const { kernel, signatures } = parts
  const standing = new Map(steps.map((one) => [labelField(places[one.step.id] ?? ''), one]))
  const pdf = await kernel.blobs.get(pdfBlob)
  const present = signatures.fieldValues(pdf)
  const changed = []
  for (const field of fields) {
    if (field.value === undefined) continue
    const one = standing.get(field.name)
    const value = one === undefined ? '' : labelOf(one.step, field, absenceOf(one))
    if (present.get(field.name) === value) continue
    changed.push({ field: field.name, value, appearance: await lookOf(parts, field, value) })
  }
  return changed.length === 0 ? pdfBlob : (await kernel.blobs.put(await signatures.fillFields(pdf, changed))).sha256
}

/** Why a review was skipped (영 9①); a concurrence that nobody waited for any longer has no reason to be written there. */
function absenceOf({ record }: Place): string | null {
  return record.state === 'SKIPPED' && record.skippedFor === 'ABSENCE' ? record.reason : null
}

async function lookOf({ documents }: ApprovalParts, { w, h }: FieldPlace, value: string): Promise<Uint8Array | null> {
  return value === '' ? null : documents.textAppearance(value, { w, h })
}
