/** What one database engine can do and another cannot; code asks for a capability, never for an engine's name. */
export interface Capabilities {
  /** Name for people and logs. */
  readonly engine: 'sqlite' | 'postgres'
  /** Whether several server processes may share the database; then jobs are claimed with SKIP LOCKED and live notes travel by NOTIFY. Default false. */
  readonly manyProcesses: boolean
  /** Whether a name can be locked until the transaction ends (advisory locks). False where one writer at a time is all there is. */
  readonly namedLocks: boolean
  /** Whether a table can lie on the disk in the order of its primary key (`without rowid`), so that what is read together lies together. */
  readonly clusteredTables: boolean
  /** Full-text engine: `fts5` virtual tables or a `tsvector` column. */
  readonly fullText: 'fts5' | 'tsvector'
}
