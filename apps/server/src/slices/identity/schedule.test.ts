import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import { type Tx, transaction } from '../../kernel/transaction.ts'
import { createCaller } from '../../kernel/trpc.ts'
import { createIdentity, identityRouter, identitySteps, type NewDelegationRule } from './index.ts'

const TODAY = '2026-07-15'

async function open(store: 'sqlite' | 'postgres') {
  const bare = await openBareKernel(store, identitySteps)
  const { kernel } = bare
  const identity = createIdentity(kernel)
  const spoken: DomainEvent[] = []
  kernel.bus.hearEverything(async (_tx, events) => {
    spoken.push(...events)
  })
  const inTx = <R>(act: (tx: Tx) => Promise<R>): Promise<R> => transaction(kernel, systemActor('test'), act)
  const unit = (name: string, code: string) =>
    inTx((tx) => identity.addUnit(tx, { parentId: null, code, name, position: Number(code) }))
  const digital = await unit('디지털정책과', '6110011')
  const budget = await unit('예산과, "둘째"', '6110012')
  const as = (roles: Parameters<typeof aPerson>[0]) =>
    createCaller(identityRouter(identity))({ kernel, actor: aPerson(roles), may: () => true, setSession: () => undefined })
  return Object.assign(bare, {
    identity,
    spoken,
    inTx,
    digital,
    budget,
    admin: as({ personId: 'admin', roles: ['official', 'administrator'] }),
    official: as({}),
  })
}

const row = (change: Partial<NewDelegationRule> = {}): Required<NewDelegationRule> => ({
  unitId: null,
  taskCode: null,
  matter: '그 밖의 사항',
  level: 'DIVISION_HEAD',
  amountUpTo: null,
  ...change,
})
const fault = (code: string) => ({ cause: { code } })
const plain = (rows: readonly NewDelegationRule[]) =>
  rows.map(({ unitId, taskCode, matter, level, amountUpTo }) => ({ unitId, taskCode, matter, level, amountUpTo }))

