import type { EventBus, EventFacts, EventType } from '../../kernel/events.ts'
import type { Disclosure } from './disclosure.ts'

/** Ties the slice to the bus: a preserved record is decided about after the commit. */
export function subscribeDisclosure<F extends EventFacts>(
  bus: EventBus,
  disclosure: Disclosure,
  preserved: EventType<'records.preserved', F>,
): void {
  bus.hearAfter(preserved, 'disclosure.release', (_kernel, event, delivery) => disclosure.preserved(event.subject.id, delivery))
}
