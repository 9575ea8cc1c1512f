import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { type SettableClock, seoulDate } from '../kernel/clock.ts'
import { transaction } from '../kernel/transaction.ts'
import { DEMO_PASSWORD } from './account.ts'
import { Calendar } from './calendar.ts'
import { classify } from './classify.ts'
import { DOCUMENTS } from './data/documents/index.ts'
import { PEOPLE } from './data/people.ts'
import { FIRST_DAY, foundOffice } from './found.ts'
import { issueKeys } from './keys.ts'
import { officeCreated } from './marker.ts'
import { Play } from './play.ts'
import { scenesOf } from './scene.ts'
import { keepSignatureImages } from './signature-images.ts'
import { Signer } from './signer.ts'
import { writeKeys } from './write-keys.ts'

/** How many documents: none, one or two in each state, or all forty. */
export const DOCUMENT_CHOICES = ['none', 'few', 'all'] as const
export type DocumentChoice = (typeof DOCUMENT_CHOICES)[number]

/** How the demo office is made. */
export interface DemoOptions {
  readonly documents: DocumentChoice
  /** The clock of the app, which walks through the past weeks and is left at `now`. */
  readonly clock: SettableClock
  /** The present, before which the story ends. */
  readonly now: Date
  /** Where the key files go; null keeps them in memory only. */
  readonly keyFolder: string | null
  /** Told in between how far the making has come. */
  readonly onProgress?: (progress: DemoProgress) => void
}

/** How far the making has come: founded, keys made, or so many acts of all. */
export type DemoProgress =
  | { readonly part: 'FOUNDED' }
  | { readonly part: 'KEYS' }
  | { readonly part: 'ACTS'; readonly done: number; readonly of: number }

/** What was made. */
export interface DemoOffice {
  /** Ids of people by login. */
  readonly people: ReadonlyMap<string, string>
  /** Ids of documents by the key that the demo's data give them. */
  readonly documents: ReadonlyMap<string, string>
  /** PKCS#12 containers by login, under `DEMO_PASSWORD`. */
  readonly keys: ReadonlyMap<string, Uint8Array>
  /** Signs for them. */
  readonly signer: Signer
}

/**
 * Makes the demo office in an empty database, by the services alone: what a person does there is done here as that person, with their own
 * key. The marker is spoken last, so that half an office is not taken for a whole one.
 */
export async function createDemoOffice(app: App, options: DemoOptions): Promise<DemoOffice> {
  const { clock, now, onProgress = () => undefined } = options
  const calendar = new Calendar(now)
  clock.set(calendar.at(FIRST_DAY, '09:00'))
  const founded = await foundOffice(app, calendar, DEMO_PASSWORD)
  await keepSignatureImages(app, founded)
  const year = Number(seoulDate(now).slice(0, 4))
  const tasks = await classify(app, founded, { years: [year - 1, year], effectiveOn: `${year - 1}-01-01` })
  onProgress({ part: 'FOUNDED' })
  const everybody = [...founded.people.values()]
  const keys = await issueKeys(app, everybody, DEMO_PASSWORD)
  if (options.keyFolder !== null) writeKeys(options.keyFolder, everybody, keys)
  onProgress({ part: 'KEYS' })
  const signer = new Signer(app, keys, DEMO_PASSWORD)
  const play = new Play({ app, clock, calendar, founded, tasks, signer })
  const scenes = scenesOf(chosen(options.documents), calendar)
  for (const [i, scene] of scenes.entries()) {
    await play.act(scene)
    onProgress({ part: 'ACTS', done: i + 1, of: scenes.length })
  }
  clock.set(now)
  await app.kernel.jobs.drain()
  await markWhole(app, play.documents.size)
  const people = new Map(everybody.map(({ login, id }) => [login, id]))
  return { people, documents: play.documents, keys: byLogin(everybody, keys), signer }
}

function chosen(choice: DocumentChoice): typeof DOCUMENTS {
  return DOCUMENTS.filter(({ few }) => choice === 'all' || (choice === 'few' && few === true))
}

function byLogin(
  people: readonly { readonly id: string; readonly login: string }[],
  keys: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  return new Map(
    people.flatMap(({ id, login }) => {
      const key = keys.get(id)
      return key === undefined ? [] : [[login, key] as const]
    }),
  )
}

async function markWhole(app: App, documents: number): Promise<void> {
  const facts = { kind: 'demo', people: PEOPLE.length, documents }
  await transaction(app.kernel, systemActor('demo'), (tx) => tx.speak(officeCreated({ kind: 'agency', id: 'office' }, facts)))
}
