import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import type { Actor } from '../../kernel/actor.ts'
import { defineEvent, type EventFacts } from '../../kernel/events.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { transaction } from '../../kernel/transaction.ts'
import { createCaller } from '../../kernel/trpc.ts'
import { type Audit, auditRouter, auditSteps, type Broken, createAudit, subscribeAudit } from './index.ts'
import type { AuditEntry } from './schema.ts'
import { hashOf } from './seal-entry.ts'

const happened = defineEvent<EventFacts>()('test.happened')
const auditor = aPerson({ personId: 'person-auditor', name: '이감사', roles: ['auditor'] })
const COLUMNS = [
  'seq',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'actorRoles',
  'address',
  'client',
  'type',
  'subjectKind',
  'subjectId',
  'facts',
  'previousHash',
  'hash',
] as const

async function open(store: 'sqlite' | 'postgres') {
  const bare = await openBareKernel(store, auditSteps)
  subscribeAudit(bare.kernel.bus)
  return Object.assign(bare, { audit: createAudit(bare.kernel) })
}

function speak(kernel: Kernel, actor: Actor, facts: EventFacts, id = 'd1'): Promise<void> {
  return transaction(kernel, actor, (tx) => tx.speak(happened({ kind: 'document', id }, facts)))
}

async function speakMany(kernel: Kernel, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1)
    await transaction(kernel, aPerson(), (tx) => tx.speak(happened({ kind: 'document', id: `d${n % 3}` }, { n, 제목: '계획' })))
}

/** What somebody with the database's password could do. */
async function tamper(kernel: Kernel, act: ReturnType<typeof sql>): Promise<void> {
  await act.execute(kernel.db.writer)
}

const table = sql.table('auditEntries')

async function brokenOf(audit: Audit, kernel: Kernel): Promise<Broken | null> {
  const verdict = await audit.verify(kernel.db, () => undefined)
  expect(verdict.whole).toBe(verdict.broken === null)
  return verdict.broken
}

