/** Roles beyond being an official; deny by default, so each opens something by name. */
export const ROLES = ['official', 'unit-clerk', 'records-manager', 'disclosure-officer', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** To whom a matter is delegated (위임전결), lowest first: 담당, 팀장, 과장, 국장, 부시장; the mayor decides what is not delegated. */
export const DELEGATION_LEVELS = ['OFFICER', 'TEAM_LEAD', 'DIVISION_HEAD', 'BUREAU_HEAD', 'VICE_MAYOR', 'MAYOR'] as const
export type DelegationLevel = (typeof DELEGATION_LEVELS)[number]

/** Tables of the identity slice. Times ISO 8601. */
export interface IdentityTables {
  /** Units of the agency (처리과); `code` is the 7-digit unit code. */
  units: { id: string; parentId: string | null; code: string; name: string; position: number }
  /** People. `initials` are the initial consonants of the name, for search as people type it. */
  people: {
    id: string
    login: string
    name: string
    initials: string
    unitId: string
    post: string
    rank: string
    /** Level of the post for rules: the higher, the more power. */
    grade: number
    email: string
    /** Who leads the person's team; null where there is no team, or nobody said. */
    leaderId: string | null
    createdAt: string
    /** Since when the account is locked by the office; null: it is not. */
    lockedAt: string | null
  }
  personRoles: { personId: string; role: Role }
  /** argon2id hash; failures since the last success, and until when the account is locked. */
  passwords: { personId: string; hash: string; failures: number; lockedUntil: string | null; changedAt: string }
  /** Only the SHA-256 of a session's token is kept: who reads the table cannot act for anybody. */
  sessions: {
    id: string
    tokenHash: string
    personId: string
    createdAt: string
    expiresAt: string
    endedAt: string | null
    address: string
    client: string
  }
  /** Sign-ins under way at the identity provider, each answered once. State and the browser's mark as SHA-256: who reads the table cannot answer for anybody. */
  openIdAttempts: {
    stateHash: string
    browserHash: string
    nonce: string
    verifier: string
    next: string
    expiresAt: string
  }
  /** Absences (부재) and who acts (직무대리). Days in Seoul, both included; one that ended early holds until the day before `endedOn`. */
  absences: {
    id: string
    personId: string
    actingId: string
    reason: string
    fromOn: string
    untilOn: string
    registeredAt: string
    /** Day from which it no longer holds; null: it holds to its end. */
    endedOn: string | null
  }
  /** Who acts for a person by default (직무대리), in order: used where an absence names nobody, or who it names is away too. */
  deputies: { personId: string; position: number; deputyId: string }
  /**
   * Versions of the delegation schedule (위임전결규정); one in force holds from `effectiveOn` until a later one does. A draft binds nobody;
   * `revision` counts its saves. `enactedAt`: when it was put in force; null for a draft, and for one that was added in force.
   */
  delegationSchedules: {
    id: string
    version: number
    effectiveOn: string
    addedAt: string
    draft: number
    revision: number
    enactedAt: string | null
  }
  /** Rows of a version: null for every unit, every task, any amount. Amounts in won. */
  delegationRules: {
    id: string
    scheduleId: string
    position: number
    unitId: string | null
    taskCode: string | null
    matter: string
    level: DelegationLevel
    amountUpTo: number | null
  }
  /** The agency itself; one row, `id` is 'office'. `headPost` is the name in which it sends (한빛시장). */
  agencies: { id: string; name: string; headPost: string; zip: string; address: string; homepage: string }
  /** What the foot of a unit's documents prints. */
  unitContacts: { unitId: string; phone: string; fax: string; email: string }
}
