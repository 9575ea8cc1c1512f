import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, createApp } from '../app.ts'
import { createDemoOffice, type DemoProgress, type DocumentChoice, officeState } from '../demo/index.ts'
import { settableClock } from '../kernel/clock.ts'
import type { Config } from '../kernel/config.ts'
import { createLog } from '../kernel/log.ts'
import { cliFaults } from './faults.ts'

/** Makes a demo office where the settings say; false where a whole one is there already. @throws OFFICE_UNFINISHED, DATA_IN_THE_WAY */
export type MakeOffice = (documents: DocumentChoice, onProgress: (progress: DemoProgress) => void) => Promise<boolean>

const DATABASE = 'onmaru.db'
/** Where an office is made before its parts move into the data folder. */
const STAGING = '.creating'
/** Stands in the staging folder once everything in it is whole. */
const WHOLE = '.whole'
/** Folder of the key files in the data folder. */
const KEYS = 'keys'

/** Where an office would be made, and by what. */
export interface NewOffice {
  readonly keyFolder: string
  readonly make: MakeOffice
}

/** The place that the settings name. */
export function newOfficeIn(config: Config): NewOffice {
  return { keyFolder: join(config.dataFolder, KEYS), make: makeOfficeIn(config) }
}

/**
 * Makes the demo office, so that an interruption leaves no half: for the embedded database in a folder beside, whose parts then move in, the
 * database last; in a database that is there already, and on PostgreSQL, by the marker that is spoken last.
 */
function makeOfficeIn(config: Config): MakeOffice {
  return async (documents, onProgress) => {
    const { dataFolder } = config
    if (config.databaseUrl !== null || existsSync(join(dataFolder, DATABASE))) {
      return inApp(config, async (app, clock) => {
        const state = await officeState(app)
        if (state === 'PART')
          throw cliFaults.OFFICE_UNFINISHED({ place: config.databaseUrl === null ? dataFolder : 'DATABASE_URL' })
        if (state === 'WHOLE') return false
        await createDemoOffice(app, { documents, clock, now: new Date(), keyFolder: join(dataFolder, KEYS), onProgress })
        return true
      })
    }
    const staging = join(dataFolder, STAGING)
    if (!existsSync(join(staging, WHOLE))) {
      rmSync(staging, { recursive: true, force: true })
      mkdirSync(staging, { recursive: true, mode: 0o700 })
      await inApp({ ...config, dataFolder: staging }, (app, clock) =>
        createDemoOffice(app, { documents, clock, now: new Date(), keyFolder: join(staging, KEYS), onProgress }),
      )
      writeFileSync(join(staging, WHOLE), '')
    }
    moveIn(staging, dataFolder)
    return true
  }
}

/** Moves every part, the database last; what is stopped in between goes on from here the next time. */
function moveIn(staging: string, dataFolder: string): void {
  const parts = readdirSync(staging).filter((name) => name !== WHOLE && name !== DATABASE)
  for (const name of [...parts, DATABASE]) {
    const target = join(dataFolder, name)
    if (existsSync(target)) throw cliFaults.DATA_IN_THE_WAY({ path: target })
    renameSync(join(staging, name), target)
  }
  rmSync(staging, { recursive: true })
}

async function inApp<R>(config: Config, act: (app: App, clock: ReturnType<typeof settableClock>) => Promise<R>): Promise<R> {
  const clock = settableClock(new Date())
  const app = await createApp({ config, clock, log: createLog(config.logLevel), crypto: globalThis.crypto })
  try {
    return await act(app, clock)
  } finally {
    await app.stop()
  }
}
