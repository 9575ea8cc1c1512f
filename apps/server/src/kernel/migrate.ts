import { type Kysely, type Migration, Migrator } from 'kysely'
import type { Capabilities } from './capabilities.ts'
import type { Db } from './db.ts'

/** One step of the schema, forward only. `name` is `slice/0001-words` and never changes once released. */
export interface SchemaStep {
  readonly name: string
  up(db: Kysely<unknown>, capabilities: Capabilities): Promise<void>
}

/**
 * Brings the schema up to date; all pending steps stand or fall together.
 * @throws the error of the failing step; the database is then as it was
 */
export async function migrate(db: Db, steps: readonly SchemaStep[]): Promise<readonly string[]> {
  const migrations: Record<string, Migration> = {}
  for (const step of steps) migrations[step.name] = { up: (kysely) => step.up(kysely as Kysely<unknown>, db.capabilities) }
  const migrator = new Migrator({
    db: db.writer,
    provider: { getMigrations: async () => migrations },
    allowUnorderedMigrations: true,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}
