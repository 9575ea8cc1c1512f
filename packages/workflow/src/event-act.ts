import type { Act, ActBase } from './acts.ts'
import { WorkflowError } from './errors.ts'
import type { LineEvent } from './line-event.ts'

/** The event of an accepted act. `round` is the one that it begins, or in which it was done. */
export function eventOf(act: Act, round: number): LineEvent {
  const base = { seq: act.basedOn + 1, at: act.at, by: act.actor.personId, round }
  switch (act.type) {
    case 'submit':
    case 'resubmit': {
      const { line, facts, revision, signatureRef, opinion } = act
      const type = act.type === 'submit' ? 'submitted' : 'resubmitted'
      return { ...base, type, stepId: line.steps[0]?.id ?? '', line, facts, revision, signatureRef, opinion }
    }
    case 'sign': {
      const { stepId, verdict, opinion, revision, signatureRef } = act
      const important = act.important === undefined ? {} : { important: act.important }
      return { ...base, type: 'signed', stepId, verdict, opinion, revision, signatureRef, ...important }
    }
    case 'return':
      return { ...base, type: 'returned', stepId: act.stepId, to: act.to, reason: act.reason }
    case 'recall':
      return { ...base, type: 'recalled', stepId: act.stepId ?? null, reason: act.reason }
    case 'hold':
      return { ...base, type: 'held', stepId: act.stepId, reason: act.reason, until: act.until }
    case 'resume':
      return { ...base, type: 'resumed', stepId: act.stepId }
    case 'redraft':
      return { ...base, type: 'redrafted', stepId: null, documentId: act.documentId }
    case 'assign':
      return { ...base, type: 'assigned', stepId: act.stepId, reviewers: act.reviewers }
    case 'skip':
      return { ...base, type: 'skipped', stepId: act.stepId, reason: act.reason }
    case 'change':
      return { ...base, type: 'lineChanged', stepId: null, steps: act.steps, facts: act.facts, reason: act.reason }
    case 'revise':
      return { ...base, type: 'revised', stepId: act.stepId, revision: act.revision, reason: act.reason }
    case 'setUrgent':
      return { ...base, type: 'urgencySet', stepId: null, urgent: act.urgent }
    case 'circulate':
      return { ...base, type: 'circulated', stepId: null, readers: act.readers }
    case 'read':
      return { ...base, type: 'read', stepId: null, opinion: act.opinion }
    case 'acknowledge':
      return { ...base, type: 'acknowledged', stepId: null, instruction: act.instruction }
    case 'holdEnded':
    case 'overdue':
      return { ...base, type: act.type, stepId: act.stepId }
  }
}

/**
 * The act that an event came from. Here an old form of an event is read, should a form ever change.
 * @throws WorkflowError EVENTS_BROKEN for a type that this machine does not know
 */
export function actOf(event: LineEvent): Act {
  const base: ActBase = { actor: { personId: event.by }, at: event.at, basedOn: event.seq - 1 }
  switch (event.type) {
    case 'submitted':
    case 'resubmitted': {
      const { line, facts, revision, signatureRef, opinion } = event
      return { ...base, type: event.type === 'submitted' ? 'submit' : 'resubmit', line, facts, revision, signatureRef, opinion }
    }
    case 'signed': {
      const { stepId, verdict, opinion, revision, signatureRef } = event
      const important = event.important === undefined ? {} : { important: event.important }
      return { ...base, type: 'sign', stepId, verdict, opinion, revision, signatureRef, ...important }
    }
    case 'returned':
      return { ...base, type: 'return', stepId: event.stepId, to: event.to, reason: event.reason }
    case 'recalled':
      return { ...base, type: 'recall', stepId: event.stepId, reason: event.reason }
    case 'held':
      return { ...base, type: 'hold', stepId: event.stepId, reason: event.reason, until: event.until }
    case 'resumed':
      return { ...base, type: 'resume', stepId: event.stepId }
    case 'redrafted':
      return { ...base, type: 'redraft', documentId: event.documentId }
    case 'assigned':
      return { ...base, type: 'assign', stepId: event.stepId, reviewers: event.reviewers }
    case 'skipped':
      return { ...base, type: 'skip', stepId: event.stepId, reason: event.reason }
    case 'lineChanged':
      return { ...base, type: 'change', steps: event.steps, facts: event.facts, reason: event.reason }
    case 'revised':
      return { ...base, type: 'revise', stepId: event.stepId, revision: event.revision, reason: event.reason }
    case 'urgencySet':
      return { ...base, type: 'setUrgent', urgent: event.urgent }
    case 'circulated':
      return { ...base, type: 'circulate', readers: event.readers }
    case 'read':
      return { ...base, type: 'read', opinion: event.opinion }
    case 'acknowledged':
      return { ...base, type: 'acknowledge', instruction: event.instruction }
    case 'holdEnded':
    case 'overdue':
      return { ...base, type: event.type, stepId: event.stepId }
    default:
      throw unknownType(event)
  }
}

function unknownType(event: never): WorkflowError {
  const { seq, type } = event as LineEvent
  return new WorkflowError('EVENTS_BROKEN', { seq, why: `unknown type ${String(type)}` })
}
