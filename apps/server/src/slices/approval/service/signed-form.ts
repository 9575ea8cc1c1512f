import type { FieldPlace, Revision } from '../../documents/index.ts'
import { locksOf } from './claims.ts'
import type { ApprovalParts } from './parts.ts'

/**
 * A frozen revision's form with its fields, as the drafter is the first to sign it: SHA-256 of the stored file. The posts of the approval
 * block stand in text fields that can be filled anew. Slow: outside transactions.
 */
export async function signedForm(parts: ApprovalParts, revision: Revision): Promise<string> {
  const { kernel, signatures } = parts
  const rendered = await kernel.blobs.get(revision.formBlob)
  const fields = []
  for (const field of revision.fields) fields.push(await shown(parts, field))
  return (await kernel.blobs.put(await signatures.prepareForm(rendered, fields, locksOf(revision.fields)))).sha256
}

async function shown({ documents }: ApprovalParts, field: FieldPlace) {
  const { value, w, h } = field
  return value === undefined || value === ''
    ? field
    : { ...field, value, appearance: await documents.textAppearance(value, { w, h }) }
}
