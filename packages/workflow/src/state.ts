import type { Act } from './acts.ts'
import { BLANK, type LineContext } from './context.ts'
import { lineMachine } from './machines/line.ts'
import { MACHINE_VERSION } from './version.ts'

/** Where a line as a whole stands. */
export type LineStatus = 'DRAFTING' | 'IN_PROGRESS' | 'HELD' | 'RETURNED' | 'RECALLED' | 'APPROVED'

/** States of the machine. */
export type LineValue = 'drafting' | 'inProgress' | 'returned' | 'recalled' | 'approved'

/** What happened: the act as it was accepted. Append-only; a stored one is never rewritten. */
export interface LineEvent {
  readonly seq: number
  readonly act: Act
}

/** The state after event `seq`: plain JSON, a cache of what the events say. */
export interface LineState {
  readonly seq: number
  readonly version: number
  readonly value: LineValue
  readonly context: LineContext
}

/** Before anything happened. */
export function initialState(): LineState {
  return { seq: 0, version: MACHINE_VERSION, value: 'drafting', context: BLANK }
}

/** The state as a snapshot of the machine. */
export function snapshotOf(state: LineState) {
  return lineMachine.resolveState({ value: state.value, context: state.context })
}

/** The status of the line as a whole; HELD when every open step is paused. */
export function statusOf(state: LineState): LineStatus {
  switch (state.value) {
    case 'drafting':
      return 'DRAFTING'
    case 'returned':
      return 'RETURNED'
    case 'recalled':
      return 'RECALLED'
    case 'approved':
      return 'APPROVED'
    case 'inProgress': {
      const states = Object.values(state.context.records).map((record) => record.state)
      return states.includes('HELD') && !states.includes('OPEN') ? 'HELD' : 'IN_PROGRESS'
    }
  }
}
