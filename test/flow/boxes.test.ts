import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BoxAsk, BoxRow } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

const DAY_MS = 86_400_000
const TITLES = ['예산 편성 계획', '가로등 보수', '100% 지급_요청', 'Budget 검토', '하천 정비', '가로수 정비'] as const

describe.each(ENGINES)('boxes on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
    for (const title of TITLES) {
      const { documentId } = await office.draft('drafter', { title, urgent: title.startsWith('가로') })
      await office.plan('drafter', documentId, [
        step(office, 'drafter', 'DRAFT'),
        step(office, 'teamLead', 'REVIEW'),
        step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
      ])
      await office.submit('drafter', documentId)
      office.clock.advance(DAY_MS)
    }
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const titles = async (ask: BoxAsk) => {
    const { rows } = await office.app.approval.box(office.people.teamLead.actor, 'WAITING', { ...ask, limit: 50 })
    return rows.map(({ title }) => title)
  }

  it('put urgent ones first, then as they came', async () => {
    expect(await titles({})).toEqual([
      '가로등 보수',
      '가로수 정비',
      '예산 편성 계획',
      '100% 지급_요청',
      'Budget 검토',
      '하천 정비',
    ])
  })

  it('find plain text in title, drafter and unit, whatever its case; signs of patterns mean themselves', async () => {
    expect(await titles({ filter: { find: '정비' } })).toEqual(['가로수 정비', '하천 정비'])
    expect(await titles({ filter: { find: 'bUDGET' } })).toEqual(['Budget 검토'])
    expect(await titles({ filter: { find: '0% 지급_' } })).toEqual(['100% 지급_요청'])
    expect(await titles({ filter: { find: '%' } })).toEqual(['100% 지급_요청'])
    expect(await titles({ filter: { find: '\\' } })).toEqual([])
    expect(await titles({ filter: { find: '김하나' } })).toHaveLength(TITLES.length)
    expect(await titles({ filter: { drafter: '이두리' } })).toEqual([])
    expect(await titles({ filter: { unit: '디지털' } })).toHaveLength(TITLES.length)
  })

  it('are narrowed to urgency and to days in Seoul, both included', async () => {
    expect(await titles({ filter: { urgent: true } })).toEqual(['가로등 보수', '가로수 정비'])
    expect(await titles({ filter: { from: '2026-07-16', until: '2026-07-17' } })).toEqual(['가로등 보수', '100% 지급_요청'])
  })

  it.each([
    {},
    { sort: { column: 'title', descending: false } },
    { sort: { column: 'title', descending: true } },
    { sort: { column: 'urgent', descending: true } },
    { sort: { column: 'dueOn', descending: false } },
    { sort: { column: 'drafterName', descending: true }, filter: { find: '정비' } },
  ] satisfies readonly BoxAsk[])('go on page by page without a row twice or left out: %j', async (ask) => {
    const { approval } = office.app
    const { actor } = office.people.teamLead
    const whole = await approval.box(actor, 'WAITING', { ...ask, limit: 50 })
    expect(whole.next).toBeNull()
    const paged: BoxRow[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof approval.box>> = await approval.box(actor, 'WAITING', { ...ask, limit: 1, after })
      expect(page.count).toEqual(after === null ? whole.count : null)
      paged.push(...page.rows)
      after = page.next
    } while (after !== null)
    expect(paged).toEqual(whole.rows)
    expect(whole.count).toEqual({ count: whole.rows.length, more: false })
    const told: BoxRow[] = []
    for await (const rows of approval.wholeBox(actor, 'WAITING', ask)) told.push(...rows)
    expect(told).toEqual(whole.rows)
  })

  it('refuse a place that is none of theirs', async () => {
    const { approval } = office.app
    const { actor } = office.people.teamLead
    const { next } = await approval.box(actor, 'WAITING', { limit: 1 })
    for (const after of ['x', 'bnVsbA', Buffer.from('["a",{}]').toString('base64url')])
      await expect(approval.box(actor, 'DONE', { limit: 1, after })).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' })
    await expect(approval.box(actor, 'DONE', { limit: 1, after: next })).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' })
  })

  it('are counted each', async () => {
    const { approval } = office.app
    const none = { count: 0, more: false }
    expect(await approval.counts(office.people.teamLead.actor)).toMatchObject({
      WAITING: { count: 6, more: false },
      UPCOMING: none,
      ACTED: none,
    })
    expect(await approval.counts(office.people.head.actor)).toMatchObject({ WAITING: none, UPCOMING: { count: 6, more: false } })
    expect(await approval.counts(office.people.drafter.actor)).toMatchObject({
      IN_PROGRESS: { count: 6, more: false },
      DONE: none,
    })
  })

  it('keep what was acted on, whatever became of it', async () => {
    const { approval } = office.app
    const { actor } = office.people.teamLead
    const [first, second] = (await approval.box(actor, 'WAITING', { limit: 2 })).rows
    await office.approve('teamLead', first?.documentId ?? '', 'teamLead')
    await approval.act(actor, {
      type: 'return',
      documentId: second?.documentId ?? '',
      basedOn: 1,
      stepId: 'teamLead',
      reason: '보완',
    })
    const acted = (await approval.box(actor, 'ACTED', { limit: 10, sort: { column: 'title', descending: false } })).rows
    expect(acted).toMatchObject([
      { title: '가로등 보수', status: 'IN_PROGRESS', with: ['박세찬'] },
      { title: '가로수 정비', status: 'RETURNED', with: [] },
    ])
  })
})
