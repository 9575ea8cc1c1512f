import type { Act } from './acts.ts'
import type { Article } from './article.ts'
import { changeFaults } from './change-rules.ts'
import { submissionFaults } from './drafter-rules.ts'
import { type Effect, effectsOf } from './effects.ts'
import { WorkflowError } from './errors.ts'
import { eventOf } from './event-act.ts'
import type { LineEvent } from './line-event.ts'
import type { LineFault } from './line-fault.ts'
import { advance } from './machines/advance.ts'
import { lineMachine } from './machines/line.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { RefusalCode } from './refusal-sentence.ts'
import { type LineContext, presentRound } from './round.ts'
import { brokenRule } from './rules.ts'
import { seoulDate } from './seoul-date.ts'
import { isPresentVersion, type LineState, type LineValue, snapshotOf, stateAfter } from './state.ts'
import { innerFaults } from './unit-fault.ts'

/** What an act comes to. */
export type Decision =
  | {
      readonly ok: true
      readonly state: LineState
      /** To be appended, in this order, with `state` as the cache of what they say. */
      readonly events: readonly LineEvent[]
      readonly effects: readonly Effect[]
    }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Decides an act on a state. Pure: the same state and act give the same answer, and a refused act changes nothing.
 * Of two acts on one state the second is refused with CONFLICT, since `basedOn` is not the present `seq` any more.
 * @throws WorkflowError SNAPSHOT_OUTDATED when the state is of another machine version (replay those by `restore`)
 */
export function decide(state: LineState, act: Act): Decision {
  if (!isPresentVersion(state)) throw new WorkflowError('SNAPSHOT_OUTDATED', { version: state.version })
  if (seoulDate(act.at) === null) return { ok: false, refusal: refusal('TIME_INVALID', '실무') }
  if (act.basedOn !== state.seq) return { ok: false, refusal: refusal('CONFLICT', '실무') }
  const next = advance(lineMachine, snapshotOf(state, lineMachine), act)
  if (next === null) return { ok: false, refusal: whyNot(state, act) }
  const after = stateAfter(state, next)
  const event = eventOf(act, roundOf(act, state.context, after.context))
  return { ok: true, state: after, events: [event], effects: effectsOf(event, state.context, after.context) }
}

/** The round that a submission begins, or the one in which anything else is done. */
function roundOf(act: Act, before: LineContext, after: LineContext): number {
  const begins = act.type === 'submit' || act.type === 'resubmit'
  return presentRound(begins ? after : before)?.number ?? 0
}

const REFUSED_IN: Readonly<Record<LineValue, readonly [RefusalCode, Article]>> = {
  drafting: ['NOT_SUBMITTED', '영 8'],
  inProgress: ['ALREADY_SUBMITTED', '영 8'],
  returned: ['LINE_RETURNED', '실무'],
  recalled: ['LINE_RECALLED', '실무'],
  approved: ['LINE_APPROVED', '영 6①'],
  redrafted: ['LINE_REDRAFTED', '실무'],
}

/** What would change a document that is in force. */
const AMENDING: readonly Act['type'][] = ['submit', 'resubmit', 'redraft', 'change', 'revise']

/** Why no act of a type can be done in a state of the line, or null when some can. */
export function refusedInState(value: LineValue, type: Act['type']): Refusal | null {
  if (Object.hasOwn(lineMachine.states[value]?.on ?? {}, type)) return null
  const waits = value === 'inProgress' && Object.hasOwn(lineMachine.states['approved']?.on ?? {}, type)
  if (value === 'approved' && AMENDING.includes(type)) return refusal('LINE_APPROVED', '영 17')
  return waits ? refusal('NOT_APPROVED', '영 6①') : refusal(...REFUSED_IN[value])
}

function whyNot(state: LineState, act: Act): Refusal {
  const refused = refusedInState(state.value, act.type)
  if (refused !== null) return refused
  const broken = brokenRule(state.context, act)
  if (broken === null) throw new WorkflowError('RULES_INCOMPLETE', { state: state.value, act: act.type })
  return refusal(broken.code, broken.article, broken.code === 'LINE_FAULTY' ? faultsOf(state.context, act) : [])
}

function faultsOf(context: LineContext, act: Act): readonly LineFault[] {
  switch (act.type) {
    case 'submit':
    case 'resubmit':
      return submissionFaults(act)
    case 'change':
      return changeFaults(context, act)
    case 'assign':
      return innerFaults(context, act)
    default:
      return []
  }
}
