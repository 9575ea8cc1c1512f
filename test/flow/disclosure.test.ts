import { describe, expect, it } from 'vitest'
import { createCaller } from '../../apps/server/src/kernel/trpc.ts'
import { disclosureRouter } from '../../apps/server/src/slices/disclosure/index.ts'
import { aRecord, OFFICER, openReadingRoom, type ReadingRoom, STORES, STRANGER } from '../support/reading-room.ts'

const PAGE = { state: 'HELD', limit: 50, after: null } as const
const types = (events: readonly { type: string }[]): string[] =>
  events.map((event) => event.type).filter((type) => type !== 'records.preserved')

const asking = ({ disclosure, kernel }: ReadingRoom, actor = OFFICER) =>
  createCaller(disclosureRouter(disclosure))({ kernel, actor, may: () => true, setSession: () => undefined })

describe.each(STORES)('release on %s', (store) => {
  it('publishes an open and clean record by itself, once, however often it is told', async () => {
    await using room = await openReadingRoom(store)
    const record = aRecord()
    await room.preserve(record)
    await room.preserve(record)
    expect(types(room.spoken)).toEqual(['disclosure.published'])
    expect(await room.disclosure.publicationOf(room.kernel.db, record.documentId)).toMatchObject({
      form: 'FULL',
      number: record.number,
      line: record.line,
      bodyText: record.bodyText,
      registeredOn: '2026-07-15',
      withdrawnAt: null,
    })
  })

  it('publishes once when two processes are told at the same time', async () => {
    await using room = await openReadingRoom(store)
    const record = aRecord()
    room.keep(record)
    const finished: string[] = []
    const delivery = { finish: async () => void finished.push('done') }
    await Promise.all(Array.from({ length: 6 }, () => room.disclosure.preserved(record.documentId, delivery)))
    expect(finished).toHaveLength(6)
    expect(types(room.spoken).filter((type) => type === 'disclosure.published')).toHaveLength(1)
  })

  it('holds a record with personal data in body and attachment, marks the places, and publishes when cleared', async () => {
    await using room = await openReadingRoom(store)
    const text = '연락처: 010-2345-6789'
    const { sha256, size } = await room.kernel.blobs.put(new TextEncoder().encode(text))
    const record = aRecord({
      bodyText: '신청인 주민번호: 770127-1390997',
      attachments: [
        { name: '명단.txt', blob: sha256, mediaType: 'text/plain', size },
        { name: '사진.png', blob: sha256, mediaType: 'image/png', size },
      ],
    })
    await room.preserve(record)
    expect(await room.disclosure.publicationOf(room.kernel.db, record.documentId)).toBeUndefined()
    const [row] = await room.disclosure.queue(room.kernel.db, PAGE)
    expect(row).toMatchObject({ documentId: record.documentId, findings: 2, reasons: ['PERSONAL_DATA', 'ATTACHMENT_NOT_READ'] })
    const item = await room.disclosure.item(OFFICER, record.documentId)
    expect(item.findings).toEqual([
      { where: 'BODY', attachment: null, kind: 'resident-number', start: 10, end: 24 },
      { where: 'ATTACHMENT', attachment: 0, kind: 'mobile-phone', start: 5, end: 18 },
    ])
    expect(item.attachmentTexts).toEqual([text, null])
    expect(item.unread).toEqual([1])
    expect(await room.disclosure.attachment(OFFICER, record.documentId, 2)).toMatchObject({ name: '사진.png', blob: sha256 })
    await expect(room.disclosure.attachment(OFFICER, record.documentId, 3)).rejects.toMatchObject({
      code: 'RELEASE_FILE_UNKNOWN',
    })
    expect(room.spoken.at(-1)).toMatchObject({
      type: 'disclosure.looked',
      facts: { number: record.number, attachment: '사진.png' },
    })
    await room.disclosure.clear(OFFICER, { documentId: record.documentId, reason: '본인이 공개에 동의함' })
    expect(await room.disclosure.queue(room.kernel.db, PAGE)).toEqual([])
    expect(types(room.spoken)).toEqual(['disclosure.held', 'disclosure.looked', 'disclosure.looked', 'disclosure.published'])
    await expect(room.disclosure.clear(OFFICER, { documentId: record.documentId, reason: '다시' })).rejects.toMatchObject({
      code: 'RELEASE_DECIDED',
    })
  })

  it('lists a refused record under its clauses, without text, files or a telling title', async () => {
    await using room = await openReadingRoom(store)
    const record = aRecord({ title: '홍길동(770127-1390997) 민원 회신', clauses: [] })
    await room.preserve(record)
    await room.disclosure.refuse(OFFICER, { documentId: record.documentId, clauses: [6], reason: '개인정보' })
    const publication = await room.disclosure.publicationOf(room.kernel.db, record.documentId)
    expect(publication).toMatchObject({
      form: 'LIST',
      disclosure: 'CLOSED',
      clauses: [6],
      reviewDueOn: '2031-12-31',
      bodyText: '',
      pdfBlob: null,
      attachments: [],
      line: [],
    })
    expect(JSON.stringify(publication)).not.toContain('770127')
  })

  it('never clears what is partly open or closed, and says so', async () => {
    await using room = await openReadingRoom(store)
    const partial = aRecord({ disclosure: 'PARTIAL', clauses: [6] })
    const closed = aRecord({ disclosure: 'CLOSED', clauses: [] })
    await room.preserve(partial)
    await room.preserve(closed)
    const reason = '검토함'
    await expect(room.disclosure.clear(OFFICER, { documentId: partial.documentId, reason })).rejects.toMatchObject({
      code: 'PARTIAL_NOT_REDACTED',
    })
    await expect(room.disclosure.clear(OFFICER, { documentId: closed.documentId, reason })).rejects.toMatchObject({
      code: 'CLOSED_STAYS_CLOSED',
    })
    expect(await room.disclosure.queue(room.kernel.db, PAGE)).toHaveLength(2)
  })

  it('takes a publication back once, text and files with it, and the archive follows', async () => {
    await using room = await openReadingRoom(store)
    const record = aRecord()
    await room.preserve(record)
    const input = { documentId: record.documentId, reason: '오류 정정' }
    await room.disclosure.withdraw(OFFICER, input)
    await room.kernel.jobs.drain()
    await expect(room.disclosure.withdraw(OFFICER, input)).rejects.toMatchObject({ code: 'NOT_PUBLISHED' })
    expect(await room.disclosure.publicationOf(room.kernel.db, record.documentId)).toMatchObject({
      bodyText: '',
      pdfBlob: null,
      withdrawalReason: '오류 정정',
    })
    expect((await room.archive.search({ q: '', facets: {} }, null, 10)).hits).toEqual([])
    expect(await room.archive.overview({ q: '품질', facets: {} })).toMatchObject({ count: 0 })
    expect(await room.archive.document(record.documentId)).toMatchObject({ bodyText: '', searchText: '', pdfBlob: null })
  })

  it('keeps the threshold that was set, for what comes after', async () => {
    await using room = await openReadingRoom(store)
    expect(await room.disclosure.threshold(room.kernel.db)).toBe(5)
    await room.disclosure.setThreshold(OFFICER, 4)
    await room.preserve(aRecord())
    expect(await room.disclosure.queue(room.kernel.db, PAGE)).toMatchObject([{ reasons: ['APPROVER_BELOW_THRESHOLD'] }])
    expect(room.spoken.find((event) => event.type === 'disclosure.thresholdSet')?.facts).toEqual({ before: 5, after: 4 })
  })

  it('tells the card how a release stands, and those who may not read the document nothing', async () => {
    await using room = await openReadingRoom(store)
    const record = aRecord({ title: '신청인 주민번호: 770127-1390997' })
    room.keep(record)
    const input = { documentId: record.documentId }
    expect(await asking(room).stateOf(input)).toBeNull()
    await room.preserve(record)
    expect(await asking(room).stateOf(input)).toEqual({
      state: 'HELD',
      reasons: ['PERSONAL_DATA_IN_TITLE'],
      decidedAt: '2026-07-15T03:00:00.000Z',
      note: null,
      publication: null,
    })
    expect(room.spoken.at(-1)).toMatchObject({ type: 'disclosure.looked', subject: { id: record.documentId } })
    room.clock.advance(60_000)
    await room.disclosure.refuse(OFFICER, { ...input, clauses: [6], reason: '개인정보' })
    expect(await asking(room).stateOf(input)).toEqual({
      state: 'REFUSED',
      reasons: ['PERSONAL_DATA_IN_TITLE'],
      decidedAt: '2026-07-15T03:01:00.000Z',
      note: '개인정보',
      publication: {
        form: 'LIST',
        publishedAt: '2026-07-15T03:01:00.000Z',
        withdrawnAt: null,
        withdrawalReason: null,
        reviewDueOn: '2031-12-31',
      },
    })
    const before = room.spoken.length
    for (const documentId of [record.documentId, 'none'])
      await expect(asking(room, STRANGER).stateOf({ documentId })).rejects.toMatchObject({ cause: { code: 'RELEASE_UNKNOWN' } })
    expect(room.spoken).toHaveLength(before)
  })
})

describe('the screening of a draft', () => {
  it('finds places in each text, keeps nothing, and refuses more than a document', async () => {
    await using room = await openReadingRoom('sqlite')
    const { screenText } = asking(room, STRANGER)
    expect(
      await screenText({
        texts: [
          { id: 'title', text: '하반기 추진계획' },
          { id: 'p1', text: '연락처: 010-2345-6789' },
        ],
      }),
    ).toEqual([
      { id: 'title', findings: [] },
      { id: 'p1', findings: [{ kind: 'mobile-phone', start: 5, end: 18 }] },
    ])
    expect(room.spoken).toEqual([])
    const half = '가'.repeat(250_001)
    const texts = [
      { id: 'a', text: half },
      { id: 'b', text: half },
    ]
    await expect(screenText({ texts })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(screenText({ texts: [{ id: 'a', text: half + half }] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
