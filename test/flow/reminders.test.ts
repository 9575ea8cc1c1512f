import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../apps/server/src/app.ts'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { seoulDate } from '../../apps/server/src/kernel/clock.ts'
import { tables } from '../../apps/server/src/kernel/db.ts'
import { Fault } from '../../apps/server/src/kernel/errors.ts'
import { leaseEnd } from '../../apps/server/src/kernel/job-lease.ts'
import type { JobTables } from '../../apps/server/src/kernel/jobs-schema.ts'
import { claim } from '../../apps/server/src/kernel/jobs-store.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { type ApprovalTables, type PlannedStep, reminded } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import { EVERYBODY, type Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { nextDay, ReminderReference, turnsOfPath, works } from '../support/reminder-reference.ts'

/** Longer than a process holds a job without a sign of life. */
const LEASE_OVER_MS = 130_000
/** Longer than a job that failed a few times waits for its next try. */
const AGAIN_MS = 30_000
const ABOUT = ['REMINDER', 'DUE_SOON', 'ESCALATED']
/** Who stands above whom in the tests' office, nearest first. */
const ABOVE: Partial<Record<Who, readonly Who[]>> = {
  colleague: ['teamLead', 'head', 'bureauHead', 'viceMayor', 'mayor'],
  outsider: ['budget', 'bureauHead', 'viceMayor', 'mayor'],
  budget: ['bureauHead', 'viceMayor', 'mayor'],
  audit: ['viceMayor', 'mayor'],
  head: ['bureauHead', 'viceMayor', 'mayor'],
}

/** Who is away from when until when, both included, and who acts for them. */
const AWAY: readonly (readonly [Who, Who, string, string])[] = [
  ['teamLead', 'head', '2026-08-03', '2026-08-14'],
  ['bureauHead', 'viceMayor', '2026-08-10', '2026-08-21'],
  ['budget', 'outsider', '2026-08-05', '2026-08-12'],
  ['audit', 'legal', '2026-09-15', '2026-09-22'],
]

