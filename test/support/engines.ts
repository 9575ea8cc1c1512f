import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type App, createApp } from '../../apps/server/src/app.ts'
import { type SettableClock, settableClock } from '../../apps/server/src/kernel/clock.ts'
import { type Config, readConfig } from '../../apps/server/src/kernel/config.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'

/** A database of its own for a test, taken away with it. */
export interface Office extends AsyncDisposable {
  readonly app: App
  readonly clock: SettableClock
  readonly config: Config
}

/** An engine that the suite runs on. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  /** Whether two transactions can really run side by side. */
  readonly parallel: boolean
  office(): Promise<Office>
}

/** The story's present in tests. */
export const PRESENT = new Date('2026-07-15T03:00:00Z')
let made = 0

async function open(env: Record<string, string>, dispose: () => Promise<void>): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-'))
  const config = readConfig({ ONMARU_DATA: folder, ONMARU_PORT: '0', ONMARU_LOG: 'silent', ...env })
  const clock = settableClock(PRESENT)
  const app = await createApp({ config, clock, log: createLog('silent'), crypto: globalThis.crypto })
  return {
    app,
    clock,
    config,
    [Symbol.asyncDispose]: async () => {
      await app.stop()
      await dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freshDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  made += 1
  const name = `t${process.pid}_${made}`
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`create database ${name}`)
  return { url: server.replace(/\/postgres$/, `/${name}`), drop: () => run(`drop database ${name} with (force)`) }
}

/** The embedded engine, for what does not depend on one. */
export const SQLITE: Engine = { name: 'sqlite', parallel: false, office: () => open({}, async () => undefined) }
const postgres: Engine = {
  name: 'postgres',
  parallel: true,
  office: async () => {
    const server = process.env['ONMARU_TEST_PG']
    if (server === undefined) throw new Error('PostgreSQL is not running for this test')
    const { url, drop } = await freshDatabase(server)
    return open({ DATABASE_URL: url }, drop)
  },
}

/** Every engine of the suite: `describe.each(ENGINES)('… on $name', (engine) => …)`. */
export const ENGINES: readonly Engine[] = process.env['ONMARU_TEST_PG'] === undefined ? [SQLITE] : [SQLITE, postgres]
