import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonActor } from '../../apps/server/src/kernel/actor.ts'
import { type SettableClock, settableClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { jobSteps } from '../../apps/server/src/kernel/jobs-schema.ts'
import { closeKernel, type Kernel, openKernel } from '../../apps/server/src/kernel/kernel.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { migrate, type SchemaStep } from '../../apps/server/src/kernel/migrate.ts'
import { freshDatabase, type StoreName } from './databases.ts'

export { STORES } from './databases.ts'

/** A kernel on a database of its own, with the tables of a few slices and nobody subscribed: for a slice's own tests. */
export interface BareKernel extends AsyncDisposable {
  readonly kernel: Kernel
  readonly clock: SettableClock
}

/** Opens it; taken away with the scope. */
export async function openBareKernel(
  engine: StoreName,
  steps: readonly SchemaStep[],
  settings: Readonly<Record<string, string>> = {},
): Promise<BareKernel> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-bare-'))
  const { env, drop } = await freshDatabase(engine)
  const config = readConfig({ ONMARU_DATA: folder, ONMARU_PORT: '0', ONMARU_LOG: 'silent', ...env, ...settings })
  const clock = settableClock(new Date('2026-07-15T03:00:00Z'))
  const kernel = openKernel({ config, clock, log: createLog('silent'), crypto: globalThis.crypto })
  await migrate(kernel.db, [...jobSteps, ...steps])
  return {
    kernel,
    clock,
    [Symbol.asyncDispose]: async () => {
      await closeKernel(kernel)
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A signed-in person of the tests. */
export function aPerson(change: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: 'person',
    personId: 'person-hana',
    name: '김하나',
    roles: ['official'],
    sessionId: null,
    from: { address: '10.0.0.7', client: 'test' },
    ...change,
  }
}
