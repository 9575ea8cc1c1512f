import type { Actor } from './actor.ts'
import type { Handle } from './db.ts'
import type { DomainEvent } from './event.ts'

/** One transaction: everything in it stands or falls together. Hand it on; never use the database beside it. */
export interface Tx extends Handle {
  readonly actor: Actor
  /** One instant for all that this transaction writes. */
  readonly now: Date
  /** Speaks an event: inside hearers run at once, after hearers get an outbox row when the transaction ends. */
  speak(event: DomainEvent): Promise<void>
  /** Waits until nobody else holds this name; held to the end of the transaction. */
  lock(name: string): Promise<void>
  /** Tells open screens, once committed, that something under this topic changed: `person:<id>`, `document:<id>`. */
  touch(topic: string): void
}
