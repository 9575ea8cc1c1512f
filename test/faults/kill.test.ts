import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../apps/server/src/app.ts'
import { systemClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { freePort } from '../support/free-port.ts'
import { type Seeded, seeded } from '../support/seeded.ts'
import { buildServer, type ServerProgram, startServer } from '../support/server-process.ts'
import { type KeptOffice, openKept } from './kept-office.ts'
import { isPassing, type LineOverHttp, openLine, type Traveller } from './line-over-http.ts'
import { foundOnDisk, type OfficeOnDisk } from './office-on-disk.ts'

const KILLS = 50
/** Documents under way at one time. */
const HANDS = 3
/** A server is killed once it has told fewer than so many things more, a document's whole way and a half … */
const MOST_TOLD = 30
/** … and up to so many milliseconds later, so that the moment falls between two of them too. */
const LATEST = 40
/** … or when it has told nothing new for this many tries of 5 ms. */
const MOST_SILENT = 4_000
/** How long what is left to do may take after the last kill, in tries of 50 ms. */
const MOST_TRIES = 1_200

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
const oneEach = (documents: readonly string[]): ReadonlyMap<string, number> => new Map(documents.map((id) => [id, 1]))
const upTo = (length: number): readonly number[] => Array.from({ length }, (_, i) => i + 1)

/** What the hands are told: to begin no more documents, or to let everything lie. */
interface Orders {
  readonly travellers: Traveller[]
  noMore: boolean
  letLie: boolean
}

/** Brings documents through the line, one after another, each to its end; what passes is tried again. */
async function carry(line: LineOverHttp, hand: number, orders: Orders): Promise<void> {
  for (let count = 1; !orders.noMore; count += 1) {
    const traveller: Traveller = { title: `${hand}번 손의 ${count}번째 보고`, id: null }
    orders.travellers.push(traveller)
    for (let approved = false; !approved && !orders.letLie; ) {
      try {
        approved = await line.advance(traveller)
      } catch (error) {
        if (!isPassing(error)) throw error
        await pause(10)
      }
    }
  }
}

/** Waits for the moment of the next kill. Counted in what the server did, so that a slow machine is killed at the same places as a fast one. */
async function moment(kept: KeptOffice, { below }: Seeded): Promise<void> {
  const until = kept.entries() + below(MOST_TOLD)
  for (let tries = 0; kept.entries() < until && tries < MOST_SILENT; tries += 1) await pause(5)
  await pause(below(LATEST))
}

/** What must hold on the disk at every moment, in the middle of everything too. */
function expectNothingHalfDone(kept: KeptOffice, when: string): void {
  const approved = [...kept.documents()].filter(([, state]) => state === 'APPROVED').map(([id]) => id)
  const decided = [...kept.lines()].filter(([, status]) => status === 'APPROVED').map(([id]) => id)
  expect(decided.toSorted(), when).toEqual(approved.toSorted())
  expect(kept.rowsOf('recordRegister'), when).toEqual(oneEach(approved))
  expect(kept.rowsOf('recordItems'), when).toEqual(oneEach(approved))
  expect(kept.told('approval.completed'), when).toEqual(oneEach(approved))
  for (const serials of kept.serials().values()) expect(serials, when).toEqual(upTo(serials.length))
  const sealed = [...kept.preserved()].flatMap(([id, blob]) => (blob === null ? [] : [id]))
  expect(kept.told('records.preserved'), when).toEqual(oneEach(sealed))
  expect(kept.told('signatures.sealed'), when).toEqual(oneEach(sealed))
  for (const [id, blob] of kept.preserved()) if (blob !== null) expect(kept.holds(blob), `${when}: the file of ${id}`).toBe(true)
}

describe('a server that is killed again and again', () => {
  const random = seeded()
  const { seed } = random
  let program: ServerProgram
  let office: OfficeOnDisk

  beforeAll(async () => {
    program = buildServer()
    office = await foundOnDisk(['drafter', 'mayor'])
  })
  afterAll(() => {
    program[Symbol.dispose]()
    office[Symbol.dispose]()
  })

  it(`leaves nothing half-done after ${KILLS} kills in a run of approvals (seed ${seed})`, { timeout: 1_200_000 }, async () => {
    const port = await freePort()
    const orders: Orders = { travellers: [], noMore: false, letLie: false }
    using kept = openKept(office.folder)
    let server = await startServer(program, office.env, port)
    const line = await openLine(office, server.address)
    const carrying = Promise.all(upTo(HANDS).map((hand) => carry(line, hand, orders)))
    // A hand that fails ends the run at once, not after the last kill.
    carrying.catch(() => {
      orders.letLie = true
    })
    try {
      for (let kills = 1; kills <= KILLS && !orders.letLie; kills += 1) {
        await moment(kept, random)
        await server.end('SIGKILL')
        expectNothingHalfDone(kept, `after kill ${kills}, seed ${seed}`)
        server = await startServer(program, office.env, port)
      }
      orders.noMore = true
      await carrying
      for (let tries = 0; kept.openJobs().length > 0 && tries < MOST_TRIES; tries += 1) await pause(50)
      await server.end('SIGTERM')
    } finally {
      orders.noMore = true
      orders.letLie = true
      await server.end('SIGKILL')
    }

    const when = `at the end, seed ${seed}`
    expect(kept.openJobs(), when).toEqual([])
    expectNothingHalfDone(kept, when)
    const done = orders.travellers.flatMap(({ id }) => (id === null ? [] : [id]))
    // Enough documents that the kills fell into every part of a document's way.
    expect(done.length, when).toBeGreaterThan(KILLS / 5)
    for (const id of done) expect(kept.documents().get(id), when).toBe('APPROVED')
    // A draft whose answer never arrived is a draft, nothing else.
    expect(new Set(kept.documents().values()), when).toEqual(
      new Set(['APPROVED', ...(kept.documents().size > done.length ? ['DRAFTING'] : [])]),
    )
    expect(
      [...kept.preserved()].filter(([, blob]) => blob === null),
      when,
    ).toEqual([])
    for (const table of ['releases', 'publications', 'archivedDocuments'] as const)
      expect(kept.rowsOf(table), `${table} ${when}`).toEqual(oneEach(done))
    expect(kept.told('disclosure.published'), when).toEqual(oneEach(done))
    await expectSound(office, kept)
  })
})

/** The chain of the log, and every sealed file, judged by the server's own code. */
async function expectSound(office: OfficeOnDisk, kept: KeptOffice): Promise<void> {
  const config = readConfig({ ...office.env, ONMARU_LOG: 'silent' })
  const app = await createApp({ config, clock: systemClock, log: createLog('silent'), crypto: globalThis.crypto })
  try {
    expect(await app.audit.verify(app.kernel.db, () => undefined)).toMatchObject({ whole: true, broken: null })
    for (const [id, blob] of kept.preserved()) {
      const report = await app.signatures.verifyPdf(await app.kernel.blobs.get(blob ?? ''))
      expect(report, id).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
      expect(
        report.signatures.filter(({ kind }) => kind === 'signature'),
        id,
      ).toHaveLength(3)
    }
  } finally {
    await app.stop()
  }
}
