export { identityFaults } from './errors.ts'
export {
  absenceAdded,
  absenceEnded,
  agencySet,
  delegationScheduleAdded,
  passwordSet,
  personAdded,
  personLocked,
  personUnlocked,
  signedIn,
  signedOut,
  signInFailed,
  unitAdded,
  unitContactSet,
} from './events.ts'
export { createIdentity, type Identity } from './identity.ts'
export { identitySteps } from './migrations/index.ts'
export { identityRouter } from './router.ts'
export { DELEGATION_LEVELS, type DelegationLevel, type IdentityTables, ROLES, type Role } from './schema.ts'
export type { Absence, NewAbsence } from './service/absences.ts'
export type { Agency, UnitContact } from './service/agency.ts'
export { type DelegationRule, LEVEL_GRADE, type NewDelegationRule } from './service/delegation.ts'
export { headNameOf, type Person } from './service/organisation.ts'
export { initialsOf, type NewPerson } from './service/people.ts'
export { may, WHO_MAY } from './who-may.ts'
