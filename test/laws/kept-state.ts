import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect } from 'vitest'
import type { Config } from '../../apps/server/src/kernel/config.ts'
import type { HeardFault } from '../support/desk.ts'

/** Everything that an office keeps on the embedded engine: rows by table, and the names of its files. */
export interface KeptState {
  readonly tables: Readonly<Record<string, readonly string[]>>
  readonly files: readonly string[]
  /** Types of the log's entries, oldest first. */
  readonly told: readonly string[]
}

/** The log is looked at apart: a refusal may be told, and nothing else may. */
const LOG: readonly string[] = ['auditEntries', 'auditHead']

/** Reads all of it. */
export function keptState({ dataFolder }: Pick<Config, 'dataFolder'>): KeptState {
  const database = new BetterSqlite3(join(dataFolder, 'onmaru.db'), { readonly: true })
  try {
    const names = database.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all()
    const tables = names.filter((name) => !LOG.includes(name)).map((name) => [name, rowsOf(database, name)] as const)
    const told = database.prepare<[], string>('select type from auditEntries order by seq').pluck().all()
    const blobs = join(dataFolder, 'blobs')
    const files = existsSync(blobs) ? readdirSync(blobs, { recursive: true, encoding: 'utf8' }).toSorted() : []
    return { tables: Object.fromEntries(tables), files, told }
  } finally {
    database.close()
  }
}

function rowsOf(database: BetterSqlite3.Database, table: string): readonly string[] {
  const rows = database.prepare<[], Record<string, unknown>>(`select * from "${table}"`).all()
  return rows
    .map((row) => JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    .toSorted()
}

/** Does what must be refused, sees that nothing was changed by it, and returns the refusal. `told`: what the log may tell of it. */
export async function refusedWithoutTrace(
  config: Pick<Config, 'dataFolder'>,
  act: () => Promise<HeardFault>,
  told: readonly string[] = [],
): Promise<HeardFault> {
  const before = keptState(config)
  const fault = await act()
  const after = keptState(config)
  expect(after.tables).toEqual(before.tables)
  expect(after.files).toEqual(before.files)
  expect(after.told).toEqual([...before.told, ...told])
  return fault
}
