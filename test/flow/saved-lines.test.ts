import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { tables } from '../../apps/server/src/kernel/db.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import type { SavedLineInput, SavedStep } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import type { Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice } from '../support/line-office.ts'

describe.each(ENGINES)('saved lines on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const one = (who: Who, kind: SavedStep['kind'], change: Partial<SavedStep> = {}): SavedStep => ({
    kind,
    personId: office.people[who].id,
    group: null,
    ...change,
  })
  const save = (who: Who, name: string, change: Partial<SavedLineInput> = {}) =>
    office.app.approval.saveSavedLine(office.people[who].actor, {
      id: null,
      scope: 'PERSON',
      name,
      steps: [one('drafter', 'DRAFT'), one('teamLead', 'REVIEW'), one('head', 'APPROVE')],
      ...change,
    })
  const remove = (who: Who, id: string) => office.app.approval.removeSavedLine(office.people[who].actor, id)
  const seen = async (who: Who) =>
    (await office.app.approval.savedLines(office.people[who].actor)).map(
      ({ scope, name, mine }) => `${scope} ${name}${mine ? '' : ' (theirs)'}`,
    )

  it('are kept with everything that makes a step, for oneself alone', async () => {
    const steps = [
      one('drafter', 'DRAFT'),
      one('budget', 'CONCUR_UNIT', { group: 'g', receiverId: office.people.outsider.id }),
      one('audit', 'AUDIT_CONCUR', { blocking: false }),
      one('head', 'APPROVE'),
    ]
    const kept = await save('drafter', '예산 협조', { steps })
    expect(kept).toEqual({
      id: kept.id,
      scope: 'PERSON',
      name: '예산 협조',
      steps,
      people: ['김하나', '최네모', '정다섯', '박세찬'],
      updatedAt: office.clock.now().toISOString(),
      updatedBy: '김하나',
      mine: true,
    })
    expect(await office.app.approval.savedLines(office.people.drafter.actor)).toEqual([kept])
    expect(await seen('head')).toEqual([])
    await expect(save('head', '내 것', { id: kept.id })).rejects.toMatchObject({ code: 'SAVED_LINE_UNKNOWN' })
    await expect(remove('colleague', kept.id)).rejects.toMatchObject({ code: 'SAVED_LINE_UNKNOWN' })
    await remove('drafter', kept.id)
    expect(await seen('drafter')).toEqual([])
    await expect(remove('drafter', kept.id)).rejects.toMatchObject({ code: 'SAVED_LINE_UNKNOWN' })
  })

  it('of a unit are read by its members, and changed by their maker and its head', async () => {
    const { id } = await save('drafter', '일반 기안', { scope: 'UNIT' })
    expect(await seen('colleague')).toEqual(['UNIT 일반 기안 (theirs)'])
    expect(await seen('outsider')).toEqual([])
    await expect(save('colleague', '바꿈', { id, scope: 'UNIT' })).rejects.toMatchObject({ code: 'SAVED_LINE_NOT_YOURS' })
    await expect(remove('teamLead', id)).rejects.toMatchObject({ code: 'SAVED_LINE_NOT_YOURS' })
    await expect(remove('outsider', id)).rejects.toMatchObject({ code: 'SAVED_LINE_UNKNOWN' })
    expect(await save('head', '과 일반 기안', { id, scope: 'UNIT' })).toMatchObject({ id, updatedBy: '박세찬', mine: true })
    await expect(save('head', '과장 것', { id })).rejects.toMatchObject({ code: 'SAVED_LINE_NOT_YOURS' })
    expect(await seen('drafter')).toEqual(['UNIT 과 일반 기안'])
    expect(await save('drafter', '내 기안', { id })).toMatchObject({ id, scope: 'PERSON' })
    expect(await seen('colleague')).toEqual([])
    await remove('drafter', id)
  })

  it('have one name each within a person and within a unit, in the same instant too', async () => {
    const first = await save('drafter', '계약')
    const second = await save('drafter', '용역')
    await expect(save('drafter', '계약')).rejects.toMatchObject({ code: 'SAVED_LINE_NAME_TAKEN', facts: { name: '계약' } })
    await expect(save('drafter', '계약', { id: second.id })).rejects.toMatchObject({ code: 'SAVED_LINE_NAME_TAKEN' })
    await save('drafter', '계약', { id: first.id })
    await save('colleague', '계약', { scope: 'UNIT' })
    await expect(save('drafter', '계약', { scope: 'UNIT' })).rejects.toMatchObject({ code: 'SAVED_LINE_NAME_TAKEN' })
    await save('outsider', '계약', { scope: 'UNIT' })
    expect(await seen('drafter')).toEqual(['PERSON 계약', 'PERSON 용역', 'UNIT 계약 (theirs)'])
    const both = await Promise.allSettled(
      (['colleague', 'teamLead'] as const).map((who) => save(who, '같은 때', { scope: 'UNIT' })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'SAVED_LINE_NAME_TAKEN' } })
  })

  it('are so many at most', async () => {
    for (let i = 1; i <= 100; i += 1) await save('audit', `결재선 ${i}`)
    await expect(save('audit', '하나 더')).rejects.toMatchObject({ code: 'SAVED_LINES_FULL', facts: { most: 100 } })
    const [first] = await office.app.approval.savedLines(office.people.audit.actor)
    expect(await save('audit', '고친 것', { id: first?.id ?? null })).toMatchObject({ id: first?.id })
  })

  it('say who is no longer in the office, and are not kept with anybody who is not', async () => {
    const { identity, kernel } = office.app
    const { id } = await save('drafter', '법무 검토', {
      steps: [one('drafter', 'DRAFT'), one('legal', 'LEGAL_CONCUR'), one('head', 'APPROVE')],
    })
    const unknown = [one('drafter', 'DRAFT'), { ...one('head', 'APPROVE'), personId: 'nobody' }]
    await expect(save('drafter', '모르는 사람', { steps: unknown })).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
    await transaction(kernel, systemActor('test'), (tx) => identity.lock(tx, office.people.legal.id))
    const found = (await office.app.approval.savedLines(office.people.drafter.actor)).find((line) => line.id === id)
    expect(found?.people).toEqual(['김하나', null, '박세찬'])
    await expect(save('drafter', '법무 검토 2', { steps: found?.steps ?? [] })).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
  })

  it('are told to the log, each change, and a refused one is not', async () => {
    const { kernel } = office.app
    const { id } = await save('drafter', '기록')
    await expect(save('drafter', '기록')).rejects.toMatchObject({ code: 'SAVED_LINE_NAME_TAKEN' })
    await remove('drafter', id)
    const told = await tables<{ auditEntries: { seq: number; type: string } }>(kernel.db)
      .selectFrom('auditEntries')
      .select('type')
      .orderBy('seq', 'desc')
      .limit(2)
      .execute()
    expect(told.map(({ type }) => type)).toEqual(['approval.savedLineRemoved', 'approval.savedLineKept'])
  })
})
