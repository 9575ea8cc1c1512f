/** One thing that somebody did or looked at, as it is stored and hashed. Times ISO 8601, JSON as canonical text, hashes hex. */
export interface AuditEntry {
  /** 1…n without a gap. */
  seq: number
  at: string
  actorKind: 'person' | 'system' | 'public'
  actorId: string | null
  actorName: string
  /** JSON array of the roles that the actor held at that moment. */
  actorRoles: string
  address: string | null
  client: string | null
  type: string
  subjectKind: string
  subjectId: string
  /** The event's facts, canonical JSON. */
  facts: string
  /** `hash` of the entry before; 64 zeros for the first. */
  previousHash: string
  /** SHA-256 over the canonical JSON of every other field. */
  hash: string
}

/** Tables of the audit slice: append-only. */
export interface AuditTables {
  auditEntries: AuditEntry
  /** One row, `id` is 'chain': the last entry's seq and hash, so that entries cut off at the end are missed. */
  auditHead: { id: string; seq: number; hash: string }
}
