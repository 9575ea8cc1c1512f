import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, SQLITE } from '../support/engines.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { forgetStates } from '../support/line-rows.ts'
import { askTool } from '../support/pdf-tools.ts'

const DAY_MS = 86_400_000

describe.each(ENGINES)('a document in its line on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  /** The shortest line beside the drafter alone: the head approves by delegation. */
  const short = () => [step(office, 'drafter', 'DRAFT'), step(office, 'head', 'APPROVE', { mark: 'DELEGATED' })]
  const reviewed = () => [short()[0], step(office, 'teamLead', 'REVIEW'), short()[1]].flatMap((one) => one ?? [])
  const see = (who: keyof LineOffice['people'], documentId: string) =>
    office.app.approval.document(office.people[who].actor, documentId)
  const boxOf = async (who: keyof LineOffice['people'], documentId: string) => {
    const { approval } = office.app
    for (const box of ['WAITING', 'UPCOMING', 'IN_PROGRESS', 'DONE', 'RETURNED', 'ACTED'] as const) {
      const found = (await approval.box(office.people[who].actor, box, { limit: 200 })).rows.find(
        (row) => row.documentId === documentId,
      )
      if (found !== undefined) return found
    }
    return null
  }
  const submitted = async (steps = reviewed()): Promise<string> => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, steps)
    await office.submit('drafter', documentId)
    return documentId
  }

  it('goes from the draft over review and concurrence to the approval, and every judge of PDFs agrees', async () => {
    const { approval, records, kernel, documents } = office.app
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, [
      step(office, 'drafter', 'DRAFT'),
      step(office, 'teamLead', 'REVIEW'),
      step(office, 'bureauHead', 'REVIEW_SKIPPED', { skipReason: '출장' }),
      step(office, 'budget', 'CONCUR_PARALLEL', { group: 'money' }),
      step(office, 'audit', 'CONCUR_PARALLEL', { group: 'money' }),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    expect(await office.submit('drafter', documentId, '검토 부탁드립니다.')).toEqual({ seq: 1, status: 'IN_PROGRESS' })
    expect(await boxOf('teamLead', documentId)).toMatchObject({ box: 'WAITING', with: [] })
    expect(await boxOf('head', documentId)).toMatchObject({ box: 'UPCOMING' })
    expect(await boxOf('bureauHead', documentId)).toBeNull()
    expect(await boxOf('drafter', documentId)).toMatchObject({ box: 'IN_PROGRESS', with: ['이두리'], status: 'IN_PROGRESS' })
    await office.approve('teamLead', documentId, 'teamLead')
    expect(await boxOf('drafter', documentId)).toMatchObject({ with: ['최네모', '정다섯'] })
    await office.approve('audit', documentId, 'audit')
    await office.approve('budget', documentId, 'budget', '예산의 범위에서 시행하시기 바랍니다.')
    expect(await records.find(kernel.db, documentId)).toBeUndefined()
    expect(await office.approve('head', documentId, 'head')).toEqual({ seq: 5, status: 'APPROVED' })
    expect(await records.find(kernel.db, documentId)).toMatchObject({
      documentId,
      taskId: office.taskId,
      unitName: '디지털정책과',
    })
    expect((await documents.head(kernel.db, documentId))?.state).toBe('APPROVED')
    expect(await boxOf('drafter', documentId)).toMatchObject({ box: 'DONE', status: 'APPROVED' })
    for (const who of ['teamLead', 'budget', 'audit', 'head'] as const)
      expect(await boxOf(who, documentId), who).toMatchObject({ box: 'ACTED', status: 'APPROVED' })

    const report = await approval.signatures(office.people.head.actor, documentId)
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect(report.signatures.map(({ field }) => field)).toEqual(['main-1', 'main-2', 'concur-2', 'concur-1', 'main-4'])
    const { bytes } = await approval.currentPdf(office.people.drafter.actor, documentId, null)
    const said = askTool('pdfsig', ['-nocert'], bytes)
    expect(said.match(/Signature is Valid/g)).toHaveLength(5)
    expect(said.match(/Total document signed/g)).toHaveLength(1)
    expect(said).not.toMatch(/Mismatch|Invalid/)
    const checked = askTool('qpdf', ['--check'], bytes)
    expect(checked).toContain('No syntax or stream encoding errors found')
    expect(checked).not.toContain('WARNING')
  })

  it('proposes the superiors up to whom the delegation schedule lets decide, and says by which row', async () => {
    const { approval } = office.app
    const { actor } = office.people.drafter
    const words = async (change: Parameters<LineOffice['draft']>[1]) => {
      const { documentId } = await office.draft('drafter', change)
      const { steps, rule } = await approval.proposal(actor, documentId)
      expect((await approval.draftLine(actor, documentId)).version).toBe(0)
      expect((await approval.draftLine(actor, documentId)).faults).toEqual([])
      return {
        said: steps.map(({ kind, person, mark }) => `${kind} ${person.name}${mark === null ? '' : ` ${mark}`}`),
        rule,
        steps,
      }
    }
    const inside = await words({})
    expect(inside.said).toEqual(['DRAFT 김하나', 'REVIEW 이두리', 'APPROVE 박세찬 DELEGATED'])
    expect(inside.rule).toMatchObject({ version: 1, matter: '소관 업무의 계획 수립 및 시행', level: 'DIVISION_HEAD' })
    expect((await words({ senderName: '한빛시장' })).said.at(-1)).toBe('APPROVE 박세찬 DELEGATED')
    expect((await words({ senderName: '디지털정책과장' })).said.at(-1)).toBe('APPROVE 박세찬')
    await office.absent('teamLead', 'colleague', '2026-07-15', '2026-07-15')
    const away = { actingName: '서미리', until: '2026-07-15', reason: '출장' }
    expect((await words({})).steps.map((one) => one.away)).toMatchObject([null, away, null])
  })

  it('shows the path with who came when, what they wrote, and what each reader may do', async () => {
    const documentId = await submitted()
    const at = office.clock.now().getTime()
    office.clock.set(new Date(at + 60_000))
    await office.approve('teamLead', documentId, 'teamLead', '문안을 다듬었습니다.')
    const shown = await see('head', documentId)
    expect(shown).toMatchObject({ status: 'IN_PROGRESS', seq: 2, revisionNumber: 1, author: { name: '김하나' }, past: [] })
    expect(shown.present.steps.map(({ stepId, state, openedAt, opinion }) => [stepId, state, openedAt, opinion])).toEqual([
      ['drafter', 'DONE', null, null],
      ['teamLead', 'DONE', new Date(at).toISOString(), '문안을 다듬었습니다.'],
      ['head', 'OPEN', new Date(at + 60_000).toISOString(), null],
    ])
    const may = Object.fromEntries(shown.allowances.map((one) => [one.act, one.allowed ? one.stepId : one.refusal?.code]))
    expect(may).toMatchObject({ sign: 'head', return: 'head', hold: 'head', resume: 'STEP_NOT_HELD', recall: 'STEP_NOT_SIGNED' })
    const drafters = (await see('drafter', documentId)).allowances
    expect(drafters.find(({ act }) => act === 'recall')).toMatchObject({ allowed: false, refusal: { code: 'NEXT_HAS_ACTED' } })
  })

  it('comes back for a reason, is edited, and goes again as the next round over a new revision', async () => {
    const { approval, documents, kernel } = office.app
    const documentId = await submitted()
    const before = await see('teamLead', documentId)
    const reason = '예산 과목을 확인하십시오.'
    await approval.act(office.people.teamLead.actor, {
      type: 'return',
      documentId,
      basedOn: before.seq,
      stepId: 'teamLead',
      reason,
    })
    expect(await boxOf('drafter', documentId)).toMatchObject({ box: 'RETURNED', status: 'RETURNED' })
    expect(await boxOf('teamLead', documentId)).toMatchObject({ box: 'ACTED', status: 'RETURNED' })
    expect((await documents.head(kernel.db, documentId))?.state).toBe('DRAFTING')
    const { actor } = office.people.drafter
    const draft = await documents.draft(actor, documentId)
    await documents.save(actor, { documentId, basedOn: draft.version, form: { ...draft.form, title: '고친 추진계획' } })
    expect(await office.submit('drafter', documentId)).toEqual({ seq: 3, status: 'IN_PROGRESS' })
    const after = await see('head', documentId)
    expect(after).toMatchObject({
      title: '고친 추진계획',
      revisionNumber: 2,
      present: { round: 2, revisionNumber: 2, ending: null },
    })
    expect(after.past).toMatchObject([{ round: 1, revisionNumber: 1, ending: { type: 'RETURNED', reason, by: '이두리' } }])
    expect(after.revisionId).not.toBe(before.revisionId)
    expect(await boxOf('drafter', documentId)).toMatchObject({ title: '고친 추진계획', box: 'IN_PROGRESS' })
    await office.approve('teamLead', documentId, 'teamLead')
    await office.approve('head', documentId, 'head')
    const report = await approval.signatures(actor, documentId)
    expect(report.signatures.map(({ field }) => field)).toEqual(['main-1', 'main-2', 'main-3'])
    expect(report.indication).toBe('TOTAL-PASSED')
  })

  it('is recalled while nobody acted, held and resumed by whose turn it is', async () => {
    const { approval } = office.app
    const { drafter, teamLead } = office.people
    const documentId = await submitted()
    const hold = { type: 'hold', documentId, stepId: 'teamLead', reason: '관계 기관 회신 대기', until: '2026-12-31' } as const
    const act = approval.act(teamLead.actor, { ...hold, basedOn: 1 })
    expect(await act).toEqual({ seq: 2, status: 'HELD' })
    expect(await boxOf('teamLead', documentId)).toMatchObject({ box: 'WAITING', status: 'HELD' })
    await expect(office.approve('teamLead', documentId, 'teamLead')).rejects.toMatchObject({
      facts: { refusal: { code: 'STEP_HELD' } },
    })
    await expect(approval.act(drafter.actor, { type: 'recall', documentId, basedOn: 2, reason: null })).rejects.toMatchObject({
      code: 'ACT_REFUSED',
      kind: 'REFUSED',
      facts: { refusal: { code: 'NEXT_HAS_ACTED', article: '실무' } },
    })
    expect((await see('drafter', documentId)).present.steps[1]?.hold).toEqual({ reason: hold.reason, until: hold.until })
    await approval.act(teamLead.actor, { type: 'resume', documentId, basedOn: 2, stepId: 'teamLead' })
    await office.approve('teamLead', documentId, 'teamLead')

    const other = await submitted()
    await approval.act(drafter.actor, { type: 'recall', documentId: other, basedOn: 1, reason: '수신자 변경' })
    expect((await see('drafter', other)).present.ending).toMatchObject({ type: 'RECALLED', by: '김하나', reason: '수신자 변경' })
    expect(await boxOf('drafter', other)).toMatchObject({ box: 'RETURNED', status: 'RECALLED' })
    expect(await boxOf('teamLead', other)).toBeNull()
    // What came back may go again as it is: not a word was changed, and yet everybody signs anew.
    expect(await office.submit('drafter', other)).toEqual({ seq: 3, status: 'IN_PROGRESS' })
    expect(await see('teamLead', other)).toMatchObject({ revisionNumber: 2, present: { round: 2 } })
    // Given up after it came back, it lies in nobody's box.
    await approval.act(drafter.actor, { type: 'recall', documentId: other, basedOn: 3, reason: null })
    await office.app.documents.discard(drafter.actor, other)
    expect(await boxOf('drafter', other)).toBeNull()
  })

  it('is signed twice by a drafter who approves alone, one field each', async () => {
    const { documentId } = await office.draft('head')
    await office.plan('head', documentId, [
      step(office, 'head', 'DRAFT', { id: 'draft' }),
      step(office, 'head', 'APPROVE', { id: 'approve', mark: 'DELEGATED' }),
    ])
    await office.submit('head', documentId)
    expect(await boxOf('head', documentId)).toMatchObject({ box: 'WAITING' })
    expect(await office.approve('head', documentId, 'approve')).toMatchObject({ status: 'APPROVED' })
    const report = await office.app.approval.signatures(office.people.head.actor, documentId)
    expect(report.signatures.map(({ field }) => field)).toEqual(['main-1', 'main-2'])
    expect(report.indication).toBe('TOTAL-PASSED')
  })

  it('is decided for an absent delegate by the registered deputy, within the absence alone', async () => {
    const { identity, kernel, approval } = office.app
    const { bureauHead, head, drafter } = office.people
    const absenceId = await office.absent('bureauHead', 'head', '2026-07-13', '2026-07-17')
    const { documentId } = await office.draft('drafter', { senderName: '한빛시장' })
    const acting = step(office, 'head', 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId })
    const faults = await approval.checkLine(
      drafter.actor,
      documentId,
      [step(office, 'drafter', 'DRAFT'), step(office, 'head', 'APPROVE', { mark: 'ACTING', absenceId })],
      { kind: 'IMPORTANT' },
    )
    expect(faults).toMatchObject([{ code: 'MARK_MIXED_UP', stepId: 'head', sentence: { ko: expect.stringContaining('전결') } }])
    await office.plan('drafter', documentId, [step(office, 'drafter', 'DRAFT'), acting], { kind: 'IMPORTANT' })
    await office.submit('drafter', documentId)
    const shown = await see('bureauHead', documentId)
    expect(shown.present.steps[1]).toMatchObject({ mark: 'DELEGATED_ACTING', onBehalfOf: { personId: bureauHead.id } })
    expect(await identity.absencesOn(kernel.db, [bureauHead.id], '2026-07-15')).toHaveLength(1)
    const present = office.clock.now()
    office.clock.set(new Date(present.getTime() + 10 * DAY_MS))
    await expect(office.approve('head', documentId, 'head')).rejects.toMatchObject({
      facts: { refusal: { code: 'ACTING_OUTSIDE_ABSENCE' } },
    })
    office.clock.set(present)
    expect(await office.approve('head', documentId, 'head')).toMatchObject({ status: 'APPROVED' })
    const { bytes } = await approval.currentPdf(head.actor, documentId, null)
    expect(askTool('pdftotext', [], bytes)).toContain('디지털국장')
  })

  it('answers the same when the stored states are gone: the events say it all', async () => {
    const done = await submitted()
    await office.approve('teamLead', done, 'teamLead')
    const returned = await submitted()
    await office.app.approval.act(office.people.teamLead.actor, {
      type: 'return',
      documentId: returned,
      basedOn: 1,
      stepId: 'teamLead',
      reason: '보완',
    })
    const ask = () => Promise.all([done, returned].flatMap((id) => [see('drafter', id), see('teamLead', id), see('head', id)]))
    const before = await ask()
    await forgetStates(office.app.kernel)
    expect(await ask()).toEqual(before)
    expect(await office.approve('head', done, 'head')).toEqual({ seq: 3, status: 'APPROVED' })
  })

  it('tells the screens of everybody whose boxes changed, and of the open document', async () => {
    const { live } = office.app.kernel
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, reviewed())
    const people = [office.people.drafter, office.people.teamLead, office.people.head]
    const topics = [...people.map(({ id }) => `person:${id}`), `document:${documentId}`].sort()
    const notes = live.changes(topics, new AbortController().signal)
    const hearAll = async (): Promise<readonly string[]> => {
      const heard = new Set<string>()
      while (heard.size < topics.length) heard.add(String((await notes.next()).value))
      return [...heard].sort()
    }
    // Each once as listening begins, and each again by the act.
    expect(await hearAll()).toEqual(topics)
    const listening = hearAll()
    await office.submit('drafter', documentId)
    expect(await listening).toEqual(topics)
  })
})

describe('with the keys that officials have', () => {
  it('RSA-2048 signs and approves', async () => {
    await using office = await openLineOffice(SQLITE, 'RSA-PKCS1-SHA256')
    const { documentId } = await office.draft('drafter')
    await office.submit('drafter', documentId)
    await office.approve('teamLead', documentId, 'review-1')
    expect(await office.approve('head', documentId, 'approve')).toMatchObject({ status: 'APPROVED' })
    const { bytes } = await office.app.approval.currentPdf(office.people.head.actor, documentId, null)
    expect(askTool('pdfsig', ['-nocert'], bytes).match(/Signature is Valid/g)).toHaveLength(3)
  })
})
