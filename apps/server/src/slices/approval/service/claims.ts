import type { Step } from '@onmaru/workflow'
import type { FieldPlace } from '../../documents/index.ts'
import type { FieldLock, StageClaims } from '../../signatures/index.ts'

/**
 * What the signature on a step says of the signer. Who drafts recognises to have made, approved and sent on the document; who reviews,
 * concurs or approves has approved its content, each for their part, which the approval block and the line say (RFC 5126 §5.11.1).
 */
export function claimsOf({ kind, party }: Step): StageClaims {
  return { role: party.post, commitment: kind === 'DRAFT' ? 'proofOfOrigin' : 'proofOfApproval' }
}

/**
 * What the form's signatures lock (ISO 32000-1 §12.8.2.4): the seal's, that nobody signs the line any more; until then places may still change
 * hands. Text fields are read-only once the file is sealed, and are not locked too: pyHanko takes a locked text field for changed at any later
 * update, be it only validation data.
 */
export function locksOf(fields: readonly Pick<FieldPlace, 'name' | 'kind'>[]): ReadonlyMap<string, FieldLock> {
  const places = fields.filter(({ name, kind }) => kind === 'signature' && !OFFICES.includes(name)).map(({ name }) => name)
  return new Map<string, FieldLock>([['seal', { action: 'Include', fields: places }]])
}

/** Signature fields that the office itself signs. */
const OFFICES: readonly string[] = ['seal', 'archive-timestamp']
