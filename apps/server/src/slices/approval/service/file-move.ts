import { decide, type LineState, placesOf } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Revision } from '../../documents/index.ts'
import type { VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import type * as store from '../store.ts'
import { labelled } from './labels.ts'
import { loadState } from './line-state.ts'
import { machineAct } from './machine-act.ts'
import type { ApprovalParts } from './parts.ts'
import { placesAfter, storedPlaces } from './places.ts'
import { refused } from './refused.ts'
import { signedForm } from './signed-form.ts'

/** From which file to which an act leads (SHA-256). `from` null: a new one is begun. */
export interface FileMove {
  readonly from: string | null
  readonly to: string
}

/** What an act brings, before it is decided. */
export interface ActBrought {
  readonly actor: PersonActor
  readonly given: LineAct
  readonly row: store.LineRevision | undefined
  readonly revision: Revision
  readonly verified: VerifiedSignature | null
}

/** Acts after which the file that stands is an earlier one, or says other things of those who are still to sign. */
const MOVING: readonly LineAct['type'][] = ['return', 'recall', 'skip', 'change']

/**
 * The file after an act: what was signed, the same, or the one from before a signature that stands no more. Slow: outside transactions, on the
 * state that the act is based on. @throws ACT_REFUSED, ACT_CONFLICT, LINE_SPACE
 */
export async function fileMove(parts: ApprovalParts, brought: ActBrought): Promise<FileMove> {
  const { kernel } = parts
  const { actor, given, row, revision, verified } = brought
  if (verified !== null) return { from: given.type === 'submit' ? null : verified.stage.baseBlob, to: verified.pdfBlob }
  if (given.type === 'revise') return { from: null, to: await signedForm(parts, revision) }
  if (row === undefined) throw approvalFaults.ACT_CONFLICT({ seq: 0 })
  const same = { from: row.pdfBlob, to: row.pdfBlob }
  if (!MOVING.includes(given.type)) return same
  const before = await loadState(kernel.db, given.documentId)
  if (before.seq !== given.basedOn) throw approvalFaults.ACT_CONFLICT({ seq: before.seq })
  const asked = await machineAct(parts, kernel.db, kernel.clock.now(), { actor, state: before, given, verified, revision })
  const decision = decide(before, asked)
  if (!decision.ok) throw refused(decision.refusal, before.seq)
  const { state: after, effects } = decision
  // Back to the drafter: the file stays as it was, as evidence, until the next one is begun.
  if (after.value !== 'inProgress') return same
  const voided = effects.flatMap((effect) => ('voided' in effect ? effect.voided : []))
  const base = await fileBefore(parts, before, voided, row.pdfBlob)
  const { fields } = revision
  const places = placesAfter(storedPlaces(row.places), after, fields)
  return { from: row.pdfBlob, to: await labelled(parts, base, { state: after, places, fields }) }
}

/** The file from before the earliest of these signatures: everything that was signed later lies over it. */
async function fileBefore(parts: ApprovalParts, state: LineState, voided: readonly string[], present: string): Promise<string> {
  const [first] = placesOf(state.context.rounds.at(-1))
    .flatMap(({ record: { signatureRef, seq } }) =>
      signatureRef !== null && voided.includes(signatureRef) ? [{ signatureRef, seq }] : [],
    )
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
  if (first === undefined) return present
  const base = await parts.signatures.baseOf(parts.kernel.db, first.signatureRef)
  if (base === undefined) throw new Error(`no stage of signature ${first.signatureRef}`)
  return base
}
