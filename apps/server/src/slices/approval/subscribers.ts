import type { EventBus } from '../../kernel/events.ts'
import { discarded } from '../documents/index.ts'
import { leaveBoxes } from './service/projections.ts'

/** Ties the slice to the bus: a returned or recalled draft that is given up lies in nobody's box any more. */
export function subscribeApproval(bus: EventBus): void {
  bus.hearInside(discarded, (tx, event) => leaveBoxes(tx, event.subject.id))
}
