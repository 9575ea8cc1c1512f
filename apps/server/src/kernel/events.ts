import type { DomainEvent, EventFacts, EventType } from './event.ts'
import type { After, AtEnd, Delivery, EventBus, Inside, Kernel } from './parts.ts'
import type { Tx } from './tx.ts'

export { type DomainEvent, defineEvent, type EventFacts, type EventType } from './event.ts'
export type { Delivery, EventBus } from './parts.ts'

/** The one bus of a process. */
export class Hearers implements EventBus {
  readonly #inside = new Map<string, Inside[]>()
  readonly #everything: AtEnd[] = []
  readonly #after = new Map<string, { name: string; hear: After }[]>()

  hearInside<T extends string, F extends EventFacts>(
    type: EventType<T, F>,
    hear: (tx: Tx, event: DomainEvent<T, F>) => Promise<void>,
  ): void {
    const list = this.#inside.get(type.type) ?? []
    list.push(hear as Inside)
    this.#inside.set(type.type, list)
  }

  hearEverything(hear: AtEnd): void {
    this.#everything.push(hear)
  }

  hearAfter<T extends string, F extends EventFacts>(
    type: EventType<T, F>,
    name: string,
    hear: (kernel: Kernel, event: DomainEvent<T, F>, delivery: Delivery) => Promise<void>,
  ): void {
    const list = this.#after.get(type.type) ?? []
    list.push({ name, hear: hear as After })
    this.#after.set(type.type, list)
  }

  insideHearers(type: string): readonly Inside[] {
    return this.#inside.get(type) ?? []
  }

  endHearers(): readonly AtEnd[] {
    return this.#everything
  }

  afterHearers(type: string): readonly { name: string; hear: After }[] {
    return this.#after.get(type) ?? []
  }
}
