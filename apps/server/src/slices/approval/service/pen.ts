import { decide, type LineState, placesOf } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import { loadState } from './line-state.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
import { refused } from './refused.ts'

/** Acts of whose turn it is; who changes the text finishes that first. */
const WITH_PEN_DOWN: readonly LineAct['type'][] = ['sign', 'return', 'hold']

/**
 * Whose turn it is takes the pen to change the text (수정결재, 영 9①): from then on they edit the document like its drafter.
 * @throws DOCUMENT_UNKNOWN, ACT_REFUSED, ACT_CONFLICT, documents' PEN_TAKEN
 */
export async function beginRevise(
  parts: ApprovalParts,
  actor: PersonActor,
  { documentId, stepId, basedOn }: { documentId: string; stepId: string; basedOn: number },
): Promise<void> {
  const { kernel, documents } = parts
  await requireReader(parts, kernel.db, actor, documentId)
  await transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const state = await loadState(tx, documentId)
    refuseRevise(state, actor, stepId, basedOn, tx.now)
    await documents.takePen(tx, documentId, actor.personId)
    tx.touch(`document:${documentId}`)
  })
}

/** Who changes the text gives that up: it is again as it stands in the line. Again does nothing. @throws DOCUMENT_UNKNOWN */
export async function abandonRevise(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<void> {
  const { kernel, documents } = parts
  await requireReader(parts, kernel.db, actor, documentId)
  await transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    if (!(await holdsPen(parts, tx, documentId, actor.personId))) return
    await documents.layDownPen(tx, documentId)
    tx.touch(`document:${documentId}`)
  })
}

/** Says before anything is frozen what the revision itself would be refused for. @throws ACT_REFUSED, ACT_CONFLICT */
export function refuseRevise(state: LineState, actor: PersonActor, stepId: string, basedOn: number, now: Date): void {
  const revision = { id: newId(), sha256: '' }
  const decision = decide(state, { type: 'revise', actor, at: now.toISOString(), basedOn, stepId, revision, reason: '-' })
  if (!decision.ok) throw refused(decision.refusal, state.seq)
}

/** @throws PEN_IN_HAND when who signs, returns or holds is changing the text */
export async function requirePenDown(parts: ApprovalParts, tx: Tx, actor: PersonActor, given: LineAct): Promise<void> {
  if (!WITH_PEN_DOWN.includes(given.type)) return
  if (await holdsPen(parts, tx, given.documentId, actor.personId)) throw approvalFaults.PEN_IN_HAND()
}

/** The pen of who has lost the turn is laid down: by a changed line, or by the end of the round. */
export async function layDownLostPen({ documents }: ApprovalParts, tx: Tx, documentId: string, after: LineState): Promise<void> {
  const penId = (await documents.head(tx, documentId))?.penId ?? null
  if (penId === null) return
  const hasTurn = placesOf(after.context.rounds.at(-1)).some(
    ({ step, record }) => step.party.personId === penId && (record.state === 'OPEN' || record.state === 'HELD'),
  )
  if (after.value !== 'inProgress' || !hasTurn) await documents.layDownPen(tx, documentId)
}

async function holdsPen({ documents }: ApprovalParts, handle: Handle, documentId: string, personId: string): Promise<boolean> {
  return (await documents.head(handle, documentId))?.penId === personId
}