/** What happens on a day. `DIES`: the process is killed with jobs in its hands; `FAILS`: its work is undone; `LOSES`: its jobs are lost. */
const day = fc.record({
  up: fc.noBias(fc.nat(5)).map((n) => n > 0),
  fate: fc.constantFrom('WELL', 'WELL', 'TWICE', 'DIES', 'FAILS', 'LOSES'),
  inHand: fc.integer({ min: 1, max: 3 }),
  acts: fc.array(
    fc.record({
      type: fc.constantFrom('sign', 'assign', 'assign', 'hold', 'hold', 'resume', 'return', 'takeBack'),
      on: fc.nat(1),
      turn: fc.nat(2),
      days: fc.integer({ min: 0, max: 5 }),
      happens: fc.noBias(fc.nat(3)).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})
type Act = typeof day extends fc.Arbitrary<infer D> ? (D extends { acts: readonly (infer A)[] } ? A : never) : never
/** Due days in calendar days from the first one; who lapses; whether one of them is a unit with reviewers of its own. */
const plan = fc.record({
  unit: fc.boolean(),
  review: fc.boolean(),
  due: fc.tuple(...[1, 2, 3].map(() => fc.option(fc.integer({ min: 1, max: 15 })))),
  lapses: fc.boolean(),
})
/** Weeks with superiors who are away, and with days on which the office is closed. */
const start = fc.constantFrom('2026-08-03', '2026-08-10', '2026-09-14')
const story = fc.record({ start, plans: fc.tuple(plan, plan), days: fc.array(day, { minLength: 18, maxLength: 24 }) })

describe.each(ENGINES)('turns that wait on $name', (engine) => {
  let office: LineOffice
  /** The process that does the jobs. */
  let server: App
  /** How often its work is undone yet. */
  let failures = 0
  beforeAll(async () => {
    office = await openLineOffice(engine)
    server = await openServer()
    for (const who of ['drafter', 'colleague', 'budget', 'audit', 'outsider'] as const) await office.people[who].credential()
    for (const away of AWAY) await office.absent(...away)
  })
  afterAll(async () => {
    await server.stop()
    await office[Symbol.asyncDispose]()
  })

  async function openServer(): Promise<App> {
    const { config, clock } = office
    const app = await createApp({ config, clock, log: createLog('silent'), crypto: globalThis.crypto })
    app.kernel.bus.hearInside(reminded, async () => {
      failures -= 1
      if (failures >= 0) throw new Error('undone by the test')
    })
    await app.approval.begin()
    return app
  }
  /** Another process takes over; the one before is gone, whatever it had in its hands. */
  const restart = async (): Promise<void> => {
    await server.stop()
    server = await openServer()
    if (engine.name === 'postgres') return office.clock.advance(LEASE_OVER_MS)
    await server.kernel.jobs.start()
    await server.kernel.jobs.stop()
  }
  const loseJobs = async (): Promise<void> => {
    await transaction(server.kernel, systemActor('test'), (tx) =>
      tables<JobTables>(tx).deleteFrom('jobs').where('kind', 'like', 'approval.%').execute(),
    )
  }
  const at = (date: string, time: string): void => office.clock.set(new Date(`${date}T${time}:00+09:00`))
  const one = (who: Who, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}) => step(office, who, kind, change)
  const submitted = async (steps: readonly PlannedStep[]): Promise<string> => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, [one('drafter', 'DRAFT'), ...steps, one('head', 'APPROVE', { mark: 'DELEGATED' })])
    await office.submit('drafter', documentId)
    return documentId
  }
  const nameOf = (personId: string): Who => EVERYBODY.find((who) => office.people[who].id === personId) ?? 'outsider'
  const toldOf = async (documentId: string) => {
    const rows = await tables<ApprovalTables>(server.kernel.db)
      .selectFrom('notices')
      .selectAll()
      .where('documentId', '=', documentId)
      .where('about', 'in', ABOUT)
      .orderBy('id')
      .execute()
    return rows.map(({ personId, about, at: told }) => `${seoulDate(new Date(told))} ${about} ${nameOf(personId)}`)
  }
  /** Lets the days go by, the server up; nothing else happens. */
  const until = async (last: string): Promise<void> => {
    for (let date = nextDay(seoulDate(office.clock.now())); date <= last; date = nextDay(date))
      for (const time of ['00:00', '09:00', '18:00']) {
        at(date, time)
        await server.kernel.jobs.drain()
      }
  }

  it('are reminded of every three office days; after six the superior hears of it, and the drafter', async () => {
    at('2026-07-15', '14:00')
    const documentId = await submitted([one('colleague', 'REVIEW')])
    await until('2026-07-27')
    expect(await toldOf(documentId)).toEqual([
      '2026-07-20 REMINDER colleague',
      '2026-07-23 REMINDER colleague',
      '2026-07-23 ESCALATED teamLead',
      '2026-07-23 REMINDER drafter',
    ])
    const { notices } = await server.approval.notices(office.people.drafter.actor, { limit: 10, after: null })
    expect(notices[0]).toMatchObject({ about: 'REMINDER', by: null, whose: '서미리', documentId })
    const own = await server.approval.notices(office.people.colleague.actor, { limit: 10, after: null })
    expect(own.notices[0]).toMatchObject({ about: 'REMINDER', by: null, whose: null })
  })

  it('are said to be due the office day before, and go to the superior when the day is over; who may not read it learns no title', async () => {
    at('2026-07-28', '10:00')
    const documentId = await submitted([one('budget', 'CONCUR_SERIAL', { dueOn: '2026-07-31' })])
    await until('2026-08-03')
    expect(await toldOf(documentId)).toEqual([
      '2026-07-30 DUE_SOON budget',
      '2026-07-31 REMINDER budget',
      '2026-08-03 ESCALATED bureauHead',
      '2026-08-03 REMINDER drafter',
    ])
    const { notices } = await server.approval.notices(office.people.bureauHead.actor, { limit: 10, after: null })
    expect(notices[0]).toMatchObject({ about: 'ESCALATED', documentId, title: null, whose: '최네모' })
    expect((await server.approval.notices(office.people.budget.actor, { limit: 1, after: null })).notices[0]).toMatchObject({
      about: 'OVERDUE',
      title: expect.stringContaining('품질관리'),
    })
  })

  it('do not count the days on hold, which ends by itself; a superior who is away is passed over', async () => {
    at('2026-08-03', '14:00')
    const documentId = await submitted([one('colleague', 'REVIEW')])
    at('2026-08-04', '14:00')
    await office.act('colleague', documentId, { type: 'hold', stepId: 'colleague', reason: '자료 대기', until: '2026-08-06' })
    await until('2026-08-13')
    // The 4th counts, the 5th to the 7th do not: it was on hold when they began.
    expect(await toldOf(documentId)).toEqual(['2026-08-11 REMINDER colleague'])
    await until('2026-08-18')
    expect(await toldOf(documentId)).toEqual([
      '2026-08-11 REMINDER colleague',
      '2026-08-14 REMINDER colleague',
      '2026-08-14 ESCALATED head',
      '2026-08-14 REMINDER drafter',
    ])
    const path = await server.approval.path(server.kernel.db, documentId)
    expect(path?.steps[1]).toMatchObject({ state: 'OPEN', hold: null })
  })

  it('end with the act: nobody is reminded of what they did', async () => {
    at('2026-08-19', '10:00')
    const documentId = await submitted([one('colleague', 'REVIEW')])
    await until('2026-08-21')
    await office.approve('colleague', documentId, 'colleague')
    await until('2026-08-26')
    expect(await toldOf(documentId)).toEqual(['2026-08-26 REMINDER head'])
  })

  it('inside of a unit are reminded of as any other, from when they came', async () => {
    at('2026-08-26', '14:00')
    const receiverId = office.people.outsider.id
    const documentId = await submitted([one('budget', 'CONCUR_UNIT', { group: 'g', receiverId, dueOn: '2026-09-02' })])
    await until('2026-08-31')
    await office.act('outsider', documentId, { type: 'assign', stepId: 'budget', reviewerIds: [receiverId] })
    await until('2026-09-03')
    expect(await toldOf(documentId)).toEqual([
      '2026-08-31 REMINDER outsider',
      '2026-09-01 DUE_SOON outsider',
      '2026-09-03 REMINDER outsider',
      '2026-09-03 ESCALATED budget',
      '2026-09-03 REMINDER drafter',
    ])
  })

  it('go on where their day is over and nobody waits for the answer', async () => {
    at('2026-08-27', '10:00')
    const documentId = await submitted([one('budget', 'CONCUR_SERIAL', { dueOn: '2026-08-28', lapses: true })])
    await until('2026-08-29')
    const path = await server.approval.path(server.kernel.db, documentId)
    expect(path?.steps.map(({ state }) => state)).toEqual(['DONE', 'SKIPPED', 'OPEN'])
    await until('2026-08-31')
    expect(await toldOf(documentId)).toEqual([])
  })

  it('on hold end when their last day is over, by the timer that they wait for and no other; one that was lost is set again', async () => {
    at('2026-08-31', '10:00')
    const documentId = await submitted([one('colleague', 'REVIEW')])
    const hold = (last: string) =>
      office.act('colleague', documentId, { type: 'hold', stepId: 'colleague', reason: '자료 대기', until: last })
    const stands = async () => (await server.approval.path(server.kernel.db, documentId))?.steps[1]?.state
    await hold('2026-09-01')
    await office.act('colleague', documentId, { type: 'resume', stepId: 'colleague' })
    await hold('2026-09-03')
    await until('2026-09-03')
    expect(await stands()).toBe('HELD')
    await loseJobs()
    at('2026-09-04', '00:00')
    await server.kernel.jobs.drain()
    expect(await stands()).toBe('HELD')
    await restart()
    await server.kernel.jobs.drain()
    expect(await stands()).toBe('OPEN')
    const rows = await tables<ApprovalTables>(server.kernel.db)
      .selectFrom('lineEvents')
      .select(['type', 'personId'])
      .where('documentId', '=', documentId)
      .orderBy('seq')
      .execute()
    expect(rows.map(({ type }) => type)).toEqual(['submitted', 'held', 'resumed', 'held', 'holdEnded'])
    expect(rows.at(-1)?.personId).toBe('@clock')
    const { notices } = await server.approval.notices(office.people.colleague.actor, { limit: 1, after: null })
    expect(notices).toMatchObject([{ about: 'HOLD_ENDED', documentId, by: null }])
  })

  it('of who is away are told to the deputy as well, from the day on which they are away', async () => {
    at('2026-09-10', '10:00')
    const documentId = await submitted([one('audit', 'AUDIT_CONCUR', { dueOn: '2026-09-17' })])
    await until('2026-09-18')
    expect(await toldOf(documentId)).toEqual([
      '2026-09-15 REMINDER audit',
      '2026-09-15 REMINDER legal',
      '2026-09-16 DUE_SOON audit',
      '2026-09-16 DUE_SOON legal',
      '2026-09-18 REMINDER audit',
      '2026-09-18 REMINDER legal',
      '2026-09-18 ESCALATED viceMayor',
      '2026-09-18 REMINDER drafter',
    ])
    const { notices } = await server.approval.notices(office.people.legal.actor, { limit: 10, after: null })
    expect(notices[0]).toMatchObject({ about: 'REMINDER', by: null, whose: '정다섯', documentId })
  })

  it('are each told of once and nobody is missed, whatever lines and processes do', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ start: first, plans, days }) => {
        let date: string = first
        at(date, '10:00')
        await server.kernel.jobs.drain()
        const references = new Map<string, ReminderReference>()
        const above = (personId: string, on: string): readonly string[] =>
          (ABOVE[nameOf(personId)] ?? []).filter((who) => !isAway(who, on)).map((who) => office.people[who].id)
        const deputyOf = (personId: string, on: string): string | null => {
          const [, deputy] = AWAY.find(([who, , from, last]) => who === nameOf(personId) && from <= on && on <= last) ?? []
          return deputy === undefined ? null : office.people[deputy].id
        }
        const see = async (): Promise<void> => {
          for (const [documentId, reference] of references)
            reference.see(await server.approval.path(server.kernel.db, documentId), seoulDate(office.clock.now()))
        }
        for (const { review, due, lapses, unit } of plans) {
          const dueOn = due.map((after) => (after === null ? null : plus(date, after)))
          const concurs = (who: Who, i: number): PlannedStep =>
            one(who, 'CONCUR_PARALLEL', { group: 'g', dueOn: dueOn[i] ?? null, lapses: lapses && dueOn[i] != null })
          const receiverId = office.people.outsider.id
          const budget: PlannedStep = unit ? { ...concurs('budget', 0), kind: 'CONCUR_UNIT', receiverId } : concurs('budget', 0)
          const steps = [budget, concurs('audit', 1)]
          const documentId = await submitted(review ? [one('colleague', 'REVIEW', { dueOn: dueOn[2] ?? null }), ...steps] : steps)
          references.set(documentId, new ReminderReference(documentId, office.people.drafter.id, above, deputyOf))
        }
        await see()
        let wasUp = true
        for (const { up: planned, fate, inHand, acts } of days) {
          date = nextDay(date)
          const up: boolean = works(date) ? planned : wasUp
          at(date, '00:00')
          for (const reference of references.values()) reference.begin(date)
          if (!wasUp) at(date, '08:00')
          if (up && !wasUp) await restart()
          if (up) await server.kernel.jobs.drain()
          await see()
          at(date, '09:00')
          const looked = new Map([...references].map(([id, reference]) => [id, reference.looked()]))
          if (up) {
            await drain(fate, inHand)
            await see()
            if (works(date)) for (const [id, reference] of references) reference.tell(date, looked.get(id) ?? [])
            if (works(date)) await perform(acts, [...references.keys()], date, see)
          }
          wasUp = up
        }
        if (!wasUp) await restart()
        for (const [documentId, { expected }] of references)
          expect((await toldOf(documentId)).toSorted()).toEqual(
            expected.map(({ personId, about, day: told }) => `${told} ${about} ${nameOf(personId)}`).toSorted(),
          )
      }),
      { numRuns: process.env['ONMARU_TEST_SIZE'] === 'nightly' ? 40 : 4, endOnFailure: true },
    )
  }, 600_000)

  const isAway = (who: Who, on: string): boolean => AWAY.some(([away, , from, last]) => away === who && from <= on && on <= last)

  /** The server does what is due, and meets its fate in doing so. */
  async function drain(fate: 'WELL' | 'TWICE' | 'DIES' | 'FAILS' | 'LOSES', count: number): Promise<void> {
    const { kernel } = server
    if (fate === 'DIES') {
      for (let i = 0; i < count; i += 1) await transaction(kernel, systemActor('jobs'), (tx) => claim(tx, leaseEnd(kernel)))
      await restart()
    }
    if (fate === 'LOSES') {
      await loseJobs()
      await restart()
    }
    if (fate === 'FAILS') {
      failures = count
      for (let i = 0; i < count; i += 1) {
        await server.kernel.jobs.drain()
        office.clock.advance(AGAIN_MS)
      }
      failures = 0
    }
    if (fate === 'TWICE' && engine.parallel) {
      const other = await openServer()
      await Promise.all([server.kernel.jobs.drain(), other.kernel.jobs.drain()])
      await other.stop()
    }
    await server.kernel.jobs.drain()
  }

  async function perform(acts: readonly Act[], ids: readonly string[], date: string, see: () => Promise<void>): Promise<void> {
    for (const [i, act] of acts.entries()) {
      const documentId = ids[act.on]
      if (!act.happens || documentId === undefined) continue
      at(date, `1${i}:00`)
      try {
        await attempt(act, documentId, date)
      } catch (error) {
        if (!(error instanceof Fault)) throw error
      }
      await see()
    }
  }

  /** What a person tries; the line may refuse it. */
  async function attempt({ type, turn, days }: Act, documentId: string, date: string): Promise<void> {
    const path = await server.approval.path(server.kernel.db, documentId)
    const steps = path?.ending === null ? path.steps : []
    if (type === 'takeBack') {
      const last = steps.findLast(({ state }) => state === 'DONE')
      if (last !== undefined && last.kind !== 'DRAFT')
        await office.act(nameOf(last.person.personId), documentId, { type: 'recall', stepId: last.stepId, reason: null })
      return
    }
    const turns = turnsOfPath(path)
    const found = turns[turn % Math.max(1, turns.length)]
    if (found === undefined) return
    const { stepId, kind } = found
    const who = nameOf(found.personId)
    const { outsider } = office.people
    if (type === 'assign' && found.receives)
      await office.act(who, documentId, { type, stepId, reviewerIds: days > 1 ? [outsider.id] : [] })
    if (type === 'sign' && kind !== 'APPROVE') await office.approve(who, documentId, stepId)
    if (type === 'hold') await office.act(who, documentId, { type, stepId, reason: '확인', until: plus(date, days) })
    if (type === 'resume') await office.act(who, documentId, { type, stepId })
    if (type === 'return') await office.act(who, documentId, { type, stepId, to: days > 1 ? 'colleague' : null, reason: '보완' })
  }
})

function plus(date: string, days: number): string {
  return days === 0 ? date : plus(nextDay(date), days - 1)
}
