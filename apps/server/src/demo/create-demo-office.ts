import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { type SettableClock, seoulDate } from '../kernel/clock.ts'
import { transaction } from '../kernel/transaction.ts'
import { Calendar } from './calendar.ts'
import { classify } from './classify.ts'
import { DOCUMENTS } from './data/documents/index.ts'
import { PEOPLE } from './data/people.ts'
import { FIRST_DAY, foundOffice } from './found.ts'
import { issueKeys } from './keys.ts'
import { officeCreated } from './marker.ts'
import { Play } from './play.ts'
import { scenesOf } from './scene.ts'
import { Signer } from './signer.ts'
import { keyFileOf, writeKeys } from './write-keys.ts'

/** The password of every demo person, for signing in and for their key file. It is printed, since it protects nothing. */
export const DEMO_PASSWORD = 'onmaru-2026!'

/** How the demo office is made. */
export interface DemoOptions {
  /** How many documents: none, one in each state, or all forty. */
  readonly documents: 'none' | 'few' | 'all'
  /** The clock of the app, which walks through the past weeks and is left at `now`. */
  readonly clock: SettableClock
  /** The present, at which the story ends. */
  readonly now: Date
  /** Where the key files go; null keeps them in memory only. */
  readonly keyFolder: string | null
  /** Told in between what is being made. */
  readonly onProgress?: (done: DemoProgress) => void
}

/** How far the making has come. */
export type DemoProgress =
  | { readonly part: 'OFFICE' | 'KEYS' }
  | { readonly part: 'ACTS'; readonly done: number; readonly of: number }

/** A demo person as they are told to a visitor. */
export interface DemoAccount {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly roles: readonly string[]
  /** Name of the key file in the folder of keys. */
  readonly keyFile: string
}

/** What was made. */
export interface DemoOffice {
  readonly people: readonly DemoAccount[]
  /** PKCS#12 containers by person id, under `DEMO_PASSWORD`. */
  readonly keys: ReadonlyMap<string, Uint8Array>
  /** Document ids by the key that the demo's data give them. */
  readonly documents: ReadonlyMap<string, string>
}

/**
 * Makes the demo office in an empty database, by the services alone: what a person does there is done here as that person, with their own key.
 * The marker is spoken last, so that half an office is not taken for a whole one.
 */
export async function createDemoOffice(app: App, options: DemoOptions): Promise<DemoOffice> {
  const { clock, now, onProgress = () => undefined } = options
  const calendar = new Calendar(now)
  clock.set(calendar.at(FIRST_DAY, '09:00'))
  const founded = await foundOffice(app, calendar, DEMO_PASSWORD)
  const year = Number(seoulDate(now).slice(0, 4))
  const tasks = await classify(app, founded, { years: [year - 1, year], effectiveOn: `${year - 1}-01-01` })
  onProgress({ part: 'OFFICE' })
  const keys = await issueKeys(app, [...founded.people.values()], DEMO_PASSWORD)
  const people = [...founded.people.values()].map(({ id, login, name, unit, post, roles }) => ({
    ...{ id, login, name, unit, post, roles },
    keyFile: keyFileOf(login),
  }))
  if (options.keyFolder !== null) writeKeys(options.keyFolder, people, keys)
  onProgress({ part: 'KEYS' })
  const signer = new Signer(app, keys, DEMO_PASSWORD)
  const play = new Play({ app, clock, calendar, founded, tasks, signer })
  const documents = DOCUMENTS.filter(({ few }) => options.documents === 'all' || (options.documents === 'few' && few === true))
  const scenes = scenesOf(documents, calendar)
  for (const [i, scene] of scenes.entries()) {
    await play.act(scene)
    onProgress({ part: 'ACTS', done: i + 1, of: scenes.length })
  }
  clock.set(now)
  await app.kernel.jobs.drain()
  await markWhole(app, documents.length)
  return { people, keys, documents: play.documents }
}

async function markWhole(app: App, documents: number): Promise<void> {
  const facts = { kind: 'demo', people: PEOPLE.length, documents }
  await transaction(app.kernel, systemActor('demo'), (tx) => tx.speak(officeCreated({ kind: 'agency', id: 'office' }, facts)))
}
