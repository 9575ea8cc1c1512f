import type { EventBus, EventFacts, EventType } from '../../kernel/events.ts'
import { fileRaised } from '../signatures/index.ts'
import type { CompletedDocument } from './deps.ts'
import { registered } from './events.ts'
import type { Records } from './records.ts'

/** Ties the slice to the bus: registration inside the approving transaction, preservation after it; a raised file inside the raising one. `completed` is approval's event. */
export function subscribeRecords<F extends EventFacts & CompletedDocument>(
  bus: EventBus,
  records: Records,
  completed: EventType<'approval.completed', F>,
): void {
  bus.hearInside(completed, (tx, event) => records.register(tx, event.facts))
  bus.hearInside(fileRaised, (tx, { subject, facts }) => records.replaceFile(tx, { documentId: subject.id, ...facts }))
  bus.hearAfter(registered, 'records.preserve', (_kernel, event, delivery) => records.preserve(event.facts.documentId, delivery))
}
