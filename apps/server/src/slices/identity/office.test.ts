import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { publicActor, systemActor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import { type Tx, transaction } from '../../kernel/transaction.ts'
import { createCaller } from '../../kernel/trpc.ts'
import { createIdentity, identityRouter, identitySteps, type NewDelegationRule } from './index.ts'

const FROM = { address: '10.0.0.7', client: 'test' } as const
const TODAY = '2026-07-15'

/** A small city: mayor and deputy in an office of their own, one bureau, two divisions. */
async function open(store: 'sqlite' | 'postgres') {
  const bare = await openBareKernel(store, identitySteps)
  const { kernel } = bare
  const identity = createIdentity(kernel)
  const spoken: DomainEvent[] = []
  kernel.bus.hearEverything(async (_tx, events) => {
    spoken.push(...events)
  })
  const inTx = <R>(act: (tx: Tx) => Promise<R>): Promise<R> => transaction(kernel, systemActor('test'), act)
  const passwordHash = await identity.hashPassword('onmaru-2026!')
  const unit = (tx: Tx, name: string, code: string, parentId: string | null) =>
    identity.addUnit(tx, { parentId, code, name, position: Number(code) })
  const person = (tx: Tx, login: string, name: string, unitId: string, post: string, grade: number) =>
    identity.addPerson(tx, {
      login,
      name,
      unitId,
      post,
      rank: `${10 - grade}급`,
      grade,
      email: `${login}@hanbit.example`,
      roles: ['official'],
      passwordHash,
    })
  const city = await inTx(async (tx) => {
    const root = await unit(tx, '한빛시', '6110000', null)
    const office = await unit(tx, '시장실', '6110001', root)
    const bureau = await unit(tx, '기획조정실', '6110010', root)
    const digital = await unit(tx, '디지털정책과', '6110011', bureau)
    const budget = await unit(tx, '예산과', '6110012', bureau)
    const audit = await unit(tx, '감사담당관', '6110013', bureau)
    return {
      root,
      bureau,
      digital,
      budget,
      audit,
      mayor: await person(tx, 'mayor', '한시장', office, '시장', 10),
      deputy: await person(tx, 'deputy', '부시현', office, '부시장', 8),
      secretary: await person(tx, 'secretary', '비서진', office, '비서관', 5),
      chief: await person(tx, 'chief', '조기획', bureau, '기획조정실장', 7),
      sechan: await person(tx, 'sechan', '박세찬', digital, '과장', 5),
      lead: await person(tx, 'lead', '이팀장', digital, '팀장', 4),
      hana: await person(tx, 'hana', '김하나', digital, '주무관', 2),
      duri: await person(tx, 'duri', '김두리', digital, '주무관', 3),
      bora: await person(tx, 'bora', '정보라', budget, '과장', 6),
    }
  })
  const as = (personId: string) =>
    createCaller(identityRouter(identity))({
      kernel,
      actor: aPerson({ personId }),
      may: () => true,
      setSession: () => undefined,
    })
  return Object.assign(bare, { identity, spoken, inTx, city, as })
}

const fault = (code: string) => ({ cause: { code } })

describe.each(STORES)('absences on %s', (store) => {
  it('hold on both their days, end early, and are spoken', async () => {
    await using office = await open(store)
    const { kernel, identity, city, as, clock, spoken } = office
    const { id } = await as(city.sechan).addAbsence({ actingId: city.lead, reason: '출장', from: TODAY, until: '2026-07-17' })
    const on = async (date: string) => (await identity.absencesOn(kernel.db, [city.sechan, city.hana], date)).map((a) => a.id)
    expect(await identity.absencesOn(kernel.db, [city.sechan], '2026-07-17')).toEqual([
      {
        id,
        personId: city.sechan,
        actingId: city.lead,
        actingName: '이팀장',
        passedFrom: null,
        nobodyActs: false,
        reason: '출장',
        from: TODAY,
        until: '2026-07-17',
      },
    ])
    expect(await on('2026-07-14')).toEqual([])
    expect(await on(TODAY)).toEqual([id])
    expect(await on('2026-07-18')).toEqual([])
    expect(await identity.absencesOn(kernel.db, [], TODAY)).toEqual([])
    expect((await as(city.hana).directory()).people.filter((one) => one.absent).map((one) => one.name)).toEqual(['박세찬'])
    await expect(as(city.hana).endAbsence({ absenceId: id })).rejects.toMatchObject(fault('ABSENCE_UNKNOWN'))
    clock.set(new Date('2026-07-16T15:00:00Z'))
    await as(city.sechan).endAbsence({ absenceId: id })
    expect(await on('2026-07-16')).toEqual([id])
    expect(await on('2026-07-17')).toEqual([])
    expect(await as(city.sechan).myAbsences()).toMatchObject([{ from: TODAY, until: '2026-07-16' }])
    await expect(as(city.sechan).endAbsence({ absenceId: id })).rejects.toMatchObject(fault('ABSENCE_OVER'))
    expect(spoken.slice(-2)).toMatchObject([
      { type: 'identity.absenceAdded', subject: { id: city.sechan }, facts: { actingId: city.lead, until: '2026-07-17' } },
      { type: 'identity.absenceEnded', subject: { id: city.sechan }, facts: { absenceId: id, endedOn: '2026-07-17' } },
    ])
  })

  it('are refused where nobody could say who acts', async () => {
    await using office = await open(store)
    const { city, as } = office
    const me = as(city.sechan)
    const week = { actingId: city.lead, reason: '연가', from: '2026-07-20', until: '2026-07-24' }
    const { id } = await me.addAbsence(week)
    const refused = async (change: Partial<typeof week>, code: string) =>
      expect(me.addAbsence({ ...week, ...change }), code).rejects.toMatchObject(fault(code))
    await refused({ from: '2026-07-24', until: '2026-07-30' }, 'ABSENCE_OVERLAPS')
    await refused({ from: '2026-07-16', until: '2026-07-20' }, 'ABSENCE_OVERLAPS')
    await refused({ from: '2026-08-02', until: '2026-08-01' }, 'ABSENCE_DATES_INVALID')
    await refused({ from: '2026-07-14', until: '2026-07-16' }, 'ABSENCE_PAST')
    await refused({ from: '2026-08-01', until: '2026-08-02', actingId: city.sechan }, 'ABSENCE_ACTS_FOR_ONESELF')
    await refused({ from: '2026-08-01', until: '2026-08-02', actingId: 'nobody' }, 'PERSON_UNKNOWN')
    await as(city.bora).addAbsence(week)
    await me.endAbsence({ absenceId: id })
    expect(await me.myAbsences()).toEqual([])
    await me.addAbsence(week)
  })

  it('of one person never overlap, however they are registered and ended', async () => {
    await using office = await open(store)
    const { kernel, identity, city, as, inTx } = office
    const day = (n: number) => new Date(Date.UTC(2026, 6, 15 + n)).toISOString().slice(0, 10)
    const act = fc.record({ from: fc.nat(20), days: fc.nat(6), end: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        for (const { from, days, end } of acts) {
          const given = { actingId: city.lead, reason: '출장', from: day(from), until: day(from + days) }
          await inTx((tx) => identity.addAbsence(tx, { ...given, personId: city.sechan })).catch((error: unknown) =>
            expect(error).toMatchObject({ code: 'ABSENCE_OVERLAPS' }),
          )
          const [first] = await as(city.sechan).myAbsences()
          if (end && first !== undefined) await as(city.sechan).endAbsence({ absenceId: first.id })
        }
        for (let n = 0; n < 30; n += 1) {
          const found = await identity.absencesOn(kernel.db, [city.sechan], day(n))
          expect(found.length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: store === 'sqlite' ? 15 : 5 },
    )
  })
})

describe.each(STORES)('the organisation on %s', (store) => {
  it('knows who stands above a person, nearest first, a level once', async () => {
    await using office = await open(store)
    const { kernel, identity, city, inTx } = office
    const names = async (id: string) => (await identity.superiorsOf(kernel.db, id)).map((one) => one.name)
    expect(await names(city.hana)).toEqual(['이팀장', '박세찬', '조기획', '부시현', '한시장'])
    expect(await names(city.lead)).toEqual(['박세찬', '조기획', '부시현', '한시장'])
    expect(await names(city.deputy)).toEqual(['한시장'])
    expect(await names(city.mayor)).toEqual([])
    expect(await identity.superiorsOf(kernel.db, city.deputy)).toMatchObject([
      { id: city.mayor, post: '시장', grade: 10, unitName: '시장실', unitCode: '6110001' },
    ])
    // Of two team leaders a person's own stands above them; the other when the own one left.
    const { second, member } = await inTx(async (tx) => {
      const given = { unitId: city.digital, rank: '6급', roles: [], passwordHash: 'x' } as const
      const lead = { ...given, login: 'second', name: '둘팀장', post: '데이터팀장', grade: 4, email: 'second@hanbit.example' }
      const leaderId = await identity.addPerson(tx, lead)
      const own = { ...given, login: 'member', name: '한팀원', post: '주무관', grade: 3, email: 'member@hanbit.example' }
      return { second: leaderId, member: await identity.addPerson(tx, { ...own, leaderId }) }
    })
    expect(await names(member)).toEqual(['둘팀장', '박세찬', '조기획', '부시현', '한시장'])
    await inTx((tx) => identity.lock(tx, second))
    expect(await names(member)).toEqual(['이팀장', '박세찬', '조기획', '부시현', '한시장'])
    await inTx((tx) => identity.lock(tx, city.chief))
    expect(await names(city.bora)).toEqual(['부시현', '한시장'])
    await expect(names('nobody')).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
    expect((await identity.peopleByIds(kernel.db, [city.hana, 'nobody'])).map((one) => one.name)).toEqual(['김하나'])
    expect(await identity.person(kernel.db, city.hana)).toMatchObject({ name: '김하나', unitCode: '6110011', grade: 2 })
    expect(await identity.person(kernel.db, 'nobody')).toBeUndefined()
  })

  it('of several deputies of the mayor names the one in charge', async () => {
    await using office = await open(store)
    const { kernel, identity, city, inTx } = office
    const names = async (id: string) => (await identity.superiorsOf(kernel.db, id)).map((one) => one.name)
    const given = { rank: '', roles: [], passwordHash: 'x' } as const
    const above = await inTx(async (tx) => {
      const unitId = await identity.addUnit(tx, { parentId: city.root, code: '6110020', name: '제1부시장실', position: 20 })
      const bureau = await identity.addUnit(tx, { parentId: unitId, code: '6110021', name: '도시국', position: 21 })
      const deputy = { ...given, unitId, login: 'first', name: '제일부', post: '제1부시장', grade: 9, email: 'f@hanbit.example' }
      const leaderId = await identity.addPerson(tx, deputy)
      const chief = { ...given, login: 'welfare', name: '복지국', post: '복지국장', grade: 7, email: 'w@hanbit.example' }
      const member = { ...given, login: 'city', name: '도시인', post: '주무관', grade: 2, email: 'c@hanbit.example' }
      const welfare = await identity.addUnit(tx, { parentId: city.root, code: '6110030', name: '복지국', position: 30 })
      await identity.addPerson(tx, { ...chief, unitId: welfare, leaderId })
      const helper = { ...member, login: 'help', name: '복지인', email: 'h@hanbit.example' }
      return {
        first: leaderId,
        planner: await identity.addPerson(tx, { ...member, unitId: bureau }),
        helper: await identity.addPerson(tx, { ...helper, unitId: welfare }),
      }
    })
    expect(await names(above.planner)).toEqual(['제일부', '한시장'])
    expect(await names(above.helper)).toEqual(['복지국', '제일부', '한시장'])
    // Where nobody says who is in charge, one of them, and never two.
    expect(await names(city.hana)).toEqual(['이팀장', '박세찬', '조기획', '부시현', '한시장'])
    expect(await names(above.first)).toEqual(['한시장'])
    expect(await names(city.deputy)).toEqual(['한시장'])
    // While the one in charge is gone, another.
    await inTx((tx) => identity.lock(tx, above.first))
    expect(await names(above.helper)).toEqual(['복지국', '부시현', '한시장'])
  })

  it('knows who holds the post of a sender name', async () => {
    await using office = await open(store)
    const { kernel, identity, city, inTx, spoken } = office
    const holder = (name: string) => identity.holderOf(kernel.db, name)
    await expect(identity.agency(kernel.db)).rejects.toMatchObject({ code: 'AGENCY_MISSING' })
    expect(await holder('한빛시장')).toEqual({ post: '한빛시장', holderId: null })
    const profile = {
      name: '한빛시',
      headPost: '한빛시장',
      zip: '04524',
      address: '한빛시 온마루로 1',
      homepage: 'hanbit.example',
    }
    await inTx((tx) => identity.setAgency(tx, profile))
    await inTx((tx) => identity.setAgency(tx, { ...profile, zip: '04525' }))
    expect(await identity.agency(kernel.db)).toEqual({ ...profile, zip: '04525' })
    expect(spoken.at(-1)).toMatchObject({
      type: 'identity.agencySet',
      facts: { before: { zip: '04524' }, after: { zip: '04525' } },
    })
    expect(await holder('한빛시장')).toEqual({ post: '한빛시장', holderId: city.mayor })
    expect(await holder('디지털정책과장')).toEqual({ post: '디지털정책과장', holderId: city.sechan })
    expect(await holder('기획조정실장')).toEqual({ post: '기획조정실장', holderId: city.chief })
    expect(await holder('감사담당관')).toEqual({ post: '감사담당관', holderId: null })
    expect(await holder('다른시장')).toBeNull()
    const contact = { phone: '02-1234-5678', fax: '02-1234-5679', email: 'digital@hanbit.example' }
    await inTx((tx) => identity.setUnitContact(tx, city.digital, contact))
    expect(await identity.unitContact(kernel.db, city.digital)).toEqual(contact)
    expect(await identity.unitContact(kernel.db, city.budget)).toEqual({ phone: '', fax: '', email: '' })
    await expect(inTx((tx) => identity.setUnitContact(tx, 'none', contact))).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' })
  })

  it('delegates by the schedule in force, the closest row first', async () => {
    await using office = await open(store)
    const { kernel, identity, city, inTx, clock } = office
    const { digital, budget } = city
    const ask = (unitId: string, taskCode: string, amount?: number) =>
      identity.delegationFor(kernel.db, { unitId, taskCode, ...(amount === undefined ? {} : { amount }) })
    expect(await ask(digital, 'T1')).toBeUndefined()
    const row = (change: Partial<NewDelegationRule>): NewDelegationRule => ({
      unitId: null,
      taskCode: null,
      matter: '그 밖의 사항',
      level: 'BUREAU_HEAD',
      ...change,
    })
    const rows = [
      row({}),
      row({ taskCode: 'T1', matter: '자료 제출', level: 'DIVISION_HEAD' }),
      row({ taskCode: 'T1', matter: '소액 지출', level: 'TEAM_LEAD', amountUpTo: 1_000_000 }),
      row({ unitId: digital, matter: '경미한 사항', level: 'TEAM_LEAD' }),
      row({ unitId: budget, taskCode: 'T1', matter: '예산 배정', level: 'VICE_MAYOR' }),
    ]
    expect(await inTx((tx) => identity.addDelegationSchedule(tx, { effectiveOn: '2026-01-01', rows }))).toBe(1)
    const next = [row({ level: 'MAYOR', matter: '전부' })]
    expect(await inTx((tx) => identity.addDelegationSchedule(tx, { effectiveOn: '2026-08-01', rows: next }))).toBe(2)
    expect(await ask(digital, 'T1')).toMatchObject({ version: 1, matter: '자료 제출', level: 'DIVISION_HEAD', grade: 5 })
    expect(await ask(digital, 'T1', 1_000_000)).toMatchObject({ matter: '소액 지출', grade: 4 })
    expect(await ask(digital, 'T1', 1_000_001)).toMatchObject({ matter: '자료 제출' })
    expect(await ask(digital, 'T2')).toMatchObject({ matter: '경미한 사항', grade: 4 })
    expect(await ask(budget, 'T1')).toMatchObject({ matter: '예산 배정', grade: 8 })
    expect(await ask(budget, 'T2')).toMatchObject({ matter: '그 밖의 사항', grade: 7 })
    clock.set(new Date('2026-07-31T15:00:00Z'))
    expect(await ask(digital, 'T1')).toMatchObject({ version: 2, level: 'MAYOR', grade: 10 })
    await expect(inTx((tx) => identity.addDelegationSchedule(tx, { effectiveOn: '2027-01-01', rows: [] }))).rejects.toMatchObject(
      {
        code: 'SCHEDULE_EMPTY',
      },
    )
  })
})

describe.each(STORES)('accounts on %s', (store) => {
  it('a locked person is out at once and may come back', async () => {
    await using office = await open(store)
    const { kernel, identity, city, inTx, spoken, as } = office
    const signIn = (password: string) => identity.signIn(publicActor(FROM), { account: 'hana', password })
    const token = await signIn('onmaru-2026!')
    await inTx((tx) => identity.lock(tx, city.hana))
    expect((await identity.actorOf(token, FROM)).kind).toBe('public')
    await expect(signIn('onmaru-2026!')).rejects.toMatchObject({ code: 'ACCOUNT_CLOSED' })
    await expect(signIn('wrong')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    expect((await as(city.duri).directory()).people.some((one) => one.id === city.hana)).toBe(false)
    expect((await identity.listPeople(kernel.db)).find((one) => one.id === city.hana)).toMatchObject({
      login: 'hana',
      roles: ['official'],
      lockedAt: '2026-07-15T03:00:00.000Z',
    })
    await inTx((tx) => identity.unlock(tx, city.hana))
    expect((await identity.actorOf(token, FROM)).kind).toBe('public')
    const again = await signIn('onmaru-2026!')
    await inTx(async (tx) => identity.setPassword(tx, city.hana, await identity.hashPassword('another-2026!')))
    expect((await identity.actorOf(again, FROM)).kind).toBe('public')
    await expect(signIn('onmaru-2026!')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    await signIn('another-2026!')
    for (const act of [identity.lock, identity.unlock])
      await expect(inTx((tx) => act(tx, 'nobody'))).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
    const types = spoken.map((event) => event.type)
    for (const type of ['identity.personLocked', 'identity.personUnlocked', 'identity.passwordSet']) expect(types).toContain(type)
    expect(spoken.find((event) => event.type === 'identity.personLocked')?.facts).toEqual({ sessionsEnded: 1 })
  })
})
