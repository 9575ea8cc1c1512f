import type { Kernel } from './kernel.ts'
import type { Tx } from './transaction.ts'

/** Plain JSON of an event: it is stored in the audit log and in the outbox. */
export type EventFacts = Readonly<Record<string, unknown>>

/** A fact that a slice speaks. `subject` is what it is about: a document's whole life is every event whose subject it is. */
export interface DomainEvent<T extends string = string, F extends EventFacts = EventFacts> {
  readonly type: T
  readonly subject: { readonly kind: string; readonly id: string }
  readonly facts: F
}

/** An event's type together with the shape of its facts; the slice that speaks it exports it, the hearer imports it. */
export interface EventType<T extends string, F extends EventFacts> {
  readonly type: T
  (subject: { kind: string; id: string }, facts: F): DomainEvent<T, F>
}

/** Declares an event. @example export const registered = defineEvent<{ number: string }>()('records.registered') */
export function defineEvent<F extends EventFacts>() {
  return <const T extends string>(type: T): EventType<T, F> => {
    const make = (subject: { kind: string; id: string }, facts: F): DomainEvent<T, F> => ({ type, subject, facts })
    return Object.assign(make, { type })
  }
}

type Inside = (tx: Tx, event: DomainEvent) => Promise<void>
/** What a hearer of "after" gets: the kernel, the event, and `finish(tx)` to settle its delivery in its own transaction (then its effect happens once). */
export interface Delivery {
  readonly attempt: number
  finish(tx: Tx): Promise<void>
}
type After = (kernel: Kernel, event: DomainEvent, delivery: Delivery) => Promise<void>

/** Who hears what. Filled once by the composition root, before the first transaction. */
export class EventBus {
  readonly #inside = new Map<string, Inside[]>()
  readonly #everything: Inside[] = []
  readonly #after = new Map<string, { name: string; hear: After }[]>()

  /** Hears in the speaker's own transaction: for facts that must stand or fall together. Throwing undoes the whole transaction. */
  hearInside<T extends string, F extends EventFacts>(
    type: EventType<T, F>,
    hear: (tx: Tx, event: DomainEvent<T, F>) => Promise<void>,
  ): void {
    const list = this.#inside.get(type.type) ?? []
    list.push(hear as Inside)
    this.#inside.set(type.type, list)
  }

  /** Hears every event inside the transaction, after those who hear it by type: the audit log. */
  hearEverything(hear: Inside): void {
    this.#everything.push(hear)
  }

  /** Hears after the commit, by the job loop, at least once, in any process. `name` is stable: it stands in stored jobs. */
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
    return [...(this.#inside.get(type) ?? []), ...this.#everything]
  }

  afterHearers(type: string): readonly { name: string; hear: After }[] {
    return this.#after.get(type) ?? []
  }
}
