import type { EventBus } from '../../kernel/events.ts'
import { preserved, recordRaised } from '../records/index.ts'
import type { Disclosure } from './disclosure.ts'

/** Ties the slice to the bus: a preserved record is decided about after the commit, a raised file is followed. */
export function subscribeDisclosure(bus: EventBus, disclosure: Disclosure): void {
  bus.hearAfter(preserved, 'disclosure.release', (_kernel, event, delivery) => disclosure.preserved(event.subject.id, delivery))
  bus.hearAfter(recordRaised, 'disclosure.follow', (_kernel, event, delivery) => disclosure.raised(event.subject.id, delivery))
}
