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

type Fields = readonly Pick<FieldPlace, 'name' | 'kind'>[]

/** What a signature locks (ISO 32000-1 §12.8.2.4): the approver's every place of the line, whichever theirs is, that nobody signs behind it. */
export function lockBy({ kind }: Pick<Step, 'kind'>, fields: Fields): FieldLock | null {
  return kind === 'APPROVE' ? allPlaces(fields) : null
}

/**
 * What the form's own fields lock: the seal's, every place of the line again. Text fields are read-only once the file is sealed, and are not
 * locked too: pyHanko takes a locked text field for changed at any later update, be it only validation data.
 */
export function locksOf(fields: Fields): ReadonlyMap<string, FieldLock> {
  return new Map([['seal', allPlaces(fields)]])
}

/** Signature fields that the office itself signs. */
const OFFICES: readonly string[] = ['seal', 'archive-timestamp']

function allPlaces(fields: Fields): FieldLock {
  const places = fields.filter(({ name, kind }) => kind === 'signature' && !OFFICES.includes(name))
  return { action: 'Include', fields: places.map(({ name }) => name) }
}
