import { defineEvent } from '../../kernel/events.ts'

/** A person was added. Subject: the person. */
export const personAdded = defineEvent<{ login: string; name: string; unitId: string; roles: readonly string[] }>()(
  'identity.personAdded',
)
/** Somebody signed in. Subject: the person. */
export const signedIn = defineEvent<{ sessionId: string }>()('identity.signedIn')
/** Somebody signed out. Subject: the person. */
export const signedOut = defineEvent<{ sessionId: string }>()('identity.signedOut')
/** A wrong password. Subject: the person whose account it was. */
export const signInFailed = defineEvent<{ failures: number; lockedUntil: string | null }>()('identity.signInFailed')
