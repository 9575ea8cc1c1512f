import type { lineMachine } from './machines/line.ts'
import { turnsIn } from './place.ts'
import { BLANK, type LineContext, presentRound } from './round.ts'
import { MACHINE_VERSION } from './version.ts'

/** Where a line as a whole stands, for screens and lists. */
export const LINE_STATUSES = ['DRAFTING', 'IN_PROGRESS', 'HELD', 'RETURNED', 'RECALLED', 'APPROVED', 'REDRAFTED'] as const
export type LineStatus = (typeof LINE_STATUSES)[number]

/** States of the machine. */
export type LineValue = 'drafting' | 'inProgress' | 'returned' | 'recalled' | 'approved' | 'redrafted'

/** The state after event `seq`: plain JSON, a cache of what the events say. */
export interface LineState {
  /** Number of the last event; 0 before the first. */
  readonly seq: number
  /** Version of the machine that made it. */
  readonly version: number
  readonly value: LineValue
  readonly context: LineContext
}

/** Before anything happened. */
export function initialState(): LineState {
  return { seq: 0, version: MACHINE_VERSION, value: 'drafting', context: BLANK }
}

/** Whether a stored state is of this machine's version; one of another is replayed from its events (`restore`). */
export function isPresentVersion(state: LineState): boolean {
  return state.version === MACHINE_VERSION
}

/** A state as a snapshot of a machine, whose guards will be asked. */
export function snapshotOf(state: LineState, machine: typeof lineMachine) {
  return machine.resolveState({ value: state.value, context: state.context })
}

/** The state that an event leads to. */
export function stateAfter(before: LineState, next: { readonly value: LineValue; readonly context: LineContext }): LineState {
  return { seq: before.seq + 1, version: MACHINE_VERSION, value: next.value, context: next.context }
}

const STATUS_OF = {
  drafting: 'DRAFTING',
  inProgress: 'IN_PROGRESS',
  returned: 'RETURNED',
  recalled: 'RECALLED',
  approved: 'APPROVED',
  redrafted: 'REDRAFTED',
} as const satisfies Record<LineValue, LineStatus>

/** The status of the line as a whole; HELD when every step whose turn it is pauses. */
export function statusOf(state: LineState): LineStatus {
  const turns = turnsIn(presentRound(state.context))
  const paused = state.value === 'inProgress' && turns.length > 0 && turns.every((turn) => turn.state === 'HELD')
  return paused ? 'HELD' : STATUS_OF[state.value]
}
