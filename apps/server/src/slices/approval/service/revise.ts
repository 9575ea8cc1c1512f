import type { PersonActor } from '../../../kernel/actor.ts'
import type { Revision } from '../../documents/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import { loadState } from './line-state.ts'
import type { ApprovalParts } from './parts.ts'
import { refuseRevise } from './pen.ts'
import { blockOf } from './print-block.ts'

/**
 * The text as its holder of the pen saved it last, frozen as the next revision with the present line printed in it. Slow: outside transactions.
 * @throws ACT_REFUSED, ACT_CONFLICT, and documents' DRAFT_STALE, DRAFT_FAULTY, DOCUMENT_FROZEN
 */
export async function revisedRevision(
  parts: ApprovalParts,
  actor: PersonActor,
  { documentId, basedOn, stepId, draftVersion }: Extract<LineAct, { type: 'revise' }>,
): Promise<Revision> {
  const { kernel, documents } = parts
  const state = await loadState(kernel.db, documentId)
  refuseRevise(state, actor, stepId, basedOn, kernel.clock.now())
  const line = state.context.rounds.at(-1)?.line
  if (line === undefined) throw approvalFaults.ACT_CONFLICT({ seq: state.seq })
  return documents.freeze(actor, { documentId, basedOn: draftVersion, block: blockOf(line) })
}
