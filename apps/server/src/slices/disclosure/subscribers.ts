import type { EventBus } from '../../kernel/events.ts'
import { preserved } from '../records/index.ts'
import type { Disclosure } from './disclosure.ts'

/** Ties the slice to the bus: a preserved record is decided about after the commit. */
export function subscribeDisclosure(bus: EventBus, disclosure: Disclosure): void {
  bus.hearAfter(preserved, 'disclosure.release', (_kernel, event, delivery) => disclosure.preserved(event.subject.id, delivery))
}
