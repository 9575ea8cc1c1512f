import { type Act, decide, type LineState, placesOf } from '@onmaru/workflow'
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
import { MOVES_PLACES, placesAfter, storedPlaces } from './places.ts'
import { opinionAttached } from './print-block.ts'
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
  const { given, row, revision, verified } = brought
  if (given.type === 'revise') return { from: null, to: await signedForm(parts, revision) }
  if (verified !== null && given.type === 'submit') return { from: null, to: verified.pdfBlob }
  if (row === undefined) throw approvalFaults.ACT_CONFLICT({ seq: 0 })
  const signed = verified === null ? row.pdfBlob : verified.pdfBlob
  const same = { from: verified === null ? row.pdfBlob : verified.stage.baseBlob, to: signed }
  const mayMove = MOVING.includes(given.type) || (given.type === 'sign' && (given.opinion !== null || hasConcurrence(row)))
  if (!mayMove) return same
  const before = await loadState(kernel.db, given.documentId)
  if (before.seq !== given.basedOn) throw approvalFaults.ACT_CONFLICT({ seq: before.seq })
  const asked = await machineAct(parts, kernel.db, kernel.clock.now(), { ...brought, state: before })
  return { from: same.from, to: await fileAfter(parts, { before, asked, row, revision, signed }) }
}

/** An act as the machine is asked, and the file as it lies before it is labelled anew. */
export interface FileAsked {
  readonly before: LineState
  readonly asked: Act
  readonly row: store.LineRevision
  readonly revision: Revision
  readonly signed: string
}

/** The file as it says who stands in the line after an act. Slow: outside transactions. @throws ACT_REFUSED, LINE_SPACE */
export async function fileAfter(parts: ApprovalParts, { before, asked, row, revision, signed }: FileAsked): Promise<string> {
  const decision = decide(before, asked)
  if (!decision.ok) throw refused(decision.refusal, before.seq)
  const { state: after, effects } = decision
  // An act of these by which nobody is passed over and no opinion is attached says nothing new on the page.
  if (PASSING.includes(asked.type) && saidOf(after) === saidOf(before)) return signed
  // Back to the drafter: the file stays as it was, as evidence, until the next one is begun.
  if (after.value !== 'inProgress' && after.value !== 'approved') return signed
  const voided = effects.flatMap((effect) => ('voided' in effect ? effect.voided : []))
  const base = await fileBefore(parts, before, voided, signed)
  const { fields } = revision
  const were = storedPlaces(row.places)
  const places = MOVES_PLACES.includes(asked.type) ? placesAfter(were, after, fields) : were
  return labelled(parts, base, { state: after, places, fields })
}

/** Acts after which the line may go on without somebody. */
const PASSING: readonly Act['type'][] = ['sign', 'overdue', 'holdEnded']

/** How many places say more than a post: the line went on without somebody, or an opinion is attached. */
const saidOf = ({ context }: LineState): number =>
  placesOf(context.rounds.at(-1)).filter(({ step, record }) => record.state === 'SKIPPED' || opinionAttached(step, record)).length

/** Whether somebody concurs, so that a decision may pass them over (영 9②). */
const hasConcurrence = ({ places }: store.LineRevision): boolean => places?.includes('"concur-') ?? false

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
