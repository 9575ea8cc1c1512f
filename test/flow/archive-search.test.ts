import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReleasableRecord } from '../../apps/server/src/slices/disclosure/index.ts'
import { aRecord, openReadingRoom, type ReadingRoom, STORES } from '../support/reading-room.ts'

type Facets = Parameters<ReadingRoom['archive']['search']>[0]['facets']

/** Titles of all hits, page by page. */
async function titles(room: ReadingRoom, q: string, facets: Facets = {}, limit = 3): Promise<readonly string[]> {
  const found: string[] = []
  let from: Parameters<ReadingRoom['archive']['search']>[1] = null
  do {
    const page = await room.archive.search({ q, facets }, from, limit)
    expect(page.hits.length).toBeLessThanOrEqual(limit)
    found.push(...page.hits.map((hit) => hit.title))
    from = page.next
  } while (from !== null)
  return found
}

const TEXTS: readonly Partial<ReleasableRecord>[] = [
  { title: '예산 편성 지침 통보', bodyText: '2027년도 예산을 편성합니다.', kind: 'NOTICE' },
  {
    title: '하천 정비 계획',
    bodyText: '재난 예산으로 봉화천을 정비합니다. PDF 붙임.',
    unit: { id: 'unit-river', name: '하천과' },
  },
  { title: '예산결산위원회 회의 결과', bodyText: '추가경정예산안을 의결하였습니다.', registeredAt: '2025-12-31T16:00:00.000Z' },
  { title: 'ＡＩ 행정 서비스 도입', bodyText: '인공지능 상담. 예비 산출물 없음.', number: '디지털정책과-77' },
  { title: '교량 점검', bodyText: '결과를 보고합니다.', disclosure: 'CLOSED', clauses: [4] },
]

describe.each(STORES)('search on %s', (store) => {
  it('finds two-syllable words inside longer ones, title hits first and newest first, over pages', async () => {
    await using room = await openReadingRoom(store)
    for (const text of TEXTS) await room.preserve(aRecord(text))
    expect(await titles(room, '예산', {}, 1)).toEqual(['예산결산위원회 회의 결과', '예산 편성 지침 통보', '하천 정비 계획'])
    expect(await titles(room, '추가경정예산')).toEqual(['예산결산위원회 회의 결과'])
    expect(await titles(room, '정비 봉화')).toEqual(['하천 정비 계획'])
    expect(await titles(room, 'ai')).toEqual(['ＡＩ 행정 서비스 도입'])
    expect(await titles(room, '디지털정책과-77')).toEqual(['ＡＩ 행정 서비스 도입'])
    expect(await titles(room, '획')).toEqual(['하천 정비 계획'])
    expect(await titles(room, '교량')).toEqual(['교량 점검'])
    expect(await titles(room, '없는낱말')).toEqual([])
  })

  it('finds nothing in the text of a closed document, nor in one held or withdrawn', async () => {
    await using room = await openReadingRoom(store)
    await room.preserve(
      aRecord({
        disclosure: 'CLOSED',
        clauses: [5],
        bodyText: '비밀봉투',
        attachments: [{ name: '비밀봉투.txt', blob: '1'.repeat(64), mediaType: 'image/png', size: 1 }],
      }),
    )
    await room.preserve(aRecord({ kind: 'PETITION', bodyText: '비밀봉투' }))
    expect(await titles(room, '비밀봉투')).toEqual([])
  })

  it('narrows by every facet and counts them', async () => {
    await using room = await openReadingRoom(store)
    for (const text of TEXTS) await room.preserve(aRecord(text))
    expect(await titles(room, '예산', { unit: 'unit-river' })).toEqual(['하천 정비 계획'])
    expect(await titles(room, '', { kind: 'NOTICE' })).toEqual(['예산 편성 지침 통보'])
    expect(await titles(room, '', { disclosure: 'CLOSED' })).toEqual(['교량 점검'])
    expect(await titles(room, '', { year: '2026', task: 'task-data', agency: '한빛시' })).toHaveLength(5)
    const { count, exact, facets } = await room.archive.overview({ q: '예산', facets: {} })
    expect({ count, exact }).toEqual({ count: 3, exact: true })
    expect(facets.unit).toEqual([
      { value: 'unit-digital', label: '디지털정책과', count: 2 },
      { value: 'unit-river', label: '하천과', count: 1 },
    ])
  })

  it('takes any text for a question and answers', async () => {
    await using room = await openReadingRoom(store)
    await room.preserve(aRecord())
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('" OR *', "'):*|!", 'NEAR(a b)', '\uE000x', '%_\\', '가*'),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (q) => {
        expect(Array.isArray((await room.archive.search({ q, facets: {} }, null, 5)).hits)).toBe(true)
        expect((await room.archive.overview({ q, facets: { unit: q } })).count).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })
})

describe.runIf(STORES.length > 1)('the two engines', () => {
  it('give the same hits, in the same order, with the same counts, and hits are what the text holds', async () => {
    await using a = await openReadingRoom('sqlite')
    await using b = await openReadingRoom('postgres')
    const syllable = fc.constantFrom(
      '가',
      '나',
      '다',
      '예',
      '산',
      ' ',
      '\n',
      'a',
      'B',
      '7',
      '-',
      '𠮷',
      'é',
      'ǆ',
      'Ⅷ',
      '民',
      '・',
      'ー',
    )
    const text = fc.array(syllable, { minLength: 1, maxLength: 25 }).map((units) => units.join(''))
    const bodies = fc.sample(fc.tuple(text, text), { numRuns: 40, seed: 7 })
    for (const [title, bodyText] of bodies) {
      const record = aRecord({ title: `${title}.`, bodyText, unit: { id: 'u', name: 'u' }, task: { id: 't', name: 't' } })
      await a.preserve(record)
      await b.preserve(record)
    }
    const word = fc
      .array(fc.constantFrom('가', '나', '다', '예', '산', 'a', '7', 'é', '民', '𠮷', 'ー'), { minLength: 1, maxLength: 3 })
      .map((units) => units.join(''))
    let hitting = 0
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 2 }), async (words) => {
        const q = words.join(' ')
        const left = await a.archive.search({ q, facets: {} }, null, 100)
        const right = await b.archive.search({ q, facets: {} }, null, 100)
        expect(left.hits.map((hit) => hit.documentId)).toEqual(right.hits.map((hit) => hit.documentId))
        expect(await a.archive.overview({ q, facets: {} })).toEqual(await b.archive.overview({ q, facets: {} }))
        for (const hit of left.hits) for (const one of words) expect(hit.searchText).toContain(one)
        hitting += left.hits.length
      }),
      { numRuns: 150, examples: [[['다다다']]] },
    )
    expect(hitting).toBeGreaterThan(50)
  })
})
