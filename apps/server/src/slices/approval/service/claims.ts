import type { Step } from '@onmaru/workflow'
import type { FieldLock, StageClaims } from '../../signatures/index.ts'
import { fieldOf } from './print-block.ts'

/**
 * What the signature on a step says of the signer. Who drafts recognises to have made, approved and sent on the document; who reviews,
 * concurs or approves has approved its content, each for their part, which the approval block and the line say (RFC 5126 §5.11.1).
 */
export function claimsOf({ kind, party }: Step): StageClaims {
  return { role: party.post, commitment: kind === 'DRAFT' ? 'proofOfOrigin' : 'proofOfApproval' }
}

/**
 * What the form's signatures lock (ISO 32000-1 §12.8.2.4): the approver's and the seal's, that nobody signs the line any more. Number and
 * date are read-only once they are filled, and are not locked too: pyHanko takes a locked text field for changed at any later update, be it
 * only validation data.
 */
export function locksOf(steps: readonly Pick<Step, 'id' | 'kind'>[]): ReadonlyMap<string, FieldLock> {
  const line = steps.map(({ id }) => fieldOf(id))
  const locks = new Map<string, FieldLock>([['seal', { action: 'Include', fields: line }]])
  const approver = steps.findLast(({ kind }) => kind === 'APPROVE')
  if (approver !== undefined) locks.set(fieldOf(approver.id), { action: 'Include', fields: line })
  return locks
}
