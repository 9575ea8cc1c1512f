import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { type PersonActor, publicActor } from '../../kernel/actor.ts'
import { type DomainEvent, defineEvent } from '../../kernel/events.ts'
import { buildHttp } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { transaction } from '../../kernel/transaction.ts'
import { createCaller, router } from '../../kernel/trpc.ts'
import { auditSteps, createAudit, subscribeAudit } from '../audit/index.ts'
import {
  type CompletedDocument,
  createRecords,
  type PreservedFile,
  type Records,
  recordsRouter,
  recordsRoutes,
  recordsSteps,
  subscribeRecords,
} from './index.ts'

const completed = defineEvent<CompletedDocument & Record<string, unknown>>()('approval.completed')
const stepped = defineEvent<Record<string, never>>()('approval.stepped')
const approver = aPerson({ personId: 'person-sechan', name: '박세찬' })
const keeper = aPerson({ personId: 'person-girok', name: '문기록', roles: ['official', 'records-manager'] })
const stranger = aPerson({ personId: 'person-bora', name: '정보라' })
const UNITS: Readonly<Record<string, { code: string; name: string }>> = {
  digital: { code: '6110001', name: '디지털정책과' },
  budget: { code: '6110002', name: '예산과' },
  broken: { code: '61', name: '없는과' },
}

const OWN_UNIT: Readonly<Record<string, string>> = {
  'person-sechan': 'digital',
  'person-bora': 'budget',
  'person-girok': 'archive',
}

function aDocument(documentId: string, change: Partial<CompletedDocument> = {}): CompletedDocument {
  return {
    documentId,
    revisionId: `${documentId}-r1`,
    title: '2026년 하반기 공공데이터 품질관리 추진계획',
    kind: 'GENERAL',
    unitId: 'digital',
    taskId: 'task-data',
    folderId: 'folder-data-2026',
    retention: 'Y10',
    approverId: 'person-sechan',
    approvedAt: '2026-07-15T03:00:00.000Z',
    pdfBlob: 'a'.repeat(64),
    ...change,
  }
}

async function open(store: 'sqlite' | 'postgres') {
  const bare = await openBareKernel(store, [...auditSteps, ...recordsSteps])
  const { kernel } = bare
  const seals = { made: 0, kept: 0, fail: 0, together: 1, blob: null as string | null }
  let waiting: (() => void)[] = []
  const spoken: DomainEvent[] = []
  const records: Records = createRecords(kernel, {
    pack: () => Promise.reject(new Error('nothing is packed here')),
    unitOf: async (_handle, unitId) => UNITS[unitId] ?? { code: '', name: '' },
    ownUnitOf: async (_handle, personId) => OWN_UNIT[personId],
    // As the composed office: one's own unit's records, and every one for who keeps them.
    mayRead: async (handle, actor, documentId) =>
      actor.roles.includes('records-manager') || (await records.find(handle, documentId))?.unitId === OWN_UNIT[actor.personId],
    taskOfFolder: async (_handle, folderId) => (folderId.startsWith('folder-data') ? 'task-data' : undefined),
    preserve: async (): Promise<PreservedFile> => {
      if (seals.fail > 0) {
        seals.fail -= 1
        throw new Error('the timestamp service does not answer')
      }
      seals.made += 1
      const pdfBlob = seals.blob ?? String(seals.made).padStart(64, '0')
      // Nobody comes back with a seal before as many as the test wants are at it.
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        if (waiting.length < seals.together) return
        for (const go of waiting) go()
        waiting = []
      })
      return {
        pdfBlob,
        keep: async () => {
          seals.kept += 1
        },
      }
    },
  })
  subscribeRecords(kernel.bus, records, completed)
  subscribeAudit(kernel.bus)
  kernel.bus.hearEverything(async (_tx, events) => {
    spoken.push(...events)
  })
  return Object.assign(bare, { records, seals, spoken, audit: createAudit(kernel) })
}

/** An approval as the approval slice does it: the step is spoken first, then that the document came into being. */
function approve(kernel: Kernel, document: CompletedDocument, then: () => void = () => undefined): Promise<void> {
  return transaction(kernel, approver, async (tx) => {
    const subject = { kind: 'document', id: document.documentId }
    await tx.speak(stepped(subject, {}))
    await tx.speak(completed(subject, { ...document }))
    then()
  })
}

