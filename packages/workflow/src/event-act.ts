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
      return { ...base, type: 'signed', stepId, verdict, opinion, revision, signatureRef }
    }
    case 'return':
      return { ...base, type: 'returned', stepId: act.stepId, to: act.to, reason: act.reason }
    case 'recall':
      return { ...base, type: 'recalled', stepId: null, reason: act.reason }
    case 'hold':
      return { ...base, type: 'held', stepId: act.stepId, reason: act.reason, until: act.until }
    case 'resume':
      return { ...base, type: 'resumed', stepId: act.stepId }
    case 'redraft':
      return { ...base, type: 'redrafted', stepId: null, documentId: act.documentId }
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
      return { ...base, type: 'sign', stepId, verdict, opinion, revision, signatureRef }
    }
    case 'returned':
      return { ...base, type: 'return', stepId: event.stepId, to: event.to, reason: event.reason }
    case 'recalled':
      return { ...base, type: 'recall', reason: event.reason }
    case 'held':
      return { ...base, type: 'hold', stepId: event.stepId, reason: event.reason, until: event.until }
    case 'resumed':
      return { ...base, type: 'resume', stepId: event.stepId }
    case 'redrafted':
      return { ...base, type: 'redraft', documentId: event.documentId }
    default:
      throw unknownType(event)
  }
}

function unknownType(event: never): WorkflowError {
  const { seq, type } = event as LineEvent
  return new WorkflowError('EVENTS_BROKEN', { seq, why: `unknown type ${String(type)}` })
}
