import type { ApprovalLine } from '@onmaru/workflow'
import type { Revision } from '../../documents/index.ts'
import { locksOf } from './claims.ts'
import type { ApprovalParts } from './parts.ts'

/** A frozen revision's form with its fields, as the drafter is the first to sign it: SHA-256 of the stored file. Slow: outside transactions. */
export async function signedForm(parts: ApprovalParts, revision: Revision, line: ApprovalLine): Promise<string> {
  const { kernel, signatures } = parts
  const rendered = await kernel.blobs.get(revision.formBlob)
  return (await kernel.blobs.put(await signatures.prepareForm(rendered, revision.fields, locksOf(line.steps)))).sha256
}
