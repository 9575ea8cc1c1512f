import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Capabilities } from './capabilities.ts'

export const postgresCapabilities: Capabilities = {
  engine: 'postgres',
  manyProcesses: true,
  namedLocks: true,
  clusteredTables: false,
  fullText: 'tsvector',
}

/** bigint columns hold counters far below 2^53; as strings they would differ from the embedded engine. */
const INT8 = 20
const parseInt8 = (text: string): number => Number(text)

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? parseInt8 : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/** Opens PostgreSQL with a pool of connections; the same pool reads and writes. */
export function openPostgres(url: string): { writer: Kysely<unknown>; reader: Kysely<unknown> } {
  const pool = new pg.Pool({ connectionString: url, max: 10, types })
  // A connection that breaks while idle is replaced by the pool; the error reaches whoever uses the next one.
  pool.on('error', () => undefined)
  const writer = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { writer, reader: writer }
}

/** Listens on one NOTIFY channel until `stop` is called; reconnecting is the caller's (the job loop polls anyway). */
export async function listen(url: string, channel: string, hear: (payload: string) => void): Promise<{ stop(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  client.on('notification', (note) => hear(note.payload ?? ''))
  await client.query(`listen ${client.escapeIdentifier(channel)}`)
  return { stop: () => client.end() }
}
