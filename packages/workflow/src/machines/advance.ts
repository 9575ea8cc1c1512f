import { type AnyStateMachine, type EventFromLogic, type SnapshotFrom, transition } from 'xstate'

/**
 * Takes a machine one event further; null when the event is not allowed.
 * The only caller of XState's `transition()`, which would leave a forbidden event unanswered: so it is asked first.
 */
export function advance<T extends AnyStateMachine>(
  machine: T,
  snapshot: SnapshotFrom<T>,
  event: EventFromLogic<T>,
): SnapshotFrom<T> | null {
  const asked: { can(event: EventFromLogic<T>): boolean } = snapshot
  return asked.can(event) ? transition(machine, snapshot, event)[0] : null
}
