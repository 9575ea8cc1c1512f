import type { Act, ApprovalLine, LineState } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Revision } from '../../documents/index.ts'
import { signaturesFaults, type VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import * as store from '../store.ts'
import { basisIn } from './draft-line.ts'
import type { ApprovalParts } from './parts.ts'
import { factsOf, type LineOwner, peopleOf, plannedFrom } from './planned-line.ts'

/**
 * The submission as the machine is asked: the line that was printed and signed, and what the office knows of it now.
 * @throws STAGE_STALE when something else was prepared since, LINE_STALE when the line was changed since
 */
export async function submissionAct(
  parts: ApprovalParts,
  handle: Handle,
  now: Date,
  actor: PersonActor,
  state: LineState,
  given: Extract<LineAct, { type: 'submit' }>,
  verified: VerifiedSignature,
  revision: Revision,
): Promise<Act> {
  const prepared = await store.findPrepared(handle, given.documentId)
  if (prepared?.stageId !== verified.stage.id || prepared.revisionId !== revision.revisionId) throw signaturesFaults.STAGE_STALE()
  const planned = await store.findDraftLine(handle, given.documentId)
  const version = planned?.version ?? 0
  if (version !== prepared.lineVersion) throw approvalFaults.LINE_STALE({ version })
  const line: ApprovalLine = JSON.parse(prepared.line)
  const { senderName, taskId, amount } = revision.form
  const owner: LineOwner = { authorId: actor.personId, senderName, taskId, amount, basis: basisIn(planned?.basis ?? null) }
  const known = await peopleOf(parts, handle, owner, line.steps.map(plannedFrom), now)
  return {
    type: state.value === 'drafting' ? 'submit' : 'resubmit',
    actor,
    at: now.toISOString(),
    basedOn: given.basedOn,
    line,
    facts: factsOf(known),
    revision: { id: revision.revisionId, sha256: revision.formBlob },
    signatureRef: verified.stage.id,
    opinion: given.opinion,
  }
}
