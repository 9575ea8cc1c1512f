import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from './app.ts'
import { cliFaults } from './cli/faults.ts'
import { EXIT } from './cli/io.ts'
import { newOfficeIn } from './cli/make-office.ts'
import { type OfficeDoor, officeDoor } from './cli/office-door.ts'
import { run } from './cli/run.ts'
import { systemClock } from './kernel/clock.ts'
import { readConfig } from './kernel/config.ts'
import { createLog } from './kernel/log.ts'

const settings = () => readConfig({ ONMARU_LOG: 'error', ...process.env })

/** Opens the office that the environment names; a command must not make an empty one by looking for it. */
async function openOffice(): Promise<OfficeDoor> {
  const config = settings()
  if (config.databaseUrl === null && !existsSync(join(config.dataFolder, 'onmaru.db')))
    throw cliFaults.OFFICE_MISSING({ dataFolder: config.dataFolder })
  const app = await createApp({ config, clock: systemClock, log: createLog(config.logLevel), crypto: globalThis.crypto })
  return officeDoor(app)
}

// A reader that goes away (`| head`) ends the command; it is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.OK : EXIT.FAULT)
})
process.exitCode = await run(process.argv.slice(2), process, openOffice, () => newOfficeIn(settings()))
