export { identityFaults } from './errors.ts'
export {
  absenceAdded,
  absenceEnded,
  agencySet,
  delegationScheduleAdded,
  delegationScheduleDiscarded,
  delegationScheduleDrafted,
  delegationScheduleEnacted,
  delegationScheduleExported,
  delegationScheduleSaved,
  deputiesSet,
  passwordSet,
  personAdded,
  personLocked,
  personUnlocked,
  type SignInMeans,
  signedIn,
  signedOut,
  signInFailed,
  signInRefused,
  unitAdded,
  unitContactSet,
} from './events.ts'
export { createIdentity, type Identity } from './identity.ts'
export { identitySteps } from './migrations/index.ts'
export { identityRouter } from './router.ts'
export { identityRoutes } from './routes.ts'
export type { NewDelegationRule, Schedule, ScheduleHead, ScheduleProblem, ScheduleRow, ScheduleState } from './schedule.ts'
export { DELEGATION_LEVELS, type DelegationLevel, type IdentityTables, ROLES, type Role } from './schema.ts'
export type { Absence, NewAbsence } from './service/absences.ts'
export type { Agency, UnitContact } from './service/agency.ts'
export type { DelegationCandidate, DelegationRule } from './service/delegation.ts'
export {
  type AskedMatter,
  closestFirst,
  closestRule,
  holdsFor,
  LEVEL_GRADE,
  levelBelow,
  levelOfGrade,
} from './service/delegation-rule.ts'
export type { Deputy } from './service/deputies.ts'
export { headNameOf, type Person } from './service/organisation.ts'
export { initialsOf, type NewPerson } from './service/people.ts'
export { may, WHO_MAY } from './who-may.ts'
