import { WorkflowError } from './errors.ts'
import { actOf } from './event-act.ts'
import type { LineEvent } from './line-event.ts'
import { advance } from './machines/advance.ts'
import { replayMachine } from './machines/line.ts'
import { initialState, type LineState, snapshotOf, stateAfter } from './state.ts'

/**
 * Replays stored events into the state that they say, equal to the one that `decide` gave.
 * What was accepted in its day is not judged again: a rule that changes leaves old documents readable.
 * @throws WorkflowError EVENTS_BROKEN at the first event that does not follow from those before it
 */
export function restore(events: readonly LineEvent[]): LineState {
  return events.reduce(replay, initialState())
}

/** The state after each of the events, in order: since when something stands as it does. @throws WorkflowError as `restore` */
export function statesOf(events: readonly LineEvent[]): readonly LineState[] {
  let state = initialState()
  return events.map((event) => {
    state = replay(state, event)
    return state
  })
}

function replay(state: LineState, event: LineEvent): LineState {
  if (event.seq !== state.seq + 1) throw new WorkflowError('EVENTS_BROKEN', { seq: event.seq, why: `expected ${state.seq + 1}` })
  const next = advance(replayMachine, snapshotOf(state, replayMachine), actOf(event))
  if (next === null)
    throw new WorkflowError('EVENTS_BROKEN', { seq: event.seq, why: `${event.type} does not follow in ${state.value}` })
  return stateAfter(state, next)
}