async function serials(records: Records, filter: { unitId: string; year?: number }): Promise<number[]> {
  const { items } = await records.list(keeper, filter, { limit: 200, after: null })
  expect(items.every((item) => item.number === `${UNITS[filter.unitId]?.name}-${item.serial}`)).toBe(true)
  return items.map((item) => Number(item.serial)).sort((a, b) => a - b)
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

describe.each(STORES)('the register on %s', (store) => {
  it('gives 1…n without gap or double under fifty parallel approvals, some of which are undone', async () => {
    await using office = await open(store)
    const { kernel, records } = office
    const results = await Promise.allSettled(
      upTo(50).map((n) =>
        approve(kernel, aDocument(`d${n}`, { unitId: n % 5 === 0 ? 'budget' : 'digital' }), () => {
          if (n % 7 === 0) throw new Error('undone')
        }),
      ),
    )
    const undone = results.filter((result) => result.status === 'rejected')
    expect(undone.map((result) => String(result.reason))).toEqual(undone.map(() => 'Error: undone'))
    expect(undone).toHaveLength(7)
    expect(await serials(records, { unitId: 'budget' })).toEqual(upTo(9))
    expect(await serials(records, { unitId: 'digital' })).toEqual(upTo(34))
    await approve(kernel, aDocument('d100'))
    expect((await records.find(kernel.db, 'd100'))?.number).toBe('디지털정책과-35')
    expect(await office.audit.verify(kernel.db, () => undefined)).toMatchObject({ whole: true })
  })

  it('over random approvals, rollbacks, units and dates every unit and year has 1…n', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            unitId: fc.constantFrom('digital', 'budget'),
            undone: fc.boolean(),
            parallel: fc.boolean(),
            days: fc.integer({ min: 0, max: 120 }),
          }),
          { maxLength: 15 },
        ),
        async (acts) => {
          await using office = await open(store)
          const { kernel, records, clock } = office
          const due = new Map<string, number>()
          let running: Promise<void>[] = []
          for (const [index, act] of acts.entries()) {
            if (!act.parallel) {
              await Promise.all(running)
              running = []
              clock.advance(act.days * 86_400_000)
            }
            const year = new Date(clock.now().getTime() + 9 * 3_600_000).getUTCFullYear()
            const key = `${act.unitId} ${year}`
            if (!act.undone) due.set(key, (due.get(key) ?? 0) + 1)
            const one = approve(kernel, aDocument(`d${index}`, { unitId: act.unitId }), () => {
              if (act.undone) throw new Error('undone')
            })
            running.push(act.undone ? expect(one).rejects.toThrow('undone') : one)
          }
          await Promise.all(running)
          for (const [key, count] of due) {
            const [unitId, year] = key.split(' ')
            expect(await serials(records, { unitId: unitId ?? '', year: Number(year) }), key).toEqual(upTo(count))
          }
        },
      ),
      { numRuns: store === 'sqlite' ? 20 : 6 },
    )
  })

  it('begins again with 1 at midnight of the new year in Seoul', async () => {
    await using office = await open(store)
    const { kernel, records, clock } = office
    clock.set(new Date('2026-12-31T14:59:59Z'))
    await approve(kernel, aDocument('old'))
    clock.set(new Date('2026-12-31T15:00:00Z'))
    await approve(kernel, aDocument('new', { approvedAt: '2026-12-31T15:00:00.000Z' }))
    expect(await records.find(kernel.db, 'old')).toMatchObject({ year: 2026, serial: 1, registeredOn: '2026-12-31' })
    expect(await records.find(kernel.db, 'new')).toMatchObject({ year: 2027, serial: 1, retentionStartsOn: '2028-01-01' })
  })

  it('files the record with its full number and its retention, in the approving transaction', async () => {
    await using office = await open(store)
    const { kernel, records, spoken } = office
    await approve(kernel, aDocument('d1'))
    expect(await records.find(kernel.db, 'd1')).toMatchObject({
      number: '디지털정책과-1',
      registrationNumber: '6110001000001',
      registration: 'PRODUCTION',
      unitCode: '6110001',
      taskId: 'task-data',
      folderId: 'folder-data-2026',
      retentionPeriod: 'Y10',
      completedOn: '2026-07-15',
      retentionStartsOn: '2027-01-01',
      retentionEndsOn: '2036-12-31',
      signedBlob: 'a'.repeat(64),
      preservedBlob: null,
    })
    expect(spoken.map((event) => event.type)).toEqual(['approval.stepped', 'records.registered', 'approval.completed'])
  })

  it.each([
    ['a folder of another task', { folderId: 'folder-roads' }, 'FOLDER_NOT_OF_TASK'],
    ['an unknown retention period', { retention: '7년' }, 'RETENTION_UNKNOWN'],
    ['a unit without a code', { unitId: 'broken' }, 'UNIT_CODE_INVALID'],
  ] as const)('%s undoes the approval, and no number is lost', async (_what, change, code) => {
    await using office = await open(store)
    const { kernel, records } = office
    await expect(approve(kernel, aDocument('d1', change))).rejects.toMatchObject({ code })
    expect(await office.audit.verify(kernel.db, () => undefined)).toMatchObject({ checked: 0 })
    await approve(kernel, aDocument('d2'))
    await expect(approve(kernel, aDocument('d2'))).rejects.toMatchObject({ code: 'RECORD_REGISTERED' })
    await approve(kernel, aDocument('d3'))
    expect(await serials(records, { unitId: 'digital' })).toEqual([1, 2])
  })

  it('takes the sealed file in once: after a service that was down, and however often it is told', async () => {
    await using office = await open(store)
    const { kernel, records, seals, spoken, clock } = office
    seals.fail = 1
    await approve(kernel, aDocument('d1'))
    await kernel.jobs.drain()
    expect((await records.find(kernel.db, 'd1'))?.preservedBlob).toBeNull()
    clock.advance(5_000)
    await kernel.jobs.drain()
    const record = await records.find(kernel.db, 'd1')
    expect(record?.preservedBlob).toBe('1'.padStart(64, '0'))
    let finished = 0
    const finish = async () => {
      finished += 1
    }
    await Promise.all([records.preserve('d1', { finish }), records.preserve('d1', { finish })])
    expect(finished).toBe(2)
    expect(await records.find(kernel.db, 'd1')).toEqual(record)
    expect(seals).toMatchObject({ made: 1, kept: 1 })
    expect(spoken.filter((event) => event.type === 'records.preserved')).toEqual([
      {
        type: 'records.preserved',
        subject: { kind: 'document', id: 'd1' },
        facts: { documentId: 'd1', number: '디지털정책과-1', pdfBlob: record?.preservedBlob },
      },
    ])
  })

  it('two processes that seal at the same time leave one file and one event', async () => {
    await using office = await open(store)
    const { kernel, records, seals, spoken } = office
    await approve(kernel, aDocument('d1'))
    seals.together = 2
    const finish = async () => undefined
    await Promise.all([records.preserve('d1', { finish }), records.preserve('d1', { finish })])
    expect(seals.made).toBe(2)
    expect(seals.kept).toBe(1)
    expect(spoken.filter((event) => event.type === 'records.preserved')).toHaveLength(1)
    await expect(records.preserve('nowhere', { finish })).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' })
  })

  it('is listed by unit, year, words and folder, page by page; every look is spoken', async () => {
    await using office = await open(store)
    const { kernel, records, clock, spoken } = office
    const titles = ['도로 보수 계획', '데이터 100% 개방', 'Data_개방 보고', '예산 편성']
    for (const [index, title] of titles.entries()) {
      clock.advance(1_000)
      const unitId = index === 3 ? 'budget' : 'digital'
      await approve(
        kernel,
        aDocument(`d${index}`, { title, unitId, folderId: index === 0 ? 'folder-data-2025' : 'folder-data-2026' }),
      )
    }
    spoken.length = 0
    const call = createCaller(recordsRouter(records))({ kernel, actor: keeper, may: () => true, setSession: () => undefined })
    const ids = async (input: Parameters<typeof call.register>[0]) =>
      (await call.register(input)).items.map((item) => item.documentId)
    expect(await ids({})).toEqual(['d3', 'd2', 'd1', 'd0'])
    expect(await ids({ unitId: 'budget' })).toEqual(['d3'])
    expect(await ids({ year: 2025 })).toEqual([])
    expect(await ids({ text: '개방' })).toEqual(['d2', 'd1'])
    expect(await ids({ text: '%' })).toEqual(['d1'])
    expect(await ids({ text: 'dATA_' })).toEqual(['d2'])
    expect(await ids({ text: '예산과-1' })).toEqual(['d3'])
    const first = await call.register({ limit: 3 })
    expect(first.items.map((item) => item.documentId)).toEqual(['d3', 'd2', 'd1'])
    expect((await call.register({ limit: 3, after: first.next })).items.map((item) => item.documentId)).toEqual(['d0'])
    expect(await call.folders({})).toEqual([
      expect.objectContaining({ folderId: 'folder-data-2025', items: 1, keptUntil: '2036-12-31' }),
      expect.objectContaining({ folderId: 'folder-data-2026', items: 3 }),
    ])
    expect((await call.folder({ folderId: 'folder-data-2026' })).items).toHaveLength(3)
    expect(await call.item({ documentId: 'd1' })).toMatchObject({ number: '디지털정책과-2', title: '데이터 100% 개방' })
    await expect(call.item({ documentId: 'none' })).rejects.toMatchObject({ cause: { code: 'RECORD_UNKNOWN' } })
    expect(spoken.map((event) => event.type)).toEqual(Array.from({ length: 12 }, () => 'records.looked'))
    expect(spoken.at(-1)?.subject).toEqual({ kind: 'document', id: 'd1' })
  })

  it('is read by its own unit and by who keeps the records, and by nobody else', async () => {
    await using office = await open(store)
    const { kernel, records, spoken } = office
    await approve(kernel, aDocument('d1'))
    await approve(kernel, aDocument('d2', { unitId: 'budget', title: '예산 편성' }))
    const as = (actor: PersonActor) =>
      createCaller(recordsRouter(records))({ kernel, actor, may: () => true, setSession: () => undefined })
    const ids = async (actor: PersonActor, input: Parameters<ReturnType<typeof as>['register']>[0] = {}) =>
      (await as(actor).register(input)).items.map((item) => item.documentId)
    expect(await ids(approver)).toEqual(['d1'])
    expect(await ids(approver, { unitId: 'digital' })).toEqual(['d1'])
    expect(await ids(approver, { unitId: 'budget' })).toEqual([])
    expect(await ids(stranger)).toEqual(['d2'])
    expect(await ids(aPerson({ personId: 'nobody' }))).toEqual([])
    for (const role of ['records-manager', 'auditor', 'administrator'])
      expect((await ids(aPerson({ personId: 'nobody', roles: [role] }))).toSorted(), role).toEqual(['d1', 'd2'])
    for (const role of ['official', 'unit-clerk', 'disclosure-officer'])
      expect(await ids(aPerson({ personId: 'nobody', roles: [role] })), role).toEqual([])
    expect((await as(stranger).folder({ folderId: 'folder-data-2026' })).items).toMatchObject([{ documentId: 'd2' }])
    expect(await as(stranger).folders({})).toMatchObject([{ folderId: 'folder-data-2026', items: 1 }])
    expect(await as(keeper).folders({})).toMatchObject([{ folderId: 'folder-data-2026', items: 2 }])
    spoken.length = 0
    await expect(as(stranger).item({ documentId: 'd1' })).rejects.toMatchObject({ cause: { code: 'RECORD_UNKNOWN' } })
    await expect(records.file(stranger, 'd1')).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' })
    expect(spoken).toEqual([])
    expect(await as(approver).item({ documentId: 'd1' })).toMatchObject({ documentId: 'd1' })
  })

  it('hands out the signed file until it is sealed and the sealed one from then on, each as a look', async () => {
    await using office = await open(store)
    const { kernel, records, seals, spoken } = office
    const signed = await kernel.blobs.put(new TextEncoder().encode('%PDF signed'))
    const sealed = await kernel.blobs.put(new TextEncoder().encode('%PDF sealed'))
    seals.blob = sealed.sha256
    await approve(kernel, aDocument('d1', { title: '계획 "1안"', pdfBlob: signed.sha256 }))
    const people: Record<string, PersonActor> = { approver, stranger }
    const app = await buildHttp({
      kernel,
      router: router({}),
      may: () => true,
      actorOf: async (token, from) => people[token?.slice(0, -20) ?? ''] ?? publicActor(from),
      routes: [recordsRoutes(kernel, records)],
    })
    const get = (name: string | null, headers: Record<string, string> = {}) =>
      app.inject({
        url: '/files/records/d1.pdf',
        headers: { ...headers, ...(name === null ? {} : { authorization: `Bearer ${name}${'-'.repeat(20)}` }) },
      })
    spoken.length = 0
    const first = await get('approver')
    expect(first).toMatchObject({ statusCode: 200, body: '%PDF signed' })
    expect(first.headers).toMatchObject({
      etag: `"${signed.sha256}"`,
      'content-type': 'application/pdf',
      'cache-control': 'private, no-cache',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('디지털정책과-1 계획 "1안".pdf')}`,
    })
    expect(spoken).toMatchObject([{ type: 'records.looked', subject: { id: 'd1' }, facts: { what: 'FILE' } }])
    expect(await get('approver', { 'if-none-match': `"${signed.sha256}"` })).toMatchObject({ statusCode: 304, body: '' })
    await kernel.jobs.drain()
    const second = await get('approver', { 'if-none-match': `"${signed.sha256}"` })
    expect(second).toMatchObject({ statusCode: 200, body: '%PDF sealed' })
    const looks = () => spoken.filter((event) => event.type === 'records.looked').length
    expect(looks()).toBe(3)
    expect(await get(null)).toMatchObject({ statusCode: 401 })
    const refused = await get('stranger')
    expect(refused.statusCode).toBe(404)
    expect(refused.json()).toMatchObject({ error: { code: 'RECORD_UNKNOWN', kind: 'NOT_FOUND' } })
    expect(looks()).toBe(3)
    await app.close()
  })
})
