import { type ApprovalLine, decide, type LineFacts, type LineState } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { Revision } from '../../documents/index.ts'
import { approvalFaults } from '../errors.ts'
import type { SigningTask } from '../signing-task.ts'
import * as store from '../store.ts'
import { presentPlan } from './draft-line.ts'
import { loadState } from './line-state.ts'
import type { ApprovalParts } from './parts.ts'
import { firstField } from './places.ts'
import { factsOf, lineFaults, lineOf } from './planned-line.ts'
import { blockOf } from './print-block.ts'
import { refused } from './refused.ts'
import { signedForm } from './signed-form.ts'
import { signingTask } from './signing-task.ts'

/**
 * Freezes the draft as a revision with its line printed in it, renders it, adds the fields, and prepares the drafter's signature.
 * Nothing of a line in progress changes; what was prepared counts once it is submitted. All of it runs outside transactions.
 * @throws LINE_STALE, LINE_FAULTY, ACT_REFUSED, and documents' DOCUMENT_UNKNOWN, DRAFT_STALE, DRAFT_FAULTY, DOCUMENT_FROZEN
 */
export async function prepareSubmit(
  parts: ApprovalParts,
  actor: PersonActor,
  input: { documentId: string; draftVersion: number; lineVersion: number },
): Promise<SigningTask> {
  const { kernel, documents } = parts
  const { documentId, draftVersion, lineVersion } = input
  const draft = await documents.draft(actor, documentId)
  const plan = await presentPlan(parts, draft)
  if (plan.version !== lineVersion) throw approvalFaults.LINE_STALE({ version: plan.version })
  const line = lineOf(plan.steps, plan.known, plan.options, draft.form.urgent)
  const facts = factsOf(plan.known)
  const faults = lineFaults(line, plan.known, draft.author.id)
  if (faults.length > 0) throw approvalFaults.LINE_FAULTY({ faults })
  const revision = await documents.freeze(actor, { documentId, basedOn: draftVersion, block: blockOf(line) })
  const state = await loadState(kernel.db, documentId)
  refuseEarly(state, actor, line, facts, revision, kernel.clock.now())
  const pdfBlob = await signedForm(parts, revision)
  const step = line.steps[0]
  if (step === undefined) throw approvalFaults.LINE_STALE({ version: plan.version })
  const field = firstField(step, revision.fields)
  const task = await signingTask(parts, actor, { step, field, revision, pdfBlob, certify: true })
  await transaction(kernel, actor, (tx) =>
    store.putPrepared(tx, {
      documentId,
      stageId: task.stageId,
      personId: actor.personId,
      revisionId: revision.revisionId,
      pdfBlob,
      line: JSON.stringify(line),
      lineVersion,
      preparedAt: tx.now.toISOString(),
    }),
  )
  return task
}

/** Says before anybody signs what the submission itself would be refused for. */
function refuseEarly(
  state: LineState,
  actor: PersonActor,
  line: ApprovalLine,
  facts: LineFacts,
  revision: Revision,
  now: Date,
): void {
  const decision = decide(state, {
    type: state.value === 'drafting' ? 'submit' : 'resubmit',
    actor,
    at: now.toISOString(),
    basedOn: state.seq,
    line,
    facts,
    revision: { id: revision.revisionId, sha256: revision.formBlob },
    signatureRef: newId(),
    opinion: null,
  })
  if (!decision.ok) throw refused(decision.refusal, state.seq)
}
