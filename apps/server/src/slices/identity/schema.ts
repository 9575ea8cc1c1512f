/** Roles beyond being an official; deny by default, so each opens something by name. */
export const ROLES = ['official', 'unit-clerk', 'records-manager', 'disclosure-officer', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

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
    createdAt: string
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
}
