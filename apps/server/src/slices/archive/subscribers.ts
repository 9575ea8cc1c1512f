import type { EventBus } from '../../kernel/events.ts'
import { disclosureFileMoved, disclosurePublished, disclosureWithdrawn } from '../disclosure/index.ts'
import type { Archive } from './archive.ts'

/** Ties the slice to the bus: publications come and go after the commit. */
export function subscribeArchive(bus: EventBus, archive: Archive): void {
  bus.hearAfter(disclosurePublished, 'archive.takeIn', (_kernel, event, delivery) =>
    archive.published(event.subject.id, delivery),
  )
  bus.hearAfter(disclosureFileMoved, 'archive.follow', (_kernel, event, delivery) =>
    archive.published(event.subject.id, delivery),
  )
  bus.hearAfter(disclosureWithdrawn, 'archive.takeOut', (_kernel, event, delivery) =>
    archive.published(event.subject.id, delivery),
  )
}
