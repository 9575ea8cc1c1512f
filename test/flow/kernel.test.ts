import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { tables } from '../../apps/server/src/kernel/db.ts'
import { defineEvent } from '../../apps/server/src/kernel/events.ts'
import type { JobTables } from '../../apps/server/src/kernel/jobs-schema.ts'
import { closeKernel, type Kernel, openKernel } from '../../apps/server/src/kernel/kernel.ts'
import { type Tx, transaction } from '../../apps/server/src/kernel/transaction.ts'
import { ENGINES, type Office, SQLITE } from '../support/engines.ts'

const happened = defineEvent<{ n: number }>()('test.happened')
const SUBJECT = { kind: 'test', id: 't' } as const
const actor = systemActor('test')

/** Another process on the same database. */
function anotherProcess({ app, config, clock }: Office): Kernel & AsyncDisposable {
  const kernel = openKernel({ config, clock, log: app.kernel.log, crypto: app.kernel.crypto })
  return Object.assign(kernel, { [Symbol.asyncDispose]: () => closeKernel(kernel) })
}

const leaseOf = async (kernel: Kernel, kind: string): Promise<string | null | undefined> =>
  (await tables<JobTables>(kernel.db).selectFrom('jobs').select('lockedUntil').where('kind', '=', kind).executeTakeFirst())
    ?.lockedUntil

afterEach(() => {
  vi.useRealTimers()
})

