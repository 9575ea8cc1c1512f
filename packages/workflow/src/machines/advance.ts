import { type AnyStateMachine, type EventFromLogic, type SnapshotFrom, transition } from 'xstate'

/**
 * Takes a machine one event further; null when the event is not allowed. The only caller of XState's `transition()`, which leaves a forbidden event
 * unanswered: it then gives back the very snapshot that it was given, since every event of these machines moves a state or the memory.
 */
export function advance<T extends AnyStateMachine>(
  machine: T,
  snapshot: SnapshotFrom<T>,
  event: EventFromLogic<T>,
): SnapshotFrom<T> | null {
  const [next] = transition(machine, snapshot, event)
  return next === snapshot ? null : next
}
