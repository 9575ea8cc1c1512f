import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, PRESENT } from '../support/engines.ts'
import type { Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The present is Wednesday, 15 July 2026, noon in Seoul. */
describe.each(ENGINES)('a week and a pace on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const weekOf = (who: Who) => office.app.approval.myWeek(office.people[who].actor)
  const told = async (who: Who) => {
    const { days } = await weekOf(who)
    return days.filter(({ done, due }) => done + due > 0).map(({ day, done, due }) => [day, done, due])
  }
  /** Drafts and submits for a review by the team leader and a decision by the head. */
  const submitted = async (dueOn: string | null = null): Promise<string> => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, [
      step(office, 'drafter', 'DRAFT'),
      step(office, 'teamLead', 'REVIEW', { dueOn }),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    await office.submit('drafter', documentId)
    return documentId
  }

  it('is Monday to Sunday with the days on which the office works, and empty at first', async () => {
    const { days, pace } = await weekOf('drafter')
    expect(days.map(({ day, officeDay }) => [day.slice(5), officeDay])).toEqual([
      ['07-13', true],
      ['07-14', true],
      ['07-15', true],
      ['07-16', true],
      ['07-17', true],
      ['07-18', false],
      ['07-19', false],
    ])
    expect(pace).toEqual({
      unitName: '디지털정책과',
      withBelow: false,
      days: 30,
      latestOnly: false,
      all: { count: 0, medianMinutes: null },
      levels: [],
    })
  })

  it('counts a document once a day for whoever acted on it, and what waits on the day on which it is due', async () => {
    const returned = await submitted('2026-07-17')
    const approved = await submitted('2026-07-16')
    expect(await told('drafter')).toEqual([['2026-07-15', 2, 0]])
    expect(await told('teamLead')).toEqual([
      ['2026-07-16', 0, 1],
      ['2026-07-17', 0, 1],
    ])
    office.clock.advance(2 * HOUR_MS)
    await office.approve('teamLead', approved, 'teamLead')
    // Past midnight in Seoul: the next day.
    office.clock.advance(11 * HOUR_MS)
    await office.approve('head', approved, 'head')
    await office.act('teamLead', returned, { type: 'return', stepId: 'teamLead', reason: '보완' })
    expect(await told('teamLead')).toEqual([
      ['2026-07-15', 1, 0],
      ['2026-07-16', 1, 0],
    ])
    expect(await told('head')).toEqual([['2026-07-16', 1, 0]])
  })

  it('counts who reviews inside of a unit, and who named the reviewers', async () => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, [
      step(office, 'drafter', 'DRAFT'),
      step(office, 'budget', 'CONCUR_UNIT'),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    await office.submit('drafter', documentId)
    await office.act('budget', documentId, { type: 'assign', stepId: 'budget', reviewerIds: [office.people.outsider.id] })
    const [inner] = (await office.app.approval.document(office.people.outsider.actor, documentId)).allowances.flatMap((one) =>
      one.act === 'sign' && one.allowed && one.stepId !== null ? [one.stepId] : [],
    )
    await office.approve('outsider', documentId, inner ?? '')
    expect(await told('outsider')).toEqual([['2026-07-16', 1, 0]])
  })

  it('forgets the week when the next one begins', async () => {
    office.clock.set(new Date('2026-07-19T14:59:00Z'))
    expect(await told('head')).toEqual([['2026-07-16', 1, 0]])
    office.clock.set(new Date('2026-07-19T15:00:00Z'))
    expect(await told('head')).toEqual([])
  })

  it('says the middle of what approvals took, by who decided, of the unit and those below it, of the last thirty days', async () => {
    office.clock.set(new Date('2026-07-20T00:00:00Z'))
    for (const hours of [1, 30]) {
      const documentId = await submitted()
      await office.approve('teamLead', documentId, 'teamLead')
      office.clock.advance(hours * HOUR_MS)
      await office.approve('head', documentId, 'head')
    }
    // The first took 13 hours, these 1 and 30.
    const { pace } = await weekOf('drafter')
    expect(pace.all).toEqual({ count: 3, medianMinutes: 13 * 60 })
    expect(pace.levels).toEqual([{ level: 'DIVISION_HEAD', count: 3, medianMinutes: 13 * 60 }])
    expect((await weekOf('bureauHead')).pace).toMatchObject({ unitName: '디지털국', withBelow: true, all: { count: 3 } })
    expect((await weekOf('outsider')).pace.all).toEqual({ count: 0, medianMinutes: null })
    office.clock.set(new Date(PRESENT.getTime() + 31 * DAY_MS))
    expect((await weekOf('drafter')).pace.all).toEqual({ count: 2, medianMinutes: 15.5 * 60 })
  })
})
