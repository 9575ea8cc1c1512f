import { decide, lineView, placesOf } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { approvalFaults } from '../errors.ts'
import type { SigningTask } from '../signing-task.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
import { fieldOf, storedPlaces } from './places.ts'
import { refused } from './refused.ts'
import { signingTask } from './signing-task.ts'

/**
 * Prepares a signature on a step whose turn it is; refused at once where the act itself would be.
 * @throws DOCUMENT_UNKNOWN, ACT_REFUSED, ACT_CONFLICT
 */
export async function prepareSign(
  parts: ApprovalParts,
  actor: PersonActor,
  input: { documentId: string; stepId: string; basedOn: number },
): Promise<SigningTask> {
  const { kernel } = parts
  const { documentId, stepId, basedOn } = input
  const read = await requireReader(parts, kernel.db, actor, documentId)
  const { row, revision } = await presentFile(parts, kernel.db, read.row)
  const state = await loadState(kernel.db, documentId)
  const { present } = lineView(state)
  const step = placesOf(state.context.rounds.at(-1)).find((place) => place.step.id === stepId)?.step
  const field = fieldOf(storedPlaces(row.places), stepId)
  const decision = decide(state, {
    type: 'sign',
    actor,
    at: kernel.clock.now().toISOString(),
    basedOn,
    stepId,
    verdict: 'AGREE',
    revision: present?.revision ?? { id: row.revisionId, sha256: row.formBlob },
    signatureRef: newId(),
    opinion: null,
  })
  if (!decision.ok) throw refused(decision.refusal, state.seq)
  if (step === undefined || field === null || present?.revision.id !== revision.revisionId)
    throw approvalFaults.ACT_CONFLICT({ seq: state.seq })
  // Over a revised text the drafter's is the first signature again.
  return signingTask(parts, actor, { step, field, revision, pdfBlob: row.pdfBlob, certify: step.kind === 'DRAFT' })
}
