/** Who acts, as every entry of the audit log will name them. */
export interface Actor {
  readonly kind: 'person' | 'system' | 'public'
  /** Stable id of the person; null for the system and for a reader who did not sign in. */
  readonly personId: string | null
  /** Name as of now, for the log's sentences. */
  readonly name: string
  readonly roles: readonly string[]
  readonly sessionId: string | null
  /** Network address and client; null inside the process. */
  readonly from: { readonly address: string; readonly client: string } | null
}

/** An actor who has signed in. */
export type PersonActor = Actor & { readonly kind: 'person'; readonly personId: string }

/** Whether this actor is a signed-in person. */
export function isPerson(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.personId !== null
}

/** The process itself, acting for a part of it: `systemActor('records.seal')`. */
export function systemActor(part: string): Actor {
  return { kind: 'system', personId: null, name: part, roles: [], sessionId: null, from: null }
}

/** A reader who did not sign in. */
export function publicActor(from: Actor['from']): Actor {
  return { kind: 'public', personId: null, name: 'public', roles: [], sessionId: null, from }
}
