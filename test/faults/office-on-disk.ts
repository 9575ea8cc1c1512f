import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../apps/server/src/app.ts'
import { systemClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { foundOffice, type IssuedKey, type LineCast, type Who } from '../support/line-cast.ts'
import { foundSeal } from '../support/seal.ts'

/** Settings of an office that server processes open by themselves, one after another or at once. */
export interface OfficeOnDisk extends Disposable {
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
  readonly cast: LineCast
  readonly keys: ReadonlyMap<Who, IssuedKey>
}

/** Founds an office with a seal and keys for some people, and closes it again. `database` chooses the engine. */
export async function foundOnDisk(
  signers: readonly Who[],
  database: Readonly<Record<string, string>> = {},
): Promise<OfficeOnDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-faults-'))
  const env = {
    ONMARU_DATA: folder,
    ONMARU_PUBLIC_URL: 'http://onmaru.test',
    ONMARU_KEYSTORE_PASSPHRASE: 'for one test only',
    ...database,
  }
  const config = readConfig({ ...env, ONMARU_LOG: 'silent' })
  const app = await createApp({ config, clock: systemClock, log: createLog('silent'), crypto: globalThis.crypto })
  try {
    const cast = await foundOffice(app, 'ECDSA-P256-SHA256')
    await foundSeal(app)
    const keys = new Map<Who, IssuedKey>()
    for (const who of signers) keys.set(who, await cast.people[who].credential())
    return { env, folder, cast, keys, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
  } finally {
    await app.stop()
  }
}