describe.each(ENGINES)('the kernel on $name', (engine) => {
  it('inside hearers stand or fall with the speaker', async () => {
    await using office = await engine.office()
    const { kernel } = office.app
    let heard = 0
    kernel.bus.hearAfter(happened, 'test.after', async () => {
      heard += 1
    })
    kernel.bus.hearInside(happened, async (_tx, event) => {
      if (event.facts.n === 2) throw new Error('no')
    })
    await transaction(kernel, actor, (tx) => tx.speak(happened(SUBJECT, { n: 1 })))
    await expect(transaction(kernel, actor, (tx) => tx.speak(happened(SUBJECT, { n: 2 })))).rejects.toThrow('no')
    await kernel.jobs.drain()
    expect(heard).toBe(1)
  })

  it('a delivery that fails is tried again later, and done once', async () => {
    await using office = await engine.office()
    const { kernel } = office.app
    const attempts: number[] = []
    kernel.bus.hearAfter(happened, 'test.fails-twice', async (_kernel, _event, delivery) => {
      attempts.push(delivery.attempt)
      if (delivery.attempt < 3) throw new Error('not yet')
    })
    await transaction(kernel, actor, (tx) => tx.speak(happened(SUBJECT, { n: 1 })))
    await kernel.jobs.drain()
    expect(attempts).toEqual([1])
    office.clock.advance(2_000)
    await kernel.jobs.drain()
    office.clock.advance(3_000)
    await kernel.jobs.drain()
    await kernel.jobs.drain()
    expect(attempts).toEqual([1, 2, 3])
  })

  it('a job whose process died is taken up again when its lease is over', async () => {
    await using office = await engine.office()
    const { kernel } = office.app
    let runs = 0
    kernel.jobs.handle('test.hangs', async () => {
      runs += 1
      if (runs === 1) await new Promise<never>((_, reject) => setTimeout(() => reject(new Error('killed')), 50))
    })
    await transaction(kernel, actor, (tx) => kernel.jobs.add(tx, 'test.hangs', 'test:t', {}))
    await kernel.jobs.drain()
    office.clock.advance(10_000)
    await kernel.jobs.drain()
    expect(runs).toBe(2)
  })

  it('a job that runs longer than a lease keeps it, and no other process runs it too', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await using office = await engine.office()
    const { kernel } = office.app
    await using other = anotherProcess(office)
    const runs: string[] = []
    const leases: boolean[] = []
    other.jobs.handle('test.slow', async () => {
      runs.push('other')
    })
    kernel.jobs.handle('test.slow', async () => {
      runs.push('own')
      for (let beat = 0; beat < 3; beat += 1) {
        office.clock.advance(100_000)
        vi.advanceTimersByTime(30_000)
        const renewed = new Date(office.clock.now().getTime() + 120_000).toISOString()
        // A beat starts a transaction of its own; give it its turns until it is committed.
        for (let turn = 0; turn < 1_000 && (await leaseOf(kernel, 'test.slow')) !== renewed; turn += 1)
          await new Promise<void>((resolve) => setImmediate(resolve))
        leases.push((await leaseOf(kernel, 'test.slow')) === renewed)
        await other.jobs.drain()
      }
    })
    await transaction(kernel, actor, (tx) => kernel.jobs.add(tx, 'test.slow', 'test:t', {}))
    await kernel.jobs.drain()
    expect(runs).toEqual(['own'])
    expect(leases).toEqual([true, true, true])
    expect(await leaseOf(kernel, 'test.slow')).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('what a process does after it lost its job is undone, and the effect happens once', async () => {
    await using office = await engine.office()
    const { kernel } = office.app
    await using other = anotherProcess(office)
    const effects: unknown[] = []
    kernel.jobs.handle('test.effect', async (_kernel, run) => {
      effects.push(run.payload)
    })
    const settle = (by: Kernel, name: string, finish: (tx: Tx) => Promise<void>) =>
      transaction(by, actor, async (tx) => {
        await by.jobs.add(tx, 'test.effect', 'test:t', { by: name }, new Date(tx.now.getTime() + 1_000))
        await finish(tx)
      })
    other.jobs.handle('test.lost', (_kernel, run) => settle(other, 'other', run.finish))
    let said: unknown = null
    kernel.jobs.handle('test.lost', async (_kernel, run) => {
      office.clock.advance(121_000)
      await other.jobs.drain()
      said = await settle(kernel, 'own', run.finish).catch((error: unknown) => error)
      throw said
    })
    await transaction(kernel, actor, (tx) => kernel.jobs.add(tx, 'test.lost', 'test:t', {}))
    await kernel.jobs.drain()
    expect(said).toMatchObject({ name: 'LeaseLost' })
    office.clock.advance(60_000)
    await kernel.jobs.drain()
    expect(effects).toEqual([{ by: 'other' }])
  })

  it('fifty parallel transactions leave one audit chain without a gap', async () => {
    await using office = await engine.office()
    const { kernel, audit } = office.app
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => transaction(kernel, actor, (tx) => tx.speak(happened(SUBJECT, { n })))),
    )
    const verdict = await audit.verify(kernel.db, () => undefined)
    expect(verdict).toMatchObject({ whole: true })
    expect(verdict.checked).toBeGreaterThanOrEqual(50)
  })

  it('open screens hear of a change after the commit, and of none that was undone', async () => {
    await using office = await engine.office()
    await office.app.start()
    const { kernel } = office.app
    const stop = new AbortController()
    const notes = kernel.live.changes(['person:a', 'person:b'], stop.signal)
    // What changed before somebody listened is told by nobody, so everything is told once.
    expect([(await notes.next()).value, (await notes.next()).value]).toEqual(['person:a', 'person:b'])
    const first = notes.next()
    await expect(
      transaction(kernel, actor, async (tx) => {
        tx.touch('person:a')
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await transaction(kernel, actor, async (tx) => tx.touch('person:b'))
    expect((await first).value).toBe('person:b')
    stop.abort()
  })
})

describe('files by content', () => {
  it('keep what they were given, and nothing of what was too large', async () => {
    await using office = await SQLITE.office()
    const { blobs } = office.app.kernel
    const { sha256, size } = await blobs.put(new TextEncoder().encode('온마루'))
    expect(size).toBe(9)
    expect(new TextDecoder().decode(await blobs.get(sha256))).toBe('온마루')
    await expect(blobs.putStream(Readable.from([Buffer.alloc(2_000)]), 1_000)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(blobs.get('../../etc/passwd')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(blobs.get('0'.repeat(64))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  it('leave nothing half written behind for ever: a start sweeps away what a killed process began', async () => {
    await using office = await SQLITE.office()
    const folder = join(office.config.dataFolder, 'blobs', 'tmp')
    mkdirSync(folder, { recursive: true })
    for (const [name, age] of [
      ['killed', 2],
      ['being-written', 0],
    ] as const) {
      writeFileSync(join(folder, name), 'half')
      const written = new Date(office.clock.now().getTime() - age * 24 * 3_600_000)
      utimesSync(join(folder, name), written, written)
    }
    await office.app.start()
    expect(readdirSync(folder)).toEqual(['being-written'])
  })
})