describe.each(STORES)('versions of the delegation schedule on %s', (store) => {
  it('are drafted, changed, put in force and kept', async () => {
    await using office = await open(store)
    const { admin, official, identity, kernel, digital, inTx, clock, spoken } = office
    await inTx((tx) => identity.addDelegationSchedule(tx, { effectiveOn: '2026-01-01', rows: [row()] }))
    const [first] = await admin.schedules()
    expect(first).toMatchObject({ version: 1, state: 'IN_FORCE', rowCount: 1, effectiveOn: '2026-01-01', enactedAt: null })
    const { id } = await admin.draftSchedule({ fromId: first?.id ?? '' })
    await expect(admin.draftSchedule({ fromId: null })).rejects.toMatchObject(fault('SCHEDULE_DRAFTED'))
    expect(await official.schedules()).toHaveLength(1)
    await expect(official.schedule({ id })).rejects.toMatchObject(fault('SCHEDULE_UNKNOWN'))
    const rows = [row({ unitId: digital, taskCode: 'T1', level: 'TEAM_LEAD', amountUpTo: 20_000_000 }), row()]
    expect(await admin.saveSchedule({ id, basedOn: 1, effectiveOn: '2026-08-01', rows })).toEqual({ revision: 2 })
    await expect(admin.saveSchedule({ id, basedOn: 1, effectiveOn: TODAY, rows })).rejects.toMatchObject(fault('SCHEDULE_STALE'))
    const shown = await admin.schedule({ id })
    expect(shown).toMatchObject({ version: 2, state: 'DRAFT', revision: 2, problems: [], effectiveOn: '2026-08-01' })
    expect(plain(shown.rows)).toEqual(rows)
    // A draft binds nobody.
    const ask = () => identity.delegationFor(kernel.db, { unitId: digital, taskCode: 'T1', amount: 1 })
    expect(await ask()).toMatchObject({ version: 1 })
    expect(await admin.enactSchedule({ id, basedOn: 2 })).toEqual({ version: 2 })
    expect(await ask()).toMatchObject({ version: 1 })
    expect((await official.schedules()).map(({ state }) => state)).toEqual(['COMING', 'IN_FORCE'])
    clock.set(new Date('2026-07-31T15:00:00Z'))
    expect(await ask()).toMatchObject({ version: 2, level: 'TEAM_LEAD' })
    expect((await official.schedules()).map(({ state }) => state)).toEqual(['IN_FORCE', 'PAST'])
    await expect(admin.saveSchedule({ id, basedOn: 2, effectiveOn: '2026-09-01', rows })).rejects.toMatchObject(
      fault('SCHEDULE_NOT_DRAFT'),
    )
    expect(plain((await official.schedule({ id: first?.id ?? '' })).rows)).toEqual([row()])
    expect(spoken.map(({ type }) => type).filter((type) => type.includes('delegation'))).toEqual([
      'identity.delegationScheduleAdded',
      'identity.delegationScheduleDrafted',
      'identity.delegationScheduleSaved',
      'identity.delegationScheduleEnacted',
    ])
  })

  it('are not put in force while something is wrong, and a draft may be given up', async () => {
    await using office = await open(store)
    const { admin, digital } = office
    const { id } = await admin.draftSchedule({ fromId: null })
    await expect(admin.enactSchedule({ id, basedOn: 1 })).rejects.toMatchObject(fault('SCHEDULE_EMPTY'))
    const save = (basedOn: number, effectiveOn: string, rows: readonly Required<NewDelegationRule>[]) =>
      admin.saveSchedule({ id, basedOn, effectiveOn, rows: [...rows] })
    await save(1, '2026-07-14', [row()])
    await expect(admin.enactSchedule({ id, basedOn: 2 })).rejects.toMatchObject(fault('SCHEDULE_PAST'))
    await save(2, TODAY, [
      row({ matter: '' }),
      row({ unitId: digital, matter: '지출 결의' }),
      row({ unitId: digital, matter: '지출결의' }),
    ])
    expect((await admin.schedule({ id })).problems.map(({ line }) => line)).toEqual([1, 3])
    await expect(admin.enactSchedule({ id, basedOn: 3 })).rejects.toMatchObject(fault('SCHEDULE_FAULTY'))
    await expect(save(3, TODAY, [row({ unitId: 'nowhere' })])).rejects.toMatchObject(fault('UNIT_UNKNOWN'))
    await admin.discardSchedule({ id, basedOn: 3 })
    await expect(admin.schedule({ id })).rejects.toMatchObject(fault('SCHEDULE_UNKNOWN'))
    expect(await admin.schedules()).toEqual([])
    await expect(admin.draftSchedule({ fromId: 'none' })).rejects.toMatchObject(fault('SCHEDULE_UNKNOWN'))
  })

  it('hold by date: on each day the latest that began, however they were added', async () => {
    await using office = await open(store)
    const { identity, kernel, digital, inTx } = office
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
    const added: { version: number; from: number }[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }), fc.nat(80), async (begins, on) => {
        for (const from of begins) {
          const version = await inTx((tx) => identity.addDelegationSchedule(tx, { effectiveOn: day(from), rows: [row()] }))
          added.push({ version, from })
        }
        const expected = added.filter(({ from }) => from <= on).toSorted((a, b) => b.from - a.from || b.version - a.version)[0]
        const found = await identity.delegationFor(kernel.db, { unitId: digital, taskCode: null, on: day(on) })
        expect(found?.version).toBe(expected?.version)
      }),
      { numRuns: store === 'sqlite' ? 25 : 8 },
    )
  })
})

