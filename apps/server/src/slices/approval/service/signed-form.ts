import type { Revision } from '../../documents/index.ts'
import { locksOf } from './claims.ts'
import type { ApprovalParts } from './parts.ts'

/**
 * A frozen revision's form with its fields, as the drafter is the first to sign it: SHA-256 of the stored file. The posts of the approval
 * block stand in text fields that can be filled anew. Slow: outside transactions.
 */
export async function signedForm({ kernel, documents, signatures }: ApprovalParts, revision: Revision): Promise<string> {
  const fields = []
  for (const field of revision.fields) {
    const { value, w, h } = field
    const isShown = value !== undefined && value !== ''
    fields.push(isShown ? { ...field, value, appearance: await documents.textAppearance(value, { w, h }) } : field)
  }
  const rendered = await kernel.blobs.get(revision.formBlob)
  return (await kernel.blobs.put(await signatures.prepareForm(rendered, fields, locksOf(revision.fields)))).sha256
}
