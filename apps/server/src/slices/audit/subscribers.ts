import type { EventBus } from '../../kernel/events.ts'
import { appendEntries } from './append.ts'

/** Ties the slice to the bus: every event becomes an entry in the speaker's transaction. */
export function subscribeAudit(bus: EventBus): void {
  bus.hearEverything(appendEntries)
}