describe.each(STORES)('the schedule as a table of a file on %s', (store) => {
  it('goes out and comes in again the same, whatever the words are', async () => {
    await using office = await open(store)
    const { admin, digital, budget, spoken } = office
    const { id } = await admin.draftSchedule({ fromId: null })
    const words = fc
      .stringMatching(/^[가-힣A-Za-z0-9 ,"'=+@.\-\n]{1,30}$/)
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.startsWith("'"))
    const rows = fc.uniqueArray(
      fc.record({
        unitId: fc.constantFrom(null, digital, budget),
        taskCode: fc.constantFrom(null, '07990001', 'T-1'),
        matter: words,
        level: fc.constantFrom('OFFICER' as const, 'TEAM_LEAD' as const, 'MAYOR' as const),
        amountUpTo: fc.option(fc.nat(), { nil: null }),
      }),
      { minLength: 1, maxLength: 6, selector: ({ matter }) => matter.replaceAll(/\s+/g, '') },
    )
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { revision } = await admin.schedule({ id })
        await admin.saveSchedule({ id, basedOn: revision, effectiveOn: TODAY, rows: given })
        const { csv, name } = await admin.exportSchedule({ id })
        expect(csv.startsWith('\ufeff부서코드,')).toBe(true)
        expect(name).toBe('위임전결규정-제1판.csv')
        await admin.saveSchedule({ id, basedOn: revision + 1, effectiveOn: TODAY, rows: [row()] })
        const taken = await admin.importSchedule({ id, basedOn: revision + 2, effectiveOn: TODAY, csv })
        expect(taken.rows).toBe(given.length)
        expect(plain((await admin.schedule({ id })).rows)).toEqual(given)
      }),
      { numRuns: store === 'sqlite' ? 40 : 5 },
    )
    expect(spoken.at(-1)).toMatchObject({ type: 'identity.delegationScheduleSaved', facts: { by: 'CSV' } })
    expect(spoken.some(({ type }) => type === 'identity.delegationScheduleExported')).toBe(true)
  })

  it('names every wrong line with its number and why, and takes nothing in then', async () => {
    await using office = await open(store)
    const { admin } = office
    const { id } = await admin.draftSchedule({ fromId: null })
    await admin.saveSchedule({ id, basedOn: 1, effectiveOn: TODAY, rows: [row({ matter: '그대로' })] })
    const taken = (csv: string) => admin.importSchedule({ id, basedOn: 2, effectiveOn: TODAY, csv })
    const problems = async (csv: string): Promise<readonly (readonly [number, string])[]> => {
      const error: unknown = await taken(csv).catch((caught: unknown) => caught)
      const facts = (error as { cause?: { code?: string; facts?: { problems?: { line: number; ko: string }[] } } }).cause
      expect(facts?.code).toBe('SCHEDULE_CSV_INVALID')
      return (facts?.facts?.problems ?? []).map(({ line, ko }) => [line, ko] as const)
    }
    const head = '부서코드,부서,과제코드,사무,전결권자,금액상한(원)'
    const lines = [
      head,
      '6110011,디지털정책과,07990001,"계획의\n수립",과장,',
      '9999999,없는과,,지출,과장,',
      ',,,,계장,백만',
      '',
      ',,,지출,팀장',
      ',,,계약,팀장,"20,000,000"',
      ',,,계약,과장,20000000',
    ]
    expect(await problems(lines.join('\r\n'))).toEqual([
      [4, '부서코드 9999999인 부서가 없습니다.'],
      [5, '사무가 비어 있습니다.'],
      [5, "전결권자 '계장'를 모릅니다. 담당, 팀장, 과장, 국장, 부시장, 시장 가운데 적으십시오."],
      [5, "금액 '백만'은 원 단위 숫자여야 합니다."],
      [7, '칸이 5개입니다. 6개여야 합니다.'],
    ])
    expect(await problems([head, lines[6], lines[7]].join('\n'))).toEqual([[3, '2번째 줄과 같은 사무입니다. 하나를 지우십시오.']])
    expect((await problems('부서,사무\n총무과,지출'))[0]?.[0]).toBe(1)
    expect((await problems(`${head}\n,,,"지출,과장,\n`))[0]?.[0]).toBe(2)
    expect((await problems(head))[0]?.[0]).toBe(2)
    expect((await problems(''))[0]?.[0]).toBe(1)
    expect(plain((await admin.schedule({ id })).rows)).toEqual([row({ matter: '그대로' })])
    await taken([head, lines[1], lines[6]].join('\n'))
    expect((await admin.schedule({ id })).rows).toMatchObject([
      { taskCode: '07990001', matter: '계획의\n수립', level: 'DIVISION_HEAD' },
      { unitId: null, level: 'TEAM_LEAD', amountUpTo: 20_000_000 },
    ])
  })
})