describe.each(STORES)('the audit chain on %s', (store) => {
  it('names the entry whose column was changed, whichever column and whichever entry', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await speakMany(kernel, 12)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...COLUMNS), fc.integer({ min: 1, max: 12 }), async (column, seq) => {
        const ref = sql.ref(column)
        const before = await sql<Record<string, unknown>>`select * from ${table} where ${sql.ref('seq')} = ${seq}`.execute(
          kernel.db.writer,
        )
        const value = before.rows[0]?.[column]
        const changed = column === 'seq' ? seq + 1_000 : `${String(value).slice(0, -1)}${String(value).endsWith('f') ? '0' : 'f'}`
        await tamper(kernel, sql`update ${table} set ${ref} = ${changed} where ${sql.ref('seq')} = ${seq}`)
        const broken = await brokenOf(audit, kernel)
        await tamper(
          kernel,
          sql`update ${table} set ${ref} = ${value} where ${sql.ref('seq')} = ${column === 'seq' ? seq + 1_000 : seq}`,
        )
        const last = column === 'seq' && seq === 12
        expect(broken).toMatchObject({
          seq,
          differs: column === 'seq' ? 'GAP' : column === 'hash' ? 'HASH' : 'FIELDS',
          ...(last ? { expected: '12' } : {}),
        })
        expect(await brokenOf(audit, kernel)).toBeNull()
      }),
      { numRuns: 80 },
    )
  })

  it('a blank more in the facts is found, and an emptied address too', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await speakMany(kernel, 3)
    await tamper(kernel, sql`update ${table} set facts = ${'{ "n":2,"제목":"계획"}'} where seq = 2`)
    expect(await brokenOf(audit, kernel)).toMatchObject({ seq: 2, differs: 'FIELDS' })
    await tamper(kernel, sql`update ${table} set facts = ${'{"n":2,"제목":"계획"}'} where seq = 2`)
    expect(await brokenOf(audit, kernel)).toBeNull()
    await tamper(kernel, sql`update ${table} set address = null where seq = 1`)
    expect(await brokenOf(audit, kernel)).toMatchObject({ seq: 1, differs: 'FIELDS' })
  })

  it('finds an entry taken out of the middle, the newest ones cut off, and a head that was moved', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await speakMany(kernel, 9)
    const seq = sql.ref('seq')
    await tamper(kernel, sql`update ${sql.table('auditHead')} set seq = 8`)
    expect(await brokenOf(audit, kernel)).toMatchObject({ seq: 9, differs: 'HEAD' })
    await tamper(kernel, sql`update ${sql.table('auditHead')} set seq = 9`)
    await tamper(kernel, sql`delete from ${table} where ${seq} > 7`)
    expect(await brokenOf(audit, kernel)).toEqual({ seq: 8, differs: 'TAIL', expected: '9', found: '7' })
    await tamper(kernel, sql`delete from ${table} where ${seq} = 4`)
    expect(await brokenOf(audit, kernel)).toMatchObject({ seq: 4, differs: 'GAP' })
    await tamper(kernel, sql`delete from ${table}`)
    expect(await brokenOf(audit, kernel)).toMatchObject({ seq: 1, differs: 'TAIL' })
    await tamper(kernel, sql`delete from ${sql.table('auditHead')}`)
    expect(await brokenOf(audit, kernel)).toMatchObject({ differs: 'HEAD' })
    await expect(speak(kernel, aPerson(), {})).rejects.toThrow()
  })

  it('finds an entry that was written anew with a fitting hash: the next one still carries the old one', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await speakMany(kernel, 5)
    const { rows } = await sql<AuditEntry>`select * from ${table} where seq = 3`.execute(kernel.db.writer)
    const forged = { ...(rows[0] as AuditEntry), actorName: '박거짓' }
    const { hash: _, ...open3 } = forged
    await tamper(kernel, sql`update ${table} set ${sql.ref('actorName')} = '박거짓', hash = ${hashOf(open3)} where seq = 3`)
    expect(await brokenOf(audit, kernel)).toMatchObject({
      seq: 4,
      differs: 'LINK',
      expected: hashOf(open3),
      found: rows[0]?.hash,
    })
  })

  it('whatever is said, by whomever, is kept as it was and verifies', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    const anyone = fc.record({
      kind: fc.constantFrom('person', 'system', 'public'),
      personId: fc.option(text),
      name: text,
      roles: fc.array(text, { maxLength: 3 }),
      sessionId: fc.constant(null),
      from: fc.option(fc.record({ address: text, client: text })),
    }) satisfies fc.Arbitrary<Actor>
    const facts = fc.dictionary(text, fc.jsonValue(), { maxKeys: 4 })
    let spoken = 0
    await fc.assert(
      fc.asyncProperty(anyone, facts, text, async (actor, given, id) => {
        await speak(kernel, actor, given, id)
        spoken += 1
        const [newest] = (await audit.entries(auditor, { type: 'test.happened' }, { limit: 1, olderThan: null })).items
        expect(newest?.facts).toEqual(JSON.parse(JSON.stringify(given)))
        expect(await brokenOf(audit, kernel)).toBeNull()
      }),
      {
        numRuns: 60,
        examples: [
          [
            { kind: 'system', personId: null, name: 'jobs', roles: [], sessionId: null, from: null },
            JSON.parse('{"__proto__":{}}') as Record<string, never>,
            'd',
          ],
        ],
      },
    )
    expect(spoken).toBeGreaterThan(0)
  })

  it('parallel transactions keep one chain, and those undone leave nothing', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) =>
        transaction(kernel, aPerson(), async (tx) => {
          await tx.speak(happened({ kind: 'document', id: `d${n}` }, { n, part: 1 }))
          await tx.speak(happened({ kind: 'document', id: `d${n}` }, { n, part: 2 }))
          if (n % 4 === 0) throw new Error('undone')
        }),
      ),
    )
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(15)
    const verdict = await audit.verify(kernel.db, () => undefined)
    expect(verdict).toMatchObject({ whole: true, checked: 90, broken: null })
    const said = (await audit.entries(auditor, { type: 'test.' }, { limit: 200, olderThan: null })).items
    expect(said).toHaveLength(90)
    expect(said.filter((entry) => Number(entry.facts['n']) % 4 === 0)).toEqual([])
  })

  it('an event told twice in one transaction stands in order, and an act that fails leaves no entry', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    kernel.bus.hearInside(happened, async (_tx, event) => {
      if (event.facts['n'] === 13) throw new Error('no')
    })
    await expect(speak(kernel, aPerson(), { n: 13 })).rejects.toThrow('no')
    expect(await audit.verify(kernel.db, () => undefined)).toMatchObject({ whole: true, checked: 0 })
  })

  it('is searched by person, subject, time and type, page by page, and every look is an entry', async () => {
    await using office = await open(store)
    const { kernel, audit, clock } = office
    await speakMany(kernel, 6)
    clock.advance(60_000)
    await speak(kernel, aPerson({ personId: 'person-duri', name: '이두리' }), { n: 7 }, 'd1')
    const at = clock.now().toISOString()
    const seqs = async (filter: Parameters<Audit['entries']>[1], page = { limit: 50, olderThan: null as number | null }) => {
      const found = await audit.entries(auditor, filter, page)
      return { seqs: found.items.map((entry) => entry.seq), next: found.next }
    }
    expect((await seqs({ personId: 'person-duri' })).seqs).toEqual([7])
    expect((await seqs({ subject: { kind: 'document', id: 'd1' } })).seqs).toEqual([7, 4, 1])
    expect((await seqs({ type: 'test.', before: at })).seqs).toEqual([6, 5, 4, 3, 2, 1])
    expect((await seqs({ type: 'test.happened', from: at })).seqs).toEqual([7])
    expect((await seqs({ type: 'test.happene' })).seqs).toEqual([])
    expect(await seqs({ type: 'test.' }, { limit: 4, olderThan: null })).toEqual({ seqs: [7, 6, 5, 4], next: 4 })
    expect(await seqs({ type: 'test.' }, { limit: 4, olderThan: 4 })).toEqual({ seqs: [3, 2, 1], next: null })
    const looks = (await audit.entries(auditor, { type: 'audit.looked' }, { limit: 50, olderThan: null })).items
    expect(looks).toHaveLength(7)
    expect(looks.at(-1)).toMatchObject({ actor: { name: '이감사' }, facts: { filter: { personId: 'person-duri' }, entries: 1 } })
  })

  it("shows a document's whole life, oldest first, with the looks at it", async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await speakMany(kernel, 6)
    const first = await audit.life(auditor, 'd1', { limit: 50, newerThan: null })
    expect(first.items.map((entry) => entry.seq)).toEqual([1, 4])
    const again = await audit.life(auditor, 'd1', { limit: 2, newerThan: 1 })
    expect(again.items.map((entry) => [entry.seq, entry.type])).toEqual([
      [4, 'test.happened'],
      [7, 'audit.looked'],
    ])
    expect(again.next).toBe(7)
  })

  it('names a document by the title that was told last, on every entry about it', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    for (const facts of [{ n: 1 }, { title: '초안' }, { title: '추진계획' }, { n: 2 }])
      await transaction(kernel, aPerson(), (tx) => tx.speak(happened({ kind: 'document', id: 'd1' }, facts)))
    await transaction(kernel, aPerson(), (tx) => tx.speak(happened({ kind: 'person', id: 'd1' }, { title: '과장' })))
    const { items } = await audit.entries(auditor, { type: 'test.happened' }, { limit: 9, olderThan: null })
    expect(items.map(({ subject }) => subject.name)).toEqual([null, '추진계획', '추진계획', '추진계획', '추진계획'])
  })

  it('checks in batches with progress up to the end, and an entry says who checked', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await transaction(kernel, aPerson(), async (tx) => {
      for (let n = 1; n <= 2_500; n += 1) await tx.speak(happened({ kind: 'document', id: 'd1' }, { n }))
    })
    const steps: number[] = []
    const verdict = await audit.verify(kernel.db, (progress) => steps.push(progress.checked))
    expect(steps).toEqual([1_000, 2_000, 2_500])
    expect(verdict).toMatchObject({ whole: true, checked: 2_500 })
    const caller = createCaller(auditRouter(audit))({ kernel, actor: auditor, may: () => true, setSession: () => undefined })
    const notes: unknown[] = []
    for await (const note of await caller.verify()) notes.push(note)
    expect(notes).toHaveLength(4)
    expect(notes.at(-1)).toMatchObject({ verdict: { whole: true, checked: 2_500, headHash: verdict.headHash } })
    const [newest] = (await audit.entries(auditor, { type: 'audit.verified' }, { limit: 1, olderThan: null })).items
    expect(newest).toMatchObject({ actor: { id: 'person-auditor' }, facts: { whole: true, checked: 2_500 } })
  })

  it('a changed hash at the border of two batches, and at the very end, is named as such', async () => {
    await using office = await open(store)
    const { kernel, audit } = office
    await transaction(kernel, aPerson(), async (tx) => {
      for (let n = 1; n <= 1_001; n += 1) await tx.speak(happened({ kind: 'document', id: 'd1' }, { n }))
    })
    for (const seq of [1_000, 1_001]) {
      const { rows } = await sql<{ hash: string }>`select hash from ${table} where seq = ${seq}`.execute(kernel.db.writer)
      await tamper(kernel, sql`update ${table} set hash = ${'0'.repeat(64)} where seq = ${seq}`)
      expect(await brokenOf(audit, kernel)).toMatchObject({
        seq,
        differs: 'HASH',
        expected: '0'.repeat(64),
        found: rows[0]?.hash,
      })
      await tamper(kernel, sql`update ${table} set hash = ${rows[0]?.hash ?? ''} where seq = ${seq}`)
    }
    expect(await brokenOf(audit, kernel)).toBeNull()
  })
})
