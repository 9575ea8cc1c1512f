import { type Act, type LineState, placesOf, type Step } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { documentsFaults, type Revision } from '../../documents/index.ts'
import type { VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import { changeFrom } from './change.ts'
import type { ApprovalParts } from './parts.ts'
import { partyOf } from './planned-line.ts'
import { submissionAct } from './submission.ts'

/** An act as a person gives it, on the state that they saw. */
export interface GivenAct {
  readonly actor: PersonActor
  readonly state: LineState
  readonly given: LineAct
  readonly verified: VerifiedSignature | null
  readonly revision: Revision
}

/** The act as the machine is asked, with what the office knows of the people that it names. `basedOn` is checked already. */
export async function machineAct(parts: ApprovalParts, handle: Handle, now: Date, asked: GivenAct): Promise<Act> {
  const { actor, state, given, verified, revision } = asked
  const base = { actor, at: now.toISOString(), basedOn: given.basedOn }
  switch (given.type) {
    case 'submit':
      if (verified === null) throw approvalFaults.ACT_CONFLICT({ seq: state.seq })
      return submissionAct(parts, handle, now, actor, state, given, verified, revision)
    case 'sign': {
      const { stepId, verdict, opinion, important = false } = given
      const signed = { id: verified?.stage.revisionId ?? '', sha256: revision.formBlob }
      const signing = { stepId, verdict, opinion, revision: signed, signatureRef: verified?.stage.id ?? '' }
      return { ...base, type: 'sign', ...signing, ...(important ? { important } : {}) }
    }
    case 'return':
      return { ...base, type: 'return', stepId: given.stepId, to: given.to ?? null, reason: given.reason }
    case 'recall':
      return { ...base, type: 'recall', stepId: ownStep(state, given.stepId ?? null), reason: given.reason }
    case 'hold':
      return { ...base, type: 'hold', stepId: given.stepId, reason: given.reason, until: given.until }
    case 'resume':
      return { ...base, type: 'resume', stepId: given.stepId }
    case 'redraft':
      await requireOwnDraft(parts, handle, actor, given)
      return { ...base, type: 'redraft', documentId: given.successorId }
    case 'assign':
      return { ...base, type: 'assign', stepId: given.stepId, reviewers: await reviewersOf(parts, handle, state, given) }
    case 'skip':
      return { ...base, type: 'skip', stepId: given.stepId, reason: given.reason }
    case 'change':
      return {
        ...base,
        type: 'change',
        ...(await changeFrom(parts, handle, now, state, revision, given.steps)),
        reason: given.reason,
      }
    case 'revise': {
      const revised = { id: revision.revisionId, sha256: revision.formBlob }
      return { ...base, type: 'revise', stepId: given.stepId, revision: revised, reason: given.reason }
    }
    case 'setUrgent':
      return { ...base, type: 'setUrgent', urgent: given.urgent }
    case 'circulate': {
      const people = await knownPeople(parts, handle, given.readerIds)
      return { ...base, type: 'circulate', readers: given.readerIds.map((id) => partyOf({ people }, id)) }
    }
    case 'read':
      return { ...base, type: 'read', opinion: given.opinion }
    case 'acknowledge':
      return { ...base, type: 'acknowledge', instruction: given.instruction }
  }
}

/** Who takes back the drafter's signature takes back the document. */
function ownStep({ context }: LineState, stepId: string | null): string | null {
  return stepId === context.rounds.at(-1)?.line.steps[0]?.id ? null : stepId
}

async function knownPeople({ identity }: ApprovalParts, handle: Handle, ids: readonly string[]) {
  return new Map((await identity.peopleByIds(handle, [...new Set(ids)])).map((person) => [person.id, person]))
}

/** 부서협조: reviews by the unit's people, each under an id that the line never had. */
async function reviewersOf(
  parts: ApprovalParts,
  handle: Handle,
  { context }: LineState,
  { stepId, reviewerIds }: Extract<LineAct, { type: 'assign' }>,
): Promise<readonly Step[]> {
  const people = await knownPeople(parts, handle, reviewerIds)
  const used = new Set(context.rounds.flatMap(placesOf).map(({ step }) => step.id))
  let number = 0
  const nextId = (): string => {
    do number += 1
    while (used.has(`${stepId}-${number}`))
    return `${stepId}-${number}`
  }
  return reviewerIds.map((personId) => ({
    id: nextId(),
    kind: 'REVIEW',
    party: partyOf({ people }, personId),
    mark: null,
    onBehalfOf: null,
    skipReason: null,
    group: null,
  }))
}

/** @throws DOCUMENT_UNKNOWN unless the successor is another draft of one's own */
async function requireOwnDraft(
  { documents }: ApprovalParts,
  handle: Handle,
  actor: PersonActor,
  { documentId, successorId }: Extract<LineAct, { type: 'redraft' }>,
): Promise<void> {
  const head = await documents.head(handle, successorId)
  const isOwn = head?.authorId === actor.personId && head.state === 'DRAFTING' && successorId !== documentId
  if (!isOwn) throw documentsFaults.DOCUMENT_UNKNOWN()
}
