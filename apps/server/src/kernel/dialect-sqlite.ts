import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import type { Capabilities } from './capabilities.ts'

export const sqliteCapabilities: Capabilities = {
  engine: 'sqlite',
  manyProcesses: false,
  namedLocks: false,
  clusteredTables: true,
  fullText: 'fts5',
}

const CACHED_STATEMENTS = 500

/** Kysely prepares each statement anew and begins deferred transactions; both are costly here: a statement cache, and `begin immediate` so that a writer never fails halfway for want of the lock. */
function cachingDatabase(raw: BetterSqlite3.Database) {
  const cache = new Map<string, BetterSqlite3.Statement>()
  return {
    prepare(sql: string): BetterSqlite3.Statement {
      const text = sql === 'begin' ? 'begin immediate' : sql
      const cached = cache.get(text)
      if (cached !== undefined) return cached
      const statement = raw.prepare(text)
      if (cache.size >= CACHED_STATEMENTS) cache.clear()
      cache.set(text, statement)
      return statement
    },
    close(): void {
      raw.close()
    },
  }
}

/** SQLite can run schema changes inside a transaction; Kysely's adapter says it cannot, and a failing migration would leave half a table. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class EmbeddedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

function open(file: string, readonly: boolean): Kysely<unknown> {
  const raw = new BetterSqlite3(file, { readonly, timeout: 10_000 })
  if (!readonly) raw.pragma('journal_mode = WAL')
  // A decision that was answered with "done" must survive a power cut: better-sqlite3 defaults to NORMAL under WAL.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('cache_size = -65536')
  return new Kysely<unknown>({
    dialect: new EmbeddedDialect({ database: cachingDatabase(raw) as unknown as BetterSqlite3.Database }),
  })
}

/** Opens the embedded database: one connection that writes, one that only reads and so never waits for a writer (WAL). */
export function openSqlite(file: string): { writer: Kysely<unknown>; reader: Kysely<unknown> } {
  const writer = open(file, false)
  return { writer, reader: open(file, true) }
}
