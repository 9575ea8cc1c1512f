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
