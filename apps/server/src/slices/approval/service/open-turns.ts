import { type LineEvent, type LineState, placesOf, statesOf, type Turn, turnsOf } from '@onmaru/workflow'

/** A turn that waits, since when, and when it was on hold meanwhile. */
export interface OpenTurn {
  readonly stepId: string
  readonly personId: string
  readonly name: string
  /** The event that gave it. */
  readonly since: { readonly seq: number; readonly at: string }
  /** Instants between which it was on hold; `until` null: it is so still. */
  readonly holds: readonly { readonly from: string; readonly until: string | null }[]
  /** Day in Seoul by which the step is to be done; inside of a unit the unit's. */
  readonly dueOn: string | null
  /** Whether the line goes on without it once that day is over. */
  readonly lapses: boolean
}

/** The turns that wait after the last of a line's events, with their past. A turn begins anew in a new round, and when it was away in between. */
export function openTurns(events: readonly LineEvent[]): readonly OpenTurn[] {
  const states = statesOf(events)
  let open: readonly OpenTurn[] = []
  for (const [i, event] of events.entries()) {
    const state = states[i]
    if (state !== undefined) open = turnsAfter(states[i - 1], open, state, event)
  }
  return open
}

/** Turns that an event gave to somebody, or that go on after a hold: those have to be watched over from now on. */
export function turnsBegun(before: LineState, after: LineState): readonly Turn[] {
  const was = goesOn(before, after) ? turnsOf(before) : []
  return turnsOf(after).filter(
    (turn) => turn.state === 'OPEN' && !was.some((other) => isSame(other, turn) && other.state === 'OPEN'),
  )
}

/** A turn as if the last event of a state had given it. */
function freshTurn(state: LineState, turn: Turn, at: string): OpenTurn {
  const { stepId, party } = turn
  const place = placesOf(state.context.rounds.at(-1)).find(({ step }) => step.id === stepId)
  const step = (place?.within ?? place)?.step
  return {
    stepId,
    personId: party.personId,
    name: party.name,
    since: { seq: state.seq, at },
    holds: [],
    dueOn: step?.dueOn ?? null,
    lapses: step?.lapses ?? false,
  }
}

function turnsAfter(
  before: LineState | undefined,
  open: readonly OpenTurn[],
  state: LineState,
  { at }: LineEvent,
): readonly OpenTurn[] {
  const known = before !== undefined && goesOn(before, state) ? open : []
  return turnsOf(state).map((turn) => {
    const was = known.find(({ stepId, personId }) => stepId === turn.stepId && personId === turn.party.personId)
    const now = freshTurn(state, turn, at)
    return { ...now, since: was?.since ?? now.since, holds: holdsAfter(was?.holds ?? [], turn.state === 'HELD', at) }
  })
}

function holdsAfter(holds: OpenTurn['holds'], held: boolean, at: string): OpenTurn['holds'] {
  const last = holds.at(-1)
  const isHeld = last !== undefined && last.until === null
  if (held === isHeld) return holds
  return held ? [...holds, { from: at, until: null }] : holds.map((one) => (one === last ? { ...one, until: at } : one))
}

/** Whether two states are of one round. */
function goesOn(before: LineState, after: LineState): boolean {
  return before.context.rounds.length === after.context.rounds.length
}

function isSame(a: Turn, b: Turn): boolean {
  return a.stepId === b.stepId && a.party.personId === b.party.personId
}
