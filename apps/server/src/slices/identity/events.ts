import { defineEvent } from '../../kernel/events.ts'

/** A person was added. Subject: the person. */
export const personAdded = defineEvent<{ login: string; name: string; unitId: string; roles: readonly string[] }>()(
  'identity.personAdded',
)
/** By what somebody showed who they are. */
export type SignInMeans = 'PASSWORD' | 'CERTIFICATE' | 'OPENID'

/** Somebody signed in. Subject: the person. */
export const signedIn = defineEvent<{ sessionId: string; by: SignInMeans }>()('identity.signedIn')
/** Somebody signed out. Subject: the person. */
export const signedOut = defineEvent<{ sessionId: string }>()('identity.signedOut')
/** A wrong password. Subject: the person whose account it was. */
export const signInFailed = defineEvent<{ failures: number; lockedUntil: string | null }>()('identity.signInFailed')
/** Somebody showed who they are, and may not sign in. Subject: that person. */
export const signInRefused = defineEvent<{ by: SignInMeans; why: 'ACCOUNT_CLOSED' }>()('identity.signInRefused')
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
/** A draft of the next version was begun, from a version or from nothing. Subject: the draft. */
export const delegationScheduleDrafted = defineEvent<{ version: number; from: number | null }>()(
  'identity.delegationScheduleDrafted',
)
/** The rows of a draft were written, by hand or from a file. Subject: the draft. */
export const delegationScheduleSaved = defineEvent<{
  version: number
  revision: number
  effectiveOn: string
  rows: number
  by: 'EDITOR' | 'CSV'
}>()('identity.delegationScheduleSaved')
/** A draft was put in force. Subject: the version. */
export const delegationScheduleEnacted = defineEvent<{ version: number; effectiveOn: string; rows: number }>()(
  'identity.delegationScheduleEnacted',
)
/** A draft was given up. Subject: the draft. */
export const delegationScheduleDiscarded = defineEvent<{ version: number }>()('identity.delegationScheduleDiscarded')
/** A version was taken out as a file. Subject: the version. */
export const delegationScheduleExported = defineEvent<{ version: number; rows: number }>()('identity.delegationScheduleExported')
/** Who acts by default was set, in order. Subject: for whom. */
export const deputiesSet = defineEvent<{ deputyIds: readonly string[] }>()('identity.deputiesSet')
/** What documents print of the agency was set. Subject: the agency. */
export const agencySet = defineEvent<{
  before: Readonly<Record<string, string>> | null
  after: Readonly<Record<string, string>>
}>()('identity.agencySet')
/** How a unit is reached was set. Subject: the unit. */
export const unitContactSet = defineEvent<{ phone: string; fax: string; email: string }>()('identity.unitContactSet')
