import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlannedStep } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import type { Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

const DAY_MS = 86_400_000

describe.each(ENGINES)('notices on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const one = (who: Who, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}) => step(office, who, kind, change)
  const submitted = async (title: string): Promise<string> => {
    const { documentId } = await office.draft('drafter', { title })
    await office.plan('drafter', documentId, [
      one('drafter', 'DRAFT'),
      one('colleague', 'REVIEW'),
      one('budget', 'CONCUR_PARALLEL', { group: 'g' }),
      one('audit', 'CONCUR_PARALLEL', { group: 'g' }),
      one('head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    await office.submit('drafter', documentId)
    return documentId
  }
  const page = (who: Who, limit = 50, after: string | null = null) =>
    office.app.approval.notices(office.people[who].actor, { limit, after })
  const heard = async (who: Who, documentId: string) =>
    (await page(who, 200)).notices.filter((notice) => notice.documentId === documentId).map(({ about }) => about)

  it('tell whose turn it is, and the drafter what became of the document, and nobody what they did themselves', async () => {
    const documentId = await submitted('가로수 정비 계획')
    expect(await heard('colleague', documentId)).toEqual(['TURN'])
    expect(await heard('budget', documentId)).toEqual([])
    expect((await page('colleague')).notices[0]).toMatchObject({
      title: '가로수 정비 계획',
      by: '김하나',
      whose: null,
      seenAt: null,
      at: office.clock.now().toISOString(),
    })
    await office.approve('colleague', documentId, 'colleague')
    for (const who of ['budget', 'audit'] as const) expect(await heard(who, documentId)).toEqual(['TURN'])
    await office.app.approval.act(office.people.budget.actor, {
      type: 'return',
      documentId,
      basedOn: await office.seq(documentId),
      stepId: 'budget',
      reason: '예산 과목 확인',
    })
    expect(await heard('drafter', documentId)).toEqual(['RETURNED'])
    expect(await heard('audit', documentId)).toEqual(['TURN_TAKEN_BACK', 'TURN'])
    expect(await heard('budget', documentId)).toEqual(['TURN'])
  })

  it('are written with the act or not at all', async () => {
    const documentId = await submitted('둘이 함께 하는 협조')
    const before = (await page('colleague', 200)).notices.length
    const act = { type: 'return', documentId, basedOn: 0, stepId: 'colleague', reason: '보완' } as const
    await expect(office.app.approval.act(office.people.colleague.actor, act)).rejects.toMatchObject({ code: 'ACT_CONFLICT' })
    expect((await page('colleague', 200)).notices).toHaveLength(before)
    expect(await heard('drafter', documentId)).toEqual([])
  })

  it('go on page by page without one twice or left out, and say how many are new', async () => {
    for (const title of ['하나', '둘', '셋']) await submitted(title)
    const whole = await page('colleague', 200)
    expect(whole).toMatchObject({ next: null, unseen: whole.notices.length })
    const paged = []
    let after: string | null = null
    do {
      const next: Awaited<ReturnType<typeof page>> = await page('colleague', 2, after)
      paged.push(...next.notices)
      after = next.next
    } while (after !== null)
    expect(paged).toEqual(whole.notices)
    expect(whole.notices.map(({ at }) => at)).toEqual(
      whole.notices
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    for (const place of ['x', `${paged[0]?.at} x`, "' or 1=1 --"])
      await expect(page('colleague', 2, place)).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' })
  })

  it("are seen once their own person says so, never by another's word", async () => {
    const { approval } = office.app
    const { notices, unseen } = await page('colleague', 200)
    const ids = notices.slice(0, 2).map(({ id }) => id)
    await approval.markNotices(office.people.budget.actor, ids)
    expect((await page('colleague')).unseen).toBe(unseen)
    office.clock.advance(60_000)
    expect(await approval.markNotices(office.people.colleague.actor, ids)).toEqual({ unseen: unseen - 2 })
    const now = office.clock.now().toISOString()
    expect((await page('colleague')).notices.slice(0, 3).map(({ seenAt }) => seenAt)).toEqual([now, now, null])
    office.clock.advance(60_000)
    expect(await approval.markNotices(office.people.colleague.actor, 'all')).toEqual({ unseen: 0 })
    expect((await page('colleague')).notices[0]?.seenAt).toBe(now)
  })

  it('go 90 days after they were seen, once their line has ended; new ones stay', async () => {
    const under = await submitted('아직 진행 중')
    const ended = await submitted('끝난 문서')
    await office.app.approval.act(office.people.drafter.actor, {
      type: 'recall',
      documentId: ended,
      basedOn: await office.seq(ended),
      reason: null,
    })
    await office.app.approval.markNotices(office.people.colleague.actor, 'all')
    await office.app.approval.begin()
    office.clock.advance(89 * DAY_MS)
    await office.app.kernel.jobs.drain()
    expect(await heard('colleague', ended)).toEqual(['TURN_TAKEN_BACK', 'TURN'])
    office.clock.advance(2 * DAY_MS)
    await office.app.kernel.jobs.drain()
    expect(await heard('colleague', ended)).toEqual([])
    expect(await heard('colleague', under)).toContain('TURN')
    expect(await heard('drafter', under)).not.toEqual([])
  })
})
