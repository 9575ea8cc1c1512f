import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type App, createApp } from '../../apps/server/src/app.ts'
import { createDemoOffice, type DemoOffice, type DemoOptions } from '../../apps/server/src/demo/index.ts'
import { type SettableClock, settableClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { freePort } from './free-port.ts'

/** The built desk over a demo office, served by the real server in this process: for tests that click. */
export interface DemoDesk extends AsyncDisposable {
  readonly url: string
  readonly app: App
  readonly demo: DemoOffice
  /** Folder of the key files, `<login>.p12`. */
  readonly keys: string
}

/** A clock that the seed walks through the past weeks, and that runs with the machine's from then on. */
function storyClock(now: Date): SettableClock & { run(): void } {
  const story = settableClock(now)
  let running = false
  return {
    ...story,
    now: () => (running ? new Date() : story.now()),
    run: () => {
      running = true
    },
  }
}

/** Makes the office and opens it; `env` are further settings. `npm run build` must have built the desk. */
export async function openDemoDesk(
  documents: DemoOptions['documents'],
  env: Readonly<Record<string, string>> = {},
): Promise<DemoDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-desk-'))
  const keys = join(folder, 'keys')
  const port = String(await freePort())
  const config = readConfig({
    ONMARU_DATA: folder,
    ONMARU_PORT: port,
    ONMARU_PUBLIC_URL: `http://127.0.0.1:${port}`,
    ONMARU_LOG: 'error',
    ONMARU_DESK: fileURLToPath(new URL('../../apps/desktop/dist/renderer', import.meta.url)),
    ...env,
  })
  const now = new Date()
  const clock = storyClock(now)
  const app = await createApp({ config, clock, log: createLog(config.logLevel), crypto: globalThis.crypto })
  const demo = await createDemoOffice(app, { documents, clock, now, keyFolder: keys })
  clock.run()
  return {
    url: await app.start(),
    app,
    demo,
    keys,
    [Symbol.asyncDispose]: async () => {
      await app.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
