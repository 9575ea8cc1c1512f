import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '../../apps/server/src/app.ts'
import { type SettableClock, settableClock } from '../../apps/server/src/kernel/clock.ts'
import { type Config, readConfig } from '../../apps/server/src/kernel/config.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { freshDatabase, POSTGRES, STAND_IN } from './databases.ts'

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
  /** A composed server on an empty database; `env` are further settings. */
  office(env?: Readonly<Record<string, string>>): Promise<Office>
}

/** The story's present in tests. */
export const PRESENT = new Date('2026-07-15T03:00:00Z')

async function open(env: Readonly<Record<string, string>>, dispose: () => Promise<void>): Promise<Office> {
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

/** The embedded engine, for what does not depend on one. */
export const SQLITE: Engine = { name: 'sqlite', parallel: false, office: (env = {}) => open(env, async () => undefined) }
const postgres: Engine = {
  name: 'postgres',
  parallel: POSTGRES !== STAND_IN,
  office: async (further = {}) => {
    const { env, drop } = await freshDatabase('postgres')
    return open({ ...further, ...env }, drop)
  },
}

/** Every engine of the suite: `describe.each(ENGINES)('… on $name', (engine) => …)`. */
export const ENGINES: readonly Engine[] = POSTGRES === undefined ? [SQLITE] : [SQLITE, postgres]
