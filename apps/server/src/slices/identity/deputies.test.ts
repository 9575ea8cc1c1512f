import { describe, expect, it } from 'vitest'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { systemActor } from '../../kernel/actor.ts'
import { transaction } from '../../kernel/transaction.ts'
import { createCaller } from '../../kernel/trpc.ts'
import { createIdentity, identityRouter, identitySteps } from './index.ts'

const TODAY = '2026-07-15'
const WEEK = { reason: '연가', from: '2026-07-20', until: '2026-07-24' } as const

async function open(store: 'sqlite' | 'postgres') {
  const bare = await openBareKernel(store, identitySteps)
  const { kernel } = bare
  const identity = createIdentity(kernel)
  const people = await transaction(kernel, systemActor('test'), async (tx) => {
    const unitId = await identity.addUnit(tx, { parentId: null, code: '6110011', name: '디지털정책과', position: 1 })
    const person = (login: string, name: string, grade: number) =>
      identity.addPerson(tx, {
        login,
        name,
        unitId,
        post: '과장',
        rank: '5급',
        grade,
        email: `${login}@hanbit.example`,
        roles: [],
        passwordHash: 'x',
      })
    return {
      head: await person('head', '박세찬', 5),
      lead: await person('lead', '이두리', 4),
      second: await person('second', '최네모', 4),
    }
  })
  const as = (personId: string) =>
    createCaller(identityRouter(identity))({ kernel, actor: aPerson({ personId }), may: () => true, setSession: () => undefined })
  return Object.assign(bare, { identity, people, as })
}

const fault = (code: string) => ({ cause: { code } })

describe.each(STORES)('default deputies on %s', (store) => {
  it('are kept in order, and nobody is their own or twice', async () => {
    await using office = await open(store)
    const { people, as } = office
    const me = as(people.head)
    await me.setDeputies({ deputyIds: [people.second, people.lead] })
    expect((await me.myDeputies()).map(({ name }) => name)).toEqual(['최네모', '이두리'])
    await me.setDeputies({ deputyIds: [people.lead, people.second] })
    expect((await me.myDeputies()).map(({ name }) => name)).toEqual(['이두리', '최네모'])
    await expect(me.setDeputies({ deputyIds: [people.head] })).rejects.toMatchObject(fault('ABSENCE_ACTS_FOR_ONESELF'))
    await expect(me.setDeputies({ deputyIds: [people.lead, people.lead] })).rejects.toMatchObject(fault('DEPUTIES_TWICE'))
    await expect(me.setDeputies({ deputyIds: ['nobody'] })).rejects.toMatchObject(fault('PERSON_UNKNOWN'))
    expect(await as(people.lead).myDeputies()).toEqual([])
  })

  it('act where an absence names nobody: the first who is there on every day of it', async () => {
    await using office = await open(store)
    const { people, as, identity, kernel } = office
    const me = as(people.head)
    await expect(me.addAbsence({ ...WEEK, actingId: null })).rejects.toMatchObject(fault('ABSENCE_NO_DEPUTY'))
    await me.setDeputies({ deputyIds: [people.lead, people.second] })
    await as(people.lead).addAbsence({ reason: '출장', from: WEEK.until, until: WEEK.until, actingId: people.second })
    await expect(me.addAbsence({ ...WEEK, actingId: people.lead })).rejects.toMatchObject(fault('ABSENCE_DEPUTY_AWAY'))
    await me.addAbsence({ ...WEEK, actingId: null })
    expect(await identity.absencesOn(kernel.db, [people.head], WEEK.from)).toMatchObject([
      { actingId: people.second, actingName: '최네모', passedFrom: null },
    ])
    // The one who acts for both may not be away: nobody comes after them.
    await expect(as(people.second).addAbsence({ ...WEEK, actingId: people.lead })).rejects.toMatchObject(
      fault('ABSENCE_ACTS_MEANWHILE'),
    )
  })

  it('come next on the days on which the one who acts is away too', async () => {
    await using office = await open(store)
    const { people, as, identity, kernel, clock } = office
    await as(people.head).setDeputies({ deputyIds: [people.lead, people.second] })
    await as(people.head).addAbsence({ ...WEEK, actingId: people.lead })
    await as(people.lead).addAbsence({ reason: '병가', from: '2026-07-22', until: '2026-07-22', actingId: people.second })
    const acting = async (date: string) =>
      (await identity.absencesOn(kernel.db, [people.head], date)).map((one) => [one.actingName, one.passedFrom])
    expect(await acting('2026-07-21')).toEqual([['이두리', null]])
    expect(await acting('2026-07-22')).toEqual([['최네모', '이두리']])
    expect(await acting('2026-07-23')).toEqual([['이두리', null]])
    expect(await acting(TODAY)).toEqual([])
    clock.set(new Date('2026-07-22T03:00:00Z'))
    const [own] = await as(people.lead).myAbsences()
    await as(people.lead).endAbsence({ absenceId: own?.id ?? '' })
    expect(await acting('2026-07-22')).toEqual([['이두리', null]])
  })
})
