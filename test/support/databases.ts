import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import pg from 'pg'
import { newId } from '../../apps/server/src/kernel/ids.ts'
import { freePort } from './free-port.ts'

/** What the run has besides the embedded engine: a PostgreSQL server's address, or `pglite` where none can be installed. */
export const POSTGRES = process.env['ONMARU_TEST_PG']
/** Said by the run's setup when PGlite stands in. */
export const STAND_IN = 'pglite'

/** The engines that storage is tested on. */
export type StoreName = 'sqlite' | 'postgres'
export const STORES: readonly StoreName[] = POSTGRES === undefined ? ['sqlite'] : ['sqlite', 'postgres']

/** An empty database: the settings that choose it, and how to take it away. */
export interface FreshDatabase {
  readonly env: Readonly<Record<string, string>>
  drop(): Promise<void>
}

/** Makes an empty database of an engine; the embedded one needs only its data folder. */
export async function freshDatabase(store: StoreName): Promise<FreshDatabase> {
  if (store === 'sqlite') return { env: {}, drop: async () => undefined }
  if (POSTGRES === undefined) throw new Error('PostgreSQL is not running for this test')
  return POSTGRES === STAND_IN ? standIn() : onServer(POSTGRES)
}

async function onServer(server: string): Promise<FreshDatabase> {
  const name = `t_${newId().replaceAll('-', '')}`
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  return {
    env: { DATABASE_URL: server.replace(/\/postgres$/, `/${name}`) },
    drop: () => run(`drop database ${name} with (force)`),
  }
}

const MOST_CONNECTIONS = 40

/** A PostgreSQL of its own in this process. It takes one statement, and one transaction, at a time. */
async function standIn(): Promise<FreshDatabase> {
  const port = await freePort()
  const db = await PGlite.create()
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: MOST_CONNECTIONS })
  await server.start()
  return {
    env: { DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` },
    drop: async () => {
      await server.stop()
      await db.close()
    },
  }
}
