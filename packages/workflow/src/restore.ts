import { decide } from './decide.ts'
import { initialState, type LineEvent, type LineState } from './state.ts'

/** Events that do not make a line: one is missing, out of order, or was never allowed. */
export class EventsBroken extends Error {
  override readonly name = 'EventsBroken'
  readonly seq: number
  constructor(seq: number, why: string) {
    super(`event ${seq}: ${why}`)
    this.seq = seq
  }
}

/**
 * Replays events into the state that they say.
 * @throws EventsBroken at the first event that does not follow
 */
export function restore(events: readonly LineEvent[]): LineState {
  let state = initialState()
  for (const event of events) {
    if (event.seq !== state.seq + 1) throw new EventsBroken(event.seq, `expected ${state.seq + 1}`)
    const decision = decide(state, event.act)
    if (!decision.ok) throw new EventsBroken(event.seq, decision.refusal.code)
    state = decision.state
  }
  return state
}
