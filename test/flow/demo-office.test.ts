import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../apps/server/src/app.ts'
import {
  createDemoOffice,
  DEMO_PASSWORD,
  type DemoOffice,
  type DemoState,
  DOCUMENTS,
  officeState,
} from '../../apps/server/src/demo/index.ts'
import { type PersonActor, publicActor } from '../../apps/server/src/kernel/actor.ts'
import { ENGINES, type Office, PRESENT, SQLITE } from '../support/engines.ts'

const from = { address: '10.0.0.7', client: 'test' }
const folder = mkdtempSync(join(tmpdir(), 'onmaru-demo-'))
let office: Office
let demo: DemoOffice

beforeAll(async () => {
  office = await SQLITE.office()
  demo = await createDemoOffice(office.app, { documents: 'all', clock: office.clock, now: PRESENT, keyFolder: null })
})
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** Signs a demo person in with the password that the demo tells. */
async function signedIn(login: string): Promise<PersonActor> {
  const { identity } = office.app
  const token = await identity.signIn(publicActor(from), { account: login, password: DEMO_PASSWORD })
  const actor = await identity.actorOf(token, from)
  if (actor.kind !== 'person' || actor.personId === null) throw new Error(`${login} is not signed in`)
  return { ...actor, kind: 'person', personId: actor.personId }
}

const idOf = (key: string): string => demo.documents.get(key) ?? `no document ${key}`
const keysIn = (state: DemoState): string[] => DOCUMENTS.filter((document) => document.state === state).map(({ key }) => key)

/** What state a document is in, by what each slice says of it. */
async function stateOf(key: string, app: App = office.app, made: DemoOffice = demo): Promise<string> {
  const { kernel, documents, approval, disclosure } = app
  const id = made.documents.get(key) ?? ''
  const head = await documents.head(kernel.db, id)
  const path = await approval.path(kernel.db, id)
  if (path === undefined) return head?.state ?? 'MISSING'
  if (path.ending !== null) return path.ending.type
  if (head?.state !== 'APPROVED') return path.steps.some(({ state }) => state === 'HELD') ? 'HELD' : 'IN_PROGRESS'
  const publication = await disclosure.publicationOf(kernel.db, id)
  if (publication === undefined) return 'WAITING_RELEASE'
  return publication.form === 'FULL' ? 'RELEASED' : 'LISTED'
}

