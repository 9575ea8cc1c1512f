import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Capabilities } from './capabilities.ts'
import type { Config } from './config.ts'
import { openPostgres, postgresCapabilities } from './dialect-postgres.ts'
import { openSqlite, sqliteCapabilities } from './dialect-sqlite.ts'

/** Something that can be asked: the database outside a transaction, or a transaction. Stores take this and see only their tables by `tables<T>()`. */
export interface Handle {
  readonly kysely: Kysely<unknown>
  readonly capabilities: Capabilities
}

/** The open database of a process. `kysely` is the reading side: never use it inside a transaction. */
export interface Db extends Handle {
  /** The writing side; only `transaction.ts` and `migrate.ts` use it. */
  readonly writer: Kysely<unknown>
  close(): Promise<void>
}

/** A store's view of a handle: only the tables that its slice may see. */
export function tables<T>(handle: Handle): Kysely<T> {
  return handle.kysely.withTables<T & Record<never, never>>() as unknown as Kysely<T>
}

/** Opens the database that the settings name: PostgreSQL by `DATABASE_URL`, else `onmaru.db` in the data folder. */
export function openDb(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Db {
  if (config.databaseUrl !== null) return asDb(openPostgres(config.databaseUrl), postgresCapabilities)
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  return asDb(openSqlite(join(config.dataFolder, 'onmaru.db')), sqliteCapabilities)
}

function asDb(open: { writer: Kysely<unknown>; reader: Kysely<unknown> }, capabilities: Capabilities): Db {
  return {
    kysely: open.reader,
    writer: open.writer,
    capabilities,
    close: async () => {
      if (open.reader !== open.writer) await open.reader.destroy()
      await open.writer.destroy()
    },
  }
}
