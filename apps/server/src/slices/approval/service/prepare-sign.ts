import { decide, lineView } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { approvalFaults } from '../errors.ts'
import type { SigningTask } from '../signing-task.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
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
  const step = present?.steps.find(({ id }) => id === stepId)
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
  if (step === undefined || present?.revision.id !== revision.revisionId) throw approvalFaults.ACT_CONFLICT({ seq: state.seq })
  return signingTask(parts, actor, { step, revision, pdfBlob: row.pdfBlob, certify: false })
}