describe('the demo office', () => {
  it('has a city with four bureaus, twelve divisions and sixty people, of whom everybody signs in and has a key', async () => {
    const { identity, signatures, kernel } = office.app
    const units = await identity.units()
    const bureaus = units.filter(({ name }) => name.endsWith('국'))
    expect(bureaus).toHaveLength(4)
    expect(units.filter(({ parentId }) => bureaus.some(({ id }) => id === parentId))).toHaveLength(12)
    const people = await identity.listPeople(kernel.db)
    expect(people).toHaveLength(60)
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(
      new Set(['official', 'unit-clerk', 'records-manager', 'disclosure-officer', 'auditor', 'administrator']),
    )
    expect(demo.keys.size).toBe(60)
    for (const { id } of people) expect(await signatures.certificatesOf(kernel.db, id)).toHaveLength(1)
    expect((await signedIn('hana.kim')).name).toBe('김하나')
  })

  it('has thirty unit tasks under a tree of five levels, each delegated to somebody', async () => {
    const { classification, identity, kernel } = office.app
    const tasks = await classification.tasks(kernel.db, null)
    expect(tasks).toHaveLength(30)
    expect(Math.max(...(await classification.tree(kernel.db)).map(({ level }) => level))).toBe(5)
    for (const task of tasks) {
      const asked = { unitId: task.unitId, taskCode: task.code }
      expect((await identity.delegationFor(kernel.db, asked))?.matter, task.name).toBeTypeOf('string')
      expect(await classification.folders(kernel.db, task.id), task.name).toHaveLength(2)
    }
  })

  it('has forty documents, each in the state that its story says', async () => {
    expect(demo.documents.size).toBe(40)
    const told = Object.fromEntries(DOCUMENTS.map(({ key, state }) => [key, state]))
    const found = Object.fromEntries(await Promise.all(DOCUMENTS.map(async ({ key }) => [key, await stateOf(key)])))
    expect(found).toEqual(told)
    expect(new Set(Object.values(told)).size).toBe(8)
  })

  it('numbers what was approved 1…n in every unit', async () => {
    const { records, kernel } = office.app
    const serials = new Map<string, number[]>()
    for (const key of ['RELEASED', 'WAITING_RELEASE', 'LISTED'].flatMap((state) => keysIn(state as DemoState))) {
      const record = await records.find(kernel.db, idOf(key))
      expect(record?.preservedBlob, key).toMatch(/^[0-9a-f]{64}$/)
      serials.set(record?.unitName ?? '', [...(serials.get(record?.unitName ?? '') ?? []), record?.serial ?? 0])
    }
    for (const [unit, taken] of serials)
      expect(
        taken.toSorted((a, b) => a - b),
        unit,
      ).toEqual(taken.map((_, i) => i + 1))
  })

  it('is told as a whole chain, and as made to its end', async () => {
    const { audit, kernel } = office.app
    expect(await audit.verify(kernel.db, () => undefined)).toMatchObject({ whole: true })
    expect(await officeState(office.app)).toBe('WHOLE')
  })

  it.each(['records-rule', 'seoul-report', 'bid-evaluation'])(
    'the sealed file of %s is accepted by pdfsig and qpdf',
    async (key) => {
      const { records, kernel } = office.app
      const record = await records.find(kernel.db, idOf(key))
      const path = join(folder, `${key}.pdf`)
      writeFileSync(path, await kernel.blobs.get(record?.preservedBlob ?? ''))
      const verdicts = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      const signers = (await office.app.approval.path(kernel.db, idOf(key)))?.steps.length ?? 0
      expect(verdicts.match(/Signature is Valid/g)).toHaveLength(signers + 1)
      expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors')
    },
  )

  it('released documents are found in the archive; those that wait are in the officer’s queue and nowhere public', async () => {
    const { archive, disclosure, kernel } = office.app
    const found = async (q: string) =>
      (await archive.search({ q, facets: {} }, null, 50)).hits.map(({ documentId }) => documentId)
    expect(await found('품질')).toContain(idOf('data-plan'))
    expect(await found('전자정부')).toContain(idOf('seoul-report'))
    expect(await found('무단투기')).not.toContain(idOf('dumping-reply'))
    const queue = await disclosure.queue(kernel.db, { state: 'HELD', limit: 200, after: null })
    expect(queue.map(({ documentId }) => documentId).toSorted()).toEqual(keysIn('WAITING_RELEASE').map(idOf).toSorted())
  })

  it('gives those whom a visitor signs in as something to do', async () => {
    const { approval } = office.app
    const waiting = async (login: string) =>
      (await approval.box(await signedIn(login), 'WAITING', { limit: 200 })).rows.map(({ documentId }) => documentId)
    expect(await waiting('haneul')).toEqual([idOf('city-policy')])
    expect(await waiting('sechan.park')).toEqual([idOf('data-training')])
    expect(await waiting('duri.lee')).toEqual([idOf('data-reply')])
  })

  it('signs for a person as their client would', async () => {
    const { approval } = office.app
    const actor = await signedIn('sechan.park')
    const documentId = idOf('data-training')
    const seen = await approval.document(actor, documentId)
    const task = await approval.prepareSign(actor, { documentId, stepId: 'approve', basedOn: seen.seq })
    const signature = await demo.signer.sign(actor.personId, task)
    const act = { documentId, basedOn: seen.seq, type: 'sign', stepId: 'approve', verdict: 'AGREE', opinion: null } as const
    expect(await approval.act(actor, { ...act, ...signature })).toMatchObject({ status: 'APPROVED' })
  })
})

const OTHERS = ENGINES.filter(({ name }) => name !== 'sqlite')

/** Also on days that an office is closed, at the ends of days and of years: whoever starts it then finds the same. */
describe.each([
  ...OTHERS.map((engine) => ['noon of an office day', PRESENT, engine] as const),
  ['the first minutes of a year', new Date('2026-12-31T15:05:00Z'), SQLITE],
  ['the last minute of a Sunday', new Date('2026-11-29T14:59:00Z'), SQLITE],
] as const)('a few documents at %s', (_name, now, engine) => {
  it(`reach their states too, on ${engine.name}`, async () => {
    await using other = await engine.office()
    const { app, clock } = other
    clock.set(now)
    const few = await createDemoOffice(app, { documents: 'few', clock, now, keyFolder: null })
    const wanted = DOCUMENTS.filter((document) => few.documents.has(document.key))
    expect(wanted.length).toBeGreaterThan(8)
    for (const { key, state } of wanted) expect(await stateOf(key, app, few), key).toBe(state)
    expect(await officeState(app)).toBe('WHOLE')
  })
})
