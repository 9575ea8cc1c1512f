import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PathStep, PlannedStep } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import type { Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { askTool } from '../support/pdf-tools.ts'

describe.each(ENGINES)('a line under way on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const one = (who: Who, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}) => step(office, who, kind, change)
  const approver = () => one('head', 'APPROVE', { mark: 'DELEGATED' })
  const plain = () => [one('drafter', 'DRAFT'), one('colleague', 'REVIEW'), one('teamLead', 'REVIEW'), approver()]
  const parallel = () => [
    one('drafter', 'DRAFT'),
    one('budget', 'CONCUR_PARALLEL', { group: 'g' }),
    one('audit', 'CONCUR_PARALLEL', { group: 'g' }),
    approver(),
  ]
  const see = (who: Who, documentId: string) => office.app.approval.document(office.people[who].actor, documentId)
  const stateOf = async (documentId: string) =>
    (await see('drafter', documentId)).present.steps.map(({ state, outcome }) => outcome ?? state)
  const boxesOf = async (who: Who, documentId: string) => {
    const found: string[] = []
    for (const box of ['WAITING', 'UPCOMING', 'ACTED', 'POST_REPORT', 'CIRCULATED', 'NOTED', 'IN_PROGRESS', 'DONE'] as const) {
      const { rows } = await office.app.approval.box(office.people[who].actor, box, { limit: 200 })
      if (rows.some((row) => row.documentId === documentId)) found.push(box)
    }
    return found
  }
  const submitted = async (
    steps: readonly PlannedStep[],
    options?: { important: boolean; readerIds: string[] },
  ): Promise<string> => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, steps, undefined, options)
    await office.submit('drafter', documentId)
    return documentId
  }
  const presentPlan = async (who: Who, documentId: string): Promise<readonly PlannedStep[]> =>
    (await office.app.approval.presentLine(office.people[who].actor, documentId)).steps.map(
      ({ person: _person, receiver: _receiver, away: _away, ...planned }) => planned,
    )
  /** What every judge says of the present file: whose signatures stand in it, all of them valid. */
  const expectSigned = async (documentId: string, who: readonly Who[]) => {
    const { approval } = office.app
    const report = await approval.signatures(office.people.drafter.actor, documentId)
    expect(report.indication).toBe('TOTAL-PASSED')
    const { present } = await see('drafter', documentId)
    const all: readonly PathStep[] = present.steps.flatMap((step) => [step, ...(step.unit?.steps ?? [])])
    const signers = report.signatures.map(({ field }) => all.find((step) => step.field === field)?.person.personId)
    expect(signers).toEqual(who.map((name) => office.people[name].id))
    const { bytes } = await approval.currentPdf(office.people.drafter.actor, documentId, null)
    expect(askTool('pdfsig', ['-nocert'], bytes).match(/Signature is Valid/g) ?? []).toHaveLength(who.length)
    expect(askTool('qpdf', ['--check'], bytes)).toContain('No syntax or stream encoding errors')
  }

  /** What stands in the approval block, as a reader of the PDF sees it. */
  const block = async (documentId: string): Promise<string> => {
    const { bytes } = await office.app.approval.currentPdf(office.people.drafter.actor, documentId, null)
    const text = askTool('pdftotext', ['-layout', '-nopgbrk'], bytes)
    return text.slice(text.lastIndexOf('주무관 김하나')).replaceAll(/ +/g, ' ')
  }

  it('sends it back to a step that signed: what was signed before stands, in the file as well', async () => {
    const documentId = await submitted(plain())
    await office.approve('colleague', documentId, 'colleague')
    await office.approve('teamLead', documentId, 'teamLead')
    await office.act('head', documentId, { type: 'return', stepId: 'head', to: 'teamLead', reason: '예산 과목 확인' })
    expect(await stateOf(documentId)).toEqual(['SUBMITTED', 'AGREED', 'OPEN', 'WAITING'])
    await expectSigned(documentId, ['drafter', 'colleague'])
    expect((await see('head', documentId)).past).toHaveLength(1)
    await office.approve('teamLead', documentId, 'teamLead', '확인했습니다.')
    expect(await office.approve('head', documentId, 'head')).toMatchObject({ status: 'APPROVED' })
    await expectSigned(documentId, ['drafter', 'colleague', 'teamLead', 'head'])
  })

  it('of a parallel group who signed over the one it goes back to signs again', async () => {
    const documentId = await submitted(parallel())
    await office.approve('audit', documentId, 'audit')
    await office.approve('budget', documentId, 'budget')
    await office.act('head', documentId, { type: 'return', stepId: 'head', to: 'audit', reason: '감사 의견 보완' })
    expect(await stateOf(documentId)).toEqual(['SUBMITTED', 'OPEN', 'OPEN', 'WAITING'])
    await expectSigned(documentId, ['drafter'])
    await office.approve('budget', documentId, 'budget')
    await office.approve('audit', documentId, 'audit')
    await office.act('head', documentId, { type: 'return', stepId: 'head', to: 'audit', reason: '다시' })
    expect(await stateOf(documentId)).toEqual(['SUBMITTED', 'AGREED', 'OPEN', 'WAITING'])
    await expectSigned(documentId, ['drafter', 'budget'])
  })

  it('takes a signature back while it is the last thing that anybody did, and the file with it', async () => {
    const documentId = await submitted(plain())
    await office.approve('colleague', documentId, 'colleague')
    await office.act('colleague', documentId, { type: 'recall', stepId: 'colleague', reason: '착오' })
    expect(await stateOf(documentId)).toEqual(['SUBMITTED', 'OPEN', 'WAITING', 'WAITING'])
    await expectSigned(documentId, ['drafter'])
    await office.approve('colleague', documentId, 'colleague')
    await office.act('teamLead', documentId, { type: 'hold', stepId: 'teamLead', reason: '검토', until: '2026-12-31' })
    await expect(
      office.act('colleague', documentId, { type: 'recall', stepId: 'colleague', reason: null }),
    ).rejects.toMatchObject({
      code: 'ACT_REFUSED',
      facts: { refusal: { code: 'NEXT_HAS_ACTED' } },
    })
    await expectSigned(documentId, ['drafter', 'colleague'])
  })

  it('changes the steps ahead and nothing else, and says all that stands against a change', async () => {
    const { approval } = office.app
    const documentId = await submitted(plain())
    await office.approve('colleague', documentId, 'colleague')
    const before = await approval.presentLine(office.people.drafter.actor, documentId)
    expect(before).toMatchObject({ seq: 2, fixed: 3 })
    const present = await presentPlan('drafter', documentId)
    const added = [...present.slice(0, 3), one('legal', 'LEGAL_CONCUR'), ...present.slice(3)]
    const check = (steps: readonly PlannedStep[], who: Who = 'drafter') =>
      approval.checkChange(office.people[who].actor, { documentId, basedOn: 2, steps })
    expect(await check(added)).toEqual({ faults: [], refusal: null })
    expect(await check(present)).toMatchObject({ refusal: { code: 'NOTHING_CHANGED' } })
    expect(await check(added, 'head')).toMatchObject({ refusal: { code: 'NOT_YOUR_TURN' } })
    expect(await check([...present.slice(0, 1), ...present.slice(2)])).toMatchObject({ refusal: { code: 'PAST_STEP_CHANGED' } })
    const many = (['bureauHead', 'viceMayor', 'mayor'] as const).map((who) => one(who, 'REVIEW'))
    await expect(check([...present.slice(0, 3), ...many, ...present.slice(3)])).rejects.toMatchObject({ code: 'LINE_SPACE' })
    const faulty = await check([...present.slice(0, 3), one('colleague', 'REVIEW', { id: 'again' }), ...present.slice(3)])
    expect(faulty.faults.map(({ code, stepId }) => [code, stepId])).toEqual([['PERSON_TWICE', 'again']])
    await office.act('teamLead', documentId, { type: 'change', steps: added, reason: '법제심사 필요' })
    expect((await see('drafter', documentId)).present.steps.map(({ stepId }) => stepId)).toEqual([
      'drafter',
      'colleague',
      'teamLead',
      'legal',
      'head',
    ])
    expect(await boxesOf('legal', documentId)).toEqual(['UPCOMING'])
    expect(await block(documentId)).toContain('협조자 법무담당관')
    await office.approve('teamLead', documentId, 'teamLead')
    await office.approve('legal', documentId, 'legal')
    expect(await office.approve('head', documentId, 'head')).toMatchObject({ status: 'APPROVED' })
    await expectSigned(documentId, ['drafter', 'colleague', 'teamLead', 'legal', 'head'])
  })

  it('hands an open step to the deputy of who is away', async () => {
    const documentId = await submitted(plain())
    const absenceId = await office.absent('colleague', 'viceMayor', '2026-01-01', '2026-12-31')
    const present = await presentPlan('drafter', documentId)
    const handed = present.map((planned) =>
      planned.id === 'colleague' ? { ...planned, personId: office.people.viceMayor.id, absenceId } : planned,
    )
    await office.act('drafter', documentId, { type: 'change', steps: handed, reason: '출장' })
    expect(await boxesOf('colleague', documentId)).toEqual([])
    expect(await boxesOf('viceMayor', documentId)).toEqual(['WAITING'])
    expect(await block(documentId)).toMatch(/^주무관 김하나 부시장/)
    await office.approve('viceMayor', documentId, 'colleague')
    expect(await block(documentId)).toMatch(/^주무관 김하나 부시장 정다온/)
    await expectSigned(documentId, ['drafter', 'viceMayor'])
  })

  it('passes over a reviewer who is away, with the reason', async () => {
    const documentId = await submitted(plain())
    await office.act('drafter', documentId, { type: 'skip', stepId: 'colleague', reason: '휴가' })
    expect(await stateOf(documentId)).toEqual(['SUBMITTED', 'SKIPPED', 'OPEN', 'WAITING'])
    expect(await block(documentId)).toMatch(/휴가/)
    await office.approve('teamLead', documentId, 'teamLead')
    expect(await office.approve('head', documentId, 'head')).toMatchObject({ status: 'APPROVED' })
    await expectSigned(documentId, ['drafter', 'teamLead', 'head'])
  })

  it('runs through a unit that concurs by a line of its own', async () => {
    const { outsider } = office.people
    const documentId = await submitted([
      one('drafter', 'DRAFT'),
      one('budget', 'CONCUR_UNIT', { receiverId: outsider.id, dueOn: '2026-12-30' }),
      approver(),
    ])
    expect(await boxesOf('outsider', documentId)).toEqual(['WAITING'])
    expect(await boxesOf('budget', documentId)).toEqual(['UPCOMING'])
    const assign = (reviewerIds: string[]) =>
      office.act('outsider', documentId, { type: 'assign', stepId: 'budget', reviewerIds })
    await expect(assign([office.people.legal.id])).rejects.toMatchObject({
      facts: { refusal: { code: 'LINE_FAULTY', faults: [{ code: 'NOT_OF_THE_UNIT' }] } },
    })
    await assign([outsider.id])
    const unit = (await see('outsider', documentId)).present.steps[1]?.unit
    expect(unit).toMatchObject({ stage: 'REVIEWING', assigned: { by: outsider.id }, steps: [{ state: 'OPEN' }] })
    expect(unit?.steps[0]?.field).toMatch(/^inner-/)
    await office.approve('outsider', documentId, unit?.steps[0]?.stepId ?? '', '예산 범위 안입니다.')
    expect(await boxesOf('budget', documentId)).toEqual(['WAITING'])
    await office.approve('budget', documentId, 'budget')
    expect(await office.approve('head', documentId, 'head')).toMatchObject({ status: 'APPROVED' })
    await expectSigned(documentId, ['drafter', 'outsider', 'budget', 'head'])
  })

  it('says when it will likely be through, to who may read it, until it is', async () => {
    const { approval } = office.app
    const documentId = await submitted(plain())
    const ahead = (who: Who) => approval.finishAhead(office.people[who].actor, documentId)
    expect((await ahead('head'))?.steps.map(({ stepId }) => stepId)).toEqual(['colleague', 'teamLead', 'head'])
    const before = Date.parse((await ahead('drafter'))?.at ?? '')
    await office.approve('colleague', documentId, 'colleague')
    const now = await ahead('drafter')
    expect(now?.steps.map(({ stepId }) => stepId)).toEqual(['teamLead', 'head'])
    expect(Date.parse(now?.at ?? '')).toBeLessThanOrEqual(before)
    await expect(ahead('legal')).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    await office.act('teamLead', documentId, { type: 'return', stepId: 'teamLead', to: null, reason: '보완' })
    expect(await ahead('drafter')).toBeNull()
  })

  it('circulates, and is read once', async () => {
    const documentId = await submitted(plain(), { important: false, readerIds: [office.people.legal.id] })
    await expect(see('legal', documentId)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    for (const who of ['colleague', 'teamLead', 'head'] as const) await office.approve(who, documentId, who)
    expect(await boxesOf('legal', documentId)).toEqual(['CIRCULATED'])
    await office.act('legal', documentId, { type: 'read', opinion: '참고하겠습니다.' })
    expect(await boxesOf('legal', documentId)).toEqual(['NOTED'])
    await expect(office.act('legal', documentId, { type: 'read', opinion: null })).rejects.toMatchObject({
      facts: { refusal: { code: 'READ_ALREADY' } },
    })
    await office.act('drafter', documentId, { type: 'circulate', readerIds: [office.people.outsider.id] })
    expect((await see('drafter', documentId)).readers).toMatchObject([
      { person: { name: '윤법희' }, note: '참고하겠습니다.', at: expect.any(String) },
      { person: { name: '강바다' }, at: null },
    ])
    expect(await boxesOf('outsider', documentId)).toEqual(['CIRCULATED'])
  })

  it('is taken note of off a list without a word, by many in the same instant, and once', async () => {
    const { approval } = office.app
    const readers = ['legal', 'outsider', 'archivist'] as const
    const documentId = await submitted(plain(), { important: false, readerIds: readers.map((who) => office.people[who].id) })
    for (const who of ['colleague', 'teamLead', 'head'] as const) await office.approve(who, documentId, who)
    const note = (who: Who) => approval.takeNote(office.people[who].actor, documentId, 'read')
    await Promise.all(readers.map(note))
    for (const who of readers) expect(await boxesOf(who, documentId)).toEqual(['NOTED'])
    await expect(note('legal')).rejects.toMatchObject({ facts: { refusal: { code: 'READ_ALREADY' } } })
    await expect(note('budget')).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    await expect(approval.takeNote(office.people.drafter.actor, documentId, 'acknowledge')).rejects.toMatchObject({
      facts: { refusal: { code: 'NO_POST_REPORT' } },
    })
  })

  it('reports what a deputy decided, and the absent one takes note of it', async () => {
    const absenceId = await office.absent('head', 'teamLead', '2026-01-01', '2026-12-31')
    const acting = one('teamLead', 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId })
    const documentId = await submitted([one('drafter', 'DRAFT'), acting], { important: true, readerIds: [] })
    expect(await office.approve('teamLead', documentId, 'teamLead')).toMatchObject({ status: 'APPROVED' })
    expect(await boxesOf('head', documentId)).toEqual(['POST_REPORT'])
    expect((await see('head', documentId)).postReport).toMatchObject({ person: { name: '박세찬' }, at: null })
    await office.act('head', documentId, { type: 'acknowledge', instruction: '집행 결과를 보고할 것' })
    expect(await boxesOf('head', documentId)).toEqual(['NOTED'])
    await expect(office.act('drafter', documentId, { type: 'acknowledge', instruction: null })).rejects.toMatchObject({
      facts: { refusal: { code: 'NOT_REPORTED_TO_YOU' } },
    })
  })

  describe('its text is changed by whose turn it is (수정결재)', () => {
    const revising = async () => {
      const documentId = await submitted(plain())
      await office.approve('colleague', documentId, 'colleague')
      const { approval, documents } = office.app
      const { actor } = office.people.teamLead
      const begin = () => approval.beginRevise(actor, { documentId, stepId: 'teamLead', basedOn: 2 })
      const draft = () => documents.draft(actor, documentId)
      const save = async (title: string) => {
        const { version, form } = await draft()
        return (await documents.save(actor, { documentId, basedOn: version, form: { ...form, title } })).version
      }
      return { documentId, begin, draft, save }
    }

    it('everybody signs the new text, the drafter first; the old one and its signatures stay as they were', async () => {
      const { documentId, begin, draft, save } = await revising()
      await expect(draft()).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
      await begin()
      await begin()
      expect(await draft()).toMatchObject({ pen: 'REVISER', state: 'IN_LINE' })
      expect((await see('drafter', documentId)).pen).toMatchObject({ name: '이두리' })
      const draftVersion = await save('고친 제목')
      const own = await office.app.documents.draft(office.people.drafter.actor, documentId)
      expect(own).toMatchObject({ pen: 'AUTHOR', form: { title: '2026년 하반기 공공데이터 품질관리 추진계획' } })
      await expect(
        office.app.documents.save(office.people.drafter.actor, { documentId, basedOn: draftVersion, form: own.form }),
      ).rejects.toMatchObject({ code: 'DOCUMENT_FROZEN' })
      await expect(office.approve('teamLead', documentId, 'teamLead')).rejects.toMatchObject({ code: 'PEN_IN_HAND' })
      const before = await see('drafter', documentId)
      await office.act('teamLead', documentId, { type: 'revise', stepId: 'teamLead', draftVersion, reason: '제목을 바로잡음' })
      const after = await see('colleague', documentId)
      expect(after).toMatchObject({ title: '고친 제목', pen: null, revisionNumber: before.revisionNumber + 1 })
      expect(after.signedBefore).toEqual({ revisionId: before.revisionId, number: before.revisionNumber })
      expect(after.past[0]?.ending).toMatchObject({ type: 'REVISED', by: '이두리' })
      expect(await stateOf(documentId)).toEqual(['OPEN', 'WAITING', 'WAITING', 'WAITING'])
      expect(await boxesOf('drafter', documentId)).toEqual(['WAITING', 'IN_PROGRESS'])
      // The drafter's turn began with the revision, and it is waited for.
      expect(after.present.steps.map(({ openedAt }) => openedAt)).toEqual([after.past[0]?.ending?.at, null, null, null])
      const ahead = await office.app.approval.finishAhead(office.people.colleague.actor, documentId)
      expect(ahead?.steps.map(({ stepId }) => stepId)).toEqual(['drafter', 'colleague', 'teamLead', 'head'])
      for (const who of ['drafter', 'colleague', 'teamLead'] as const) await office.approve(who, documentId, who)
      expect(await office.approve('head', documentId, 'head')).toMatchObject({ status: 'APPROVED' })
      await expectSigned(documentId, ['drafter', 'colleague', 'teamLead', 'head'])
    })

    it('is given up, or falls to the ground with the turn, and the text is as it was', async () => {
      const { documentId, begin, draft, save } = await revising()
      await begin()
      const version = await save('고치다 만 제목')
      await office.app.approval.abandonRevise(office.people.teamLead.actor, documentId)
      await expect(draft()).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
      await begin()
      expect((await draft()).version).toBeGreaterThan(version)
      expect((await draft()).form.title).toBe('2026년 하반기 공공데이터 품질관리 추진계획')
      await save('또 고친 제목')
      await office.act('drafter', documentId, { type: 'skip', stepId: 'teamLead', reason: '출장' })
      await expect(draft()).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
      expect((await see('head', documentId)).title).toBe('2026년 하반기 공공데이터 품질관리 추진계획')
      await office.approve('head', documentId, 'head')
      expect((await office.app.documents.draft(office.people.drafter.actor, documentId)).form.title).toMatch(/^2026년/)
    })

    it('is given up with the pictures that came with it; those of the text stay', async () => {
      const { documents, approval } = office.app
      const { documentId } = await office.draft('drafter')
      const given = (who: Who, pixels: number) =>
        documents.addImage(office.people[who].actor, documentId, Readable.from([pictureHead(pixels)]))
      const seen = (who: Who, blob: string) => documents.image(office.people[who].actor, documentId, blob)
      const own = await given('drafter', 20)
      await office.plan('drafter', documentId, plain())
      await office.submit('drafter', documentId)
      await office.approve('colleague', documentId, 'colleague')
      office.clock.advance(60_000)
      await approval.beginRevise(office.people.teamLead.actor, { documentId, stepId: 'teamLead', basedOn: 2 })
      const another = await given('teamLead', 30)
      expect(await seen('teamLead', another.blob)).toMatchObject({ mediaType: 'image/png' })
      await approval.abandonRevise(office.people.teamLead.actor, documentId)
      await expect(seen('drafter', another.blob)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
      expect(await seen('drafter', own.blob)).toMatchObject({ mediaType: 'image/png' })
    })

    it('only by whose turn it is, and by one person at a time', async () => {
      const { documentId, begin } = await revising()
      const by = (who: Who, stepId: string) =>
        office.app.approval.beginRevise(office.people[who].actor, { documentId, stepId, basedOn: 2 })
      await expect(by('head', 'head')).rejects.toMatchObject({ facts: { refusal: { code: 'TURN_NOT_REACHED' } } })
      await expect(by('drafter', 'teamLead')).rejects.toMatchObject({ facts: { refusal: { code: 'NOT_YOUR_STEP' } } })
      await expect(by('legal', 'teamLead')).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
      await begin()
      const stale = { type: 'revise', stepId: 'teamLead', draftVersion: 99, reason: '없는 판' } as const
      await expect(office.act('teamLead', documentId, stale)).rejects.toMatchObject({ code: 'DRAFT_STALE' })
    })
  })

  it('is urgent when its drafter says so, and no longer when the approver says so', async () => {
    const documentId = await submitted(plain())
    const urgent = async () =>
      (await office.app.approval.box(office.people.colleague.actor, 'WAITING', { limit: 200 })).rows.find(
        (row) => row.documentId === documentId,
      )?.urgent
    expect(await urgent()).toBe(false)
    await office.act('drafter', documentId, { type: 'setUrgent', urgent: true })
    expect(await urgent()).toBe(true)
    await office.act('head', documentId, { type: 'setUrgent', urgent: false })
    expect(await urgent()).toBe(false)
    await expect(office.act('colleague', documentId, { type: 'setUrgent', urgent: true })).rejects.toMatchObject({
      facts: { refusal: { code: 'NOT_THE_DRAFTER' } },
    })
  })

  it('is given up for a new draft of one’s own', async () => {
    const documentId = await submitted(plain())
    await office.act('drafter', documentId, { type: 'recall', reason: '다시 작성' })
    const foreign = await office.draft('colleague')
    const redraft = (successorId: string) => office.act('drafter', documentId, { type: 'redraft', successorId })
    await expect(redraft(foreign.documentId)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    await expect(redraft(documentId)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    const successor = await office.app.documents.create(office.people.drafter.actor, documentId)
    expect(await redraft(successor.documentId)).toMatchObject({ status: 'REDRAFTED' })
    expect((await see('drafter', documentId)).supersededBy).toBe(successor.documentId)
    await expect(office.submit('drafter', documentId)).rejects.toMatchObject({ code: 'DOCUMENT_FROZEN' })
    expect(await boxesOf('drafter', documentId)).toEqual([])
    const drafts = await office.app.documents.drafts(office.people.drafter.actor, { limit: 200, offset: 0 })
    expect(drafts.some((draft) => draft.documentId === documentId)).toBe(false)
  })
})

/** What a PNG of so many pixels each way begins with: enough to be measured by. */
function pictureHead(pixels: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000802000000', 'hex')
  head.writeUInt32BE(pixels, 16)
  head.writeUInt32BE(pixels, 20)
  return head
}
