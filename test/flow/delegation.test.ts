import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { seoulDate } from '../../apps/server/src/kernel/clock.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { completed, type Simulation } from '../../apps/server/src/slices/approval/index.ts'
import type { NewDelegationRule } from '../../apps/server/src/slices/identity/index.ts'
import { ENGINES } from '../support/engines.ts'
import { SMALL_AMOUNT, type Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

const HOUR_MS = 3_600_000

describe.each(ENGINES)('the delegation schedule and a line on $name', (engine) => {
  let office: LineOffice
  const heard: Record<string, unknown>[] = []
  beforeAll(async () => {
    office = await openLineOffice(engine)
    office.app.kernel.bus.hearInside(completed, async (_tx, event) => {
      heard.push(event.facts)
    })
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const actorOf = (who: Who) => office.people[who].actor
  const by = (who: Who, change: Parameters<typeof step>[3] = { mark: 'DELEGATED' }) => [
    step(office, 'drafter', 'DRAFT'),
    step(office, who, 'APPROVE', { id: 'approve', ...change }),
  ]
  const rows = (list: readonly Partial<NewDelegationRule>[]) =>
    list.map(
      (one): NewDelegationRule => ({ unitId: null, taskCode: null, matter: '그 밖의 사항', level: 'DIVISION_HEAD', ...one }),
    )
  const enact = (list: readonly Partial<NewDelegationRule>[]) =>
    transaction(office.app.kernel, systemActor('test'), (tx) =>
      office.app.identity.addDelegationSchedule(tx, { effectiveOn: '2026-07-01', rows: rows(list) }),
    )
  const codes = async (documentId: string, steps: ReturnType<typeof by>, basis?: Parameters<LineOffice['plan']>[3]) =>
    (await office.app.approval.checkLine(actorOf('drafter'), documentId, steps, basis ?? null)).map(({ code }) => code)
  const approved = async (
    who: Who,
    change: Parameters<LineOffice['draft']>[1] = {},
    basis?: Parameters<LineOffice['plan']>[3],
  ) => {
    const { documentId } = await office.draft('drafter', change)
    await office.plan('drafter', documentId, by(who), basis)
    await office.submit('drafter', documentId)
    await office.approve(who, documentId, 'approve')
    return documentId
  }

  it('refuses an approver below the power and above it, and says whose matter it is', async () => {
    const { approval, documents } = office.app
    const { documentId } = await office.draft('drafter')
    for (const who of ['teamLead', 'bureauHead', 'viceMayor', 'budget'] as const)
      expect(await codes(documentId, by(who)), who).toEqual(['APPROVER_WITHOUT_POWER'])
    expect(await codes(documentId, by('head'))).toEqual([])
    expect(await codes(documentId, by('mayor', {}))).toEqual([])
    const [fault] = await approval.checkLine(actorOf('drafter'), documentId, by('teamLead'))
    expect(fault).toMatchObject({ article: '영 10②', stepId: 'approve' })
    expect(fault?.sentence.ko).toBe(
      "위임전결규정 제1판 '소관 업무의 계획 수립 및 시행'에 따라 과장의 결재 사항입니다. 결재자를 다음 가운데 고르십시오: 디지털정책과장 박세찬, 시장 오누리.",
    )
    await office.plan('drafter', documentId, by('teamLead'))
    const draft = await documents.draft(actorOf('drafter'), documentId)
    await expect(
      approval.prepareSubmit(actorOf('drafter'), { documentId, draftVersion: draft.version, lineVersion: 1 }),
    ).rejects.toMatchObject({ code: 'LINE_FAULTY', facts: { faults: [{ code: 'APPROVER_WITHOUT_POWER' }] } })
  })

  it('proposes by amount, by the row that the drafter names, by likeness, importance and what went before', async () => {
    const { approval } = office.app
    const actor = actorOf('drafter')
    const { documentId } = await office.draft('drafter', { amount: SMALL_AMOUNT })
    const own = await approval.proposal(actor, documentId)
    expect(own).toMatchObject({ why: 'ROW', level: 'OFFICER', amount: SMALL_AMOUNT, rule: { matter: '소액의 경비' } })
    expect(own.steps.map(({ kind, person }) => `${kind} ${person.name}`)).toEqual(['DRAFT 김하나', 'APPROVE 김하나'])
    expect(own.matters.map(({ matter, holds }) => [matter, holds])).toEqual([
      ['소액의 경비', true],
      ['소관 업무의 계획 수립 및 시행', true],
    ])
    const last = async (basis: Parameters<typeof approval.proposal>[2]) => {
      const { why, level, steps } = await approval.proposal(actor, documentId, basis)
      return [why, level, steps.at(-1)?.person.name]
    }
    const [small, plan] = own.matters
    expect(await last({ kind: 'LISTED', ruleId: plan?.id ?? '' })).toEqual(['LISTED', 'DIVISION_HEAD', '박세찬'])
    expect(await last({ kind: 'LIGHTER', ruleId: plan?.id ?? '' })).toEqual(['LIGHTER', 'DIVISION_HEAD', '박세찬'])
    expect(await last({ kind: 'IMPORTANT' })).toEqual(['IMPORTANT', 'MAYOR', '오누리'])
    const before = await approved('head')
    expect(await last({ kind: 'FOLLOW_UP', documentId: before })).toEqual(['FOLLOW_UP', 'OFFICER', '김하나'])
    const { documentId: dear } = await office.draft('drafter', { amount: SMALL_AMOUNT + 1 })
    expect(await codes(dear, by('teamLead'), { kind: 'FOLLOW_UP', documentId: before })).toEqual([])
    expect(await codes(dear, by('teamLead'), { kind: 'FOLLOW_UP', documentId })).toEqual(['BASIS_GONE', 'APPROVER_WITHOUT_POWER'])
    expect(await codes(dear, by('bureauHead'), { kind: 'IMPORTANT' })).toEqual([])
    expect(await codes(dear, by('head'), { kind: 'IMPORTANT' })).toEqual(['APPROVER_WITHOUT_POWER'])
    expect(await codes(dear, by('head'), { kind: 'LISTED', ruleId: small?.id ?? '' })).toEqual(['BASIS_GONE'])
    // A document that the drafter may not read is none to lean on.
    const { documentId: foreign } = await office.draft('outsider')
    await expect(codes(dear, by('head'), { kind: 'FOLLOW_UP', documentId: foreign })).rejects.toMatchObject({
      code: 'DOCUMENT_UNKNOWN',
    })
  })

  it('keeps the row with the submission and the approval, and shows it in the path for ever', async () => {
    const { approval, kernel } = office.app
    const before = await approved('head')
    const { documentId } = await office.draft('drafter', { amount: 5_000_000 })
    await office.plan('drafter', documentId, by('teamLead'), { kind: 'FOLLOW_UP', documentId: before })
    expect((await approval.draftLine(actorOf('drafter'), documentId)).basis).toEqual({ kind: 'FOLLOW_UP', documentId: before })
    await office.submit('drafter', documentId)
    await office.approve('teamLead', documentId, 'approve')
    const used = {
      rule: { version: 1, matter: '소관 업무의 계획 수립 및 시행', level: 'DIVISION_HEAD' },
      why: 'FOLLOW_UP',
      level: 'TEAM_LEAD',
      related: { documentId: before },
    }
    expect(heard.at(-1)).toMatchObject({ documentId, delegation: used })
    expect((await approval.document(actorOf('teamLead'), documentId)).present.delegation).toMatchObject(used)
    expect((await approval.path(kernel.db, before))?.delegation).toMatchObject({ why: 'ROW', related: null })
  })

  it('does not let a line go on that leans on a row of an earlier version', async () => {
    const { approval, documents } = office.app
    const actor = actorOf('drafter')
    const { documentId } = await office.draft('drafter')
    const row = (await approval.proposal(actor, documentId)).matters.find(({ holds }) => holds)
    const version = await office.plan('drafter', documentId, by('head'), { kind: 'LISTED', ruleId: row?.id ?? '' })
    expect((await approval.draftLine(actor, documentId)).faults).toEqual([])
    await enact([
      { matter: '소관 업무의 계획 수립 및 시행' },
      { matter: '소액의 경비', level: 'OFFICER', amountUpTo: SMALL_AMOUNT },
    ])
    expect((await approval.draftLine(actor, documentId)).faults).toMatchObject([{ code: 'BASIS_GONE', stepId: null }])
    const draft = await documents.draft(actor, documentId)
    await expect(
      approval.prepareSubmit(actor, { documentId, draftVersion: draft.version, lineVersion: version }),
    ).rejects.toMatchObject({ code: 'LINE_FAULTY' })
  })

  it('says when the line will likely be through, by what its people took, and what follows from who is away', async () => {
    const { approval } = office.app
    const actor = actorOf('drafter')
    const start = office.clock.now()
    for (const hours of [2, 30, 4]) {
      const { documentId } = await office.draft('drafter')
      await office.plan('drafter', documentId, by('head'))
      await office.submit('drafter', documentId)
      office.clock.advance(hours * HOUR_MS)
      await office.approve('head', documentId, 'approve')
    }
    const { documentId } = await office.draft('drafter')
    const line = [by('head')[0], step(office, 'teamLead', 'REVIEW'), by('head')[1]].flatMap((one) => one ?? [])
    const ahead = await approval.outlook(actor, documentId, line)
    const told = ahead.finish?.steps ?? []
    expect(told.map(({ from }) => from)).toEqual(['NOTHING', 'PERSON'])
    expect(told[1]?.count).toBeGreaterThanOrEqual(3)
    expect(Date.parse(ahead.finish?.at ?? '')).toBe(
      office.clock.now().getTime() + told.reduce((sum, { hours }) => sum + hours * HOUR_MS, 0),
    )
    const today = seoulDate(office.clock.now())
    const absenceId = await office.absent('head', 'teamLead', today, today)
    expect((await approval.outlook(actor, documentId, line)).advice).toMatchObject([
      { code: 'DEPUTY_SIGNS_EARLIER', stepId: 'approve' },
    ])
    const acting = by('teamLead', { mark: 'DELEGATED_ACTING', absenceId })
    expect(await codes(documentId, acting)).toEqual([])
    expect((await approval.outlook(actor, documentId, acting)).advice).toMatchObject([{ code: 'DEPUTY_ALONE' }])
    office.clock.set(start)
  })

  it('runs a proposed version over what was decided, and changes nothing', async () => {
    const { approval, identity, kernel, audit } = office.app
    const { id } = await identity.draftSchedule(actorOf('archivist'), null)
    const proposed = rows([{ level: 'BUREAU_HEAD' }, { matter: '소액의 경비', level: 'OFFICER', amountUpTo: 10_000_000 }])
    const effectiveOn = '2027-01-01'
    await identity.saveSchedule(actorOf('archivist'), { id, basedOn: 1, effectiveOn, rows: proposed })
    const cheap = await approved('head', { amount: 1_000_000 })
    const before = (await identity.delegationRows(kernel.db, { unitId: '', taskCode: null }))?.version
    let result: Simulation | undefined
    const progress: number[] = []
    for await (const note of approval.simulate(actorOf('archivist'), id))
      if ('result' in note) result = note.result
      else progress.push(note.progress.total)
    expect(progress[0]).toBe(result?.total)
    const found = result?.documents.find(({ documentId }) => documentId === cheap)
    expect(found).toMatchObject({
      decided: { name: '박세찬', level: 'DIVISION_HEAD' },
      proposed: { name: '김하나', level: 'OFFICER' },
      matter: '소액의 경비',
      amount: 1_000_000,
    })
    expect(result?.documents.filter(({ proposed: to }) => to.level === 'BUREAU_HEAD').length).toBeGreaterThan(3)
    expect(result?.units).toMatchObject([{ unitName: '디지털정책과', lower: 2 }])
    expect(result?.keptFrom).toBe('2026-07-15')
    expect((await identity.delegationRows(kernel.db, { unitId: '', taskCode: null }))?.version).toBe(before)
    expect((await audit.verify(kernel.db, () => undefined)).whole).toBe(true)
  })
})
