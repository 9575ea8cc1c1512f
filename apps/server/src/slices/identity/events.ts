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
/** A unit was added. Subject: the unit. */
export const unitAdded = defineEvent<{ code: string; name: string; parentId: string | null }>()('identity.unitAdded')
/** A password was set for somebody. Subject: the person. */
export const passwordSet = defineEvent<{ sessionsEnded: number }>()('identity.passwordSet')
/** An account was locked by the office. Subject: the person. */
export const personLocked = defineEvent<{ sessionsEnded: number }>()('identity.personLocked')
/** An account was opened again. Subject: the person. */
export const personUnlocked = defineEvent<Record<string, never>>()('identity.personUnlocked')
/** An absence was registered. Subject: who is away. Days in Seoul, both included. */
export const absenceAdded = defineEvent<{ absenceId: string; actingId: string; reason: string; from: string; until: string }>()(
  'identity.absenceAdded',
)
/** An absence no longer holds from a day on. Subject: who was away. */
export const absenceEnded = defineEvent<{ absenceId: string; actingId: string; endedOn: string }>()('identity.absenceEnded')
/** A version of the delegation schedule was added. Subject: the version. */
export const delegationScheduleAdded = defineEvent<{ version: number; effectiveOn: string; rows: number }>()(
  'identity.delegationScheduleAdded',
)
/** What documents print of the agency was set. Subject: the agency. */
export const agencySet = defineEvent<{
  before: Readonly<Record<string, string>> | null
  after: Readonly<Record<string, string>>
}>()('identity.agencySet')
/** How a unit is reached was set. Subject: the unit. */
export const unitContactSet = defineEvent<{ phone: string; fax: string; email: string }>()('identity.unitContactSet')
