import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import type { LineAct, SigningTask } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import { issue, type Who } from '../support/line-cast.ts'
import { body, cmsOver, type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { allRows } from '../support/line-rows.ts'

const CERTIFICATE_LIFE_MS = 3 * 365 * 86_400_000

describe.each(ENGINES)('what a line refuses on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const actorOf = (who: Who) => office.people[who].actor
  const line = () => [
    step(office, 'drafter', 'DRAFT'),
    step(office, 'teamLead', 'REVIEW'),
    step(office, 'budget', 'CONCUR_PARALLEL', { group: 'g' }),
    step(office, 'audit', 'CONCUR_PARALLEL', { group: 'g' }),
    step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
  ]
  const submitted = async (): Promise<string> => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, line())
    await office.submit('drafter', documentId)
    return documentId
  }
  const prepare = (who: Who, documentId: string, stepId: string, basedOn: number): Promise<SigningTask> =>
    office.app.approval.prepareSign(actorOf(who), { documentId, stepId, basedOn })
  const signing = (task: SigningTask, basedOn: number, cms: string): LineAct => ({
    type: 'sign',
    documentId: task.documentId,
    basedOn,
    stepId: task.stepId,
    verdict: 'AGREE',
    opinion: null,
    stageId: task.stageId,
    cms,
  })
  const bytesOf = async (task: SigningTask, who: Who): Promise<Uint8Array> =>
    (await office.app.approval.currentPdf(actorOf(who), task.documentId, task.baseBlob)).bytes
  const keyOf = (who: Who) => office.people[who].credential()

  /** The act fails like this, and not a row of the database is another one than before. */
  async function refuses(who: Who, act: LineAct, expected: object): Promise<void> {
    const before = await allRows(office.app.kernel)
    await expect(office.app.approval.act(actorOf(who), act)).rejects.toMatchObject(expected)
    expect(await allRows(office.app.kernel)).toBe(before)
  }

  it('somebody whose turn it is not, and somebody who may not even read it', async () => {
    const documentId = await submitted()
    const task = await prepare('teamLead', documentId, 'teamLead', 1)
    const { cms } = await office.sign(task, 'teamLead')
    const refused = (code: string) => ({ code: 'ACT_REFUSED', kind: 'REFUSED', facts: { refusal: { code } } })
    await expect(prepare('head', documentId, 'teamLead', 1)).rejects.toMatchObject(refused('NOT_YOUR_STEP'))
    await expect(prepare('head', documentId, 'head', 1)).rejects.toMatchObject(refused('TURN_NOT_REACHED'))
    await expect(prepare('outsider', documentId, 'teamLead', 1)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    await refuses('head', signing(task, 1, cms), { code: 'STAGE_UNKNOWN', kind: 'NOT_FOUND' })
    await refuses('outsider', signing(task, 1, cms), { code: 'DOCUMENT_UNKNOWN', kind: 'NOT_FOUND' })
    await refuses(
      'head',
      { type: 'return', documentId, basedOn: 1, stepId: 'teamLead', reason: '보완' },
      { ...refused('NOT_YOUR_STEP'), sentence: { ko: expect.stringContaining('다른 사람의 결재 단계') } },
    )
    await refuses('teamLead', { ...signing(task, 1, cms), stepId: 'head' } as LineAct, { code: 'STAGE_UNKNOWN' })
    const other = await submitted()
    await refuses('teamLead', { ...signing(task, 1, cms), documentId: other }, { code: 'STAGE_UNKNOWN' })
  })

  it('somebody else’s certificate, a revoked and an expired one', async () => {
    const { kernel, signatures } = office.app
    const documentId = await submitted()
    const task = await prepare('teamLead', documentId, 'teamLead', 1)
    const bytes = await bytesOf(task, 'teamLead')
    await refuses('teamLead', signing(task, 1, await cmsOver(bytes, task, await keyOf('head'))), {
      code: 'CERTIFICATE_NOT_YOURS',
      kind: 'FORBIDDEN',
    })
    const second = await issue(office.app, office.people.teamLead.id, '이두리', 'ECDSA-P256-SHA256')
    await transaction(kernel, systemActor('test'), (tx) => signatures.authority.revoke(tx, second.serialNumber, 'keyCompromise'))
    await refuses('teamLead', signing(task, 1, await cmsOver(bytes, task, second)), {
      code: 'CERTIFICATE_REVOKED',
      kind: 'REFUSED',
    })
    const good = await cmsOver(bytes, task, await keyOf('teamLead'))
    const present = office.clock.now()
    office.clock.advance(CERTIFICATE_LIFE_MS)
    await refuses('teamLead', signing(task, 1, good), { code: 'CERTIFICATE_EXPIRED', kind: 'REFUSED' })
    office.clock.set(present)
    expect(await office.app.approval.act(actorOf('teamLead'), signing(task, 1, good))).toMatchObject({ seq: 2 })
  })

  it('a signature over other bytes than those that were shown, and none at all', async () => {
    const documentId = await submitted()
    const task = await prepare('teamLead', documentId, 'teamLead', 1)
    const swapped = (await bytesOf(task, 'teamLead')).slice()
    // A letter of the file's comment line: the file stays a PDF, and another one.
    swapped[1] = 0x51
    await refuses('teamLead', signing(task, 1, await cmsOver(swapped, task, await keyOf('teamLead'), false)), {
      code: 'SIGNATURE_MISMATCH',
      kind: 'BAD_INPUT',
    })
    await refuses('teamLead', signing(task, 1, Buffer.from('no CMS').toString('base64')), { code: 'SIGNATURE_BROKEN' })
  })

  it('the second of two who act at once; what they signed is not kept, and they sign again over the present file', async () => {
    const { approval, signatures, kernel } = office.app
    const documentId = await submitted()
    await office.approve('teamLead', documentId, 'teamLead')
    const acts = await Promise.all(
      (['budget', 'audit'] as const).map(async (who) => {
        const task = await prepare(who, documentId, who, 2)
        return { who, act: signing(task, 2, (await office.sign(task, who)).cms) }
      }),
    )
    const results = await Promise.allSettled(acts.map(({ who, act }) => approval.act(actorOf(who), act)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.findIndex(({ status }) => status === 'rejected')
    expect(results[lost]).toMatchObject({ reason: { code: 'ACT_CONFLICT', kind: 'CONFLICT', facts: { seq: 3 } } })
    expect(await signatures.acceptedOf(kernel.db, documentId)).toHaveLength(3)
    const loser = acts[lost]
    if (loser === undefined) throw new Error('nobody lost')
    await refuses(loser.who, loser.act, { code: 'ACT_CONFLICT' })
    await refuses(loser.who, { ...loser.act, basedOn: 3 } as LineAct, { code: 'STAGE_STALE', kind: 'CONFLICT' })
    expect(await office.approve(loser.who, documentId, loser.who)).toMatchObject({ seq: 4 })
  })

  it('one person’s second signature from another window', async () => {
    const documentId = await submitted()
    const tasks = await Promise.all([
      prepare('teamLead', documentId, 'teamLead', 1),
      prepare('teamLead', documentId, 'teamLead', 1),
    ])
    const acts = await Promise.all(tasks.map(async (task) => signing(task, 1, (await office.sign(task, 'teamLead')).cms)))
    const results = await Promise.allSettled(acts.map((act) => office.app.approval.act(actorOf('teamLead'), act)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ACT_CONFLICT' } })
  })

  it('a stale draft, a stale line, and what was prepared before something newer', async () => {
    const { approval, documents, kernel } = office.app
    const { documentId, version } = await office.draft('drafter')
    const actor = actorOf('drafter')
    const lineVersion = await office.plan('drafter', documentId, line())
    const prepared = (draftVersion: number, line: number) =>
      approval.prepareSubmit(actor, { documentId, draftVersion, lineVersion: line })
    const submit = async (task: SigningTask): Promise<LineAct> => ({
      type: 'submit',
      documentId,
      basedOn: 0,
      opinion: null,
      ...(await office.sign(task, 'drafter')),
    })
    const before = await allRows(kernel)
    await expect(prepared(version, lineVersion - 1)).rejects.toMatchObject({ code: 'LINE_STALE', kind: 'CONFLICT' })
    await expect(prepared(version - 1, lineVersion)).rejects.toMatchObject({ code: 'DRAFT_STALE', kind: 'CONFLICT' })
    await expect(approval.saveLine(actor, { documentId, basedOn: 0, steps: line() })).rejects.toMatchObject({
      code: 'LINE_STALE',
    })
    expect((await allRows(kernel)).length).toBeGreaterThanOrEqual(before.length)
    const first = await submit(await prepared(version, lineVersion))
    const second = await submit(await prepared(version, lineVersion))
    await refuses('drafter', first, { code: 'STAGE_STALE', kind: 'CONFLICT' })
    await office.plan('drafter', documentId, line())
    await refuses('drafter', second, { code: 'LINE_STALE' })
    const third = await submit(await prepared(version, lineVersion + 1))
    const draft = await documents.draft(actor, documentId)
    await documents.save(actor, { documentId, basedOn: version, form: { ...draft.form, body: body('다른 글') } })
    await refuses('drafter', third, { code: 'DRAFT_STALE' })
    expect(await office.submit('drafter', documentId)).toMatchObject({ seq: 1 })
    await expect(prepared(version + 1, lineVersion + 1)).rejects.toMatchObject({ code: 'DOCUMENT_FROZEN' })
    await expect(approval.saveLine(actor, { documentId, basedOn: lineVersion + 1, steps: line() })).rejects.toMatchObject({
      code: 'DOCUMENT_FROZEN',
    })
  })

  it('a line with faults, all named at once, and a draft that lacks something', async () => {
    const { approval } = office.app
    const { documentId, version } = await office.draft('drafter', { senderName: '한빛시장', taskId: null })
    const faulty = [step(office, 'drafter', 'DRAFT'), step(office, 'teamLead', 'REVIEW_SKIPPED'), step(office, 'head', 'APPROVE')]
    const lineVersion = await office.plan('drafter', documentId, faulty)
    const actor = actorOf('drafter')
    const found = (await approval.draftLine(actor, documentId)).faults.map(({ code, stepId }) => [code, stepId])
    expect(found).toEqual([
      ['SKIP_WITHOUT_REASON', 'teamLead'],
      ['MARK_MISSING', 'head'],
    ])
    await expect(approval.prepareSubmit(actor, { documentId, draftVersion: version, lineVersion })).rejects.toMatchObject({
      code: 'LINE_FAULTY',
      facts: { faults: [{ code: 'SKIP_WITHOUT_REASON' }, { code: 'MARK_MISSING', article: '영 10②' }] },
    })
    const foreign = [step(office, 'colleague', 'DRAFT'), step(office, 'mayor', 'APPROVE')]
    expect(await approval.checkLine(actor, documentId, foreign)).toMatchObject([{ code: 'DRAFTER_NOT_FIRST' }])
    await expect(
      approval.checkLine(actor, documentId, [{ ...step(office, 'drafter', 'DRAFT'), personId: 'nobody' }]),
    ).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
    const sound = await office.plan('drafter', documentId, [step(office, 'drafter', 'DRAFT'), step(office, 'mayor', 'APPROVE')])
    await expect(approval.prepareSubmit(actor, { documentId, draftVersion: version, lineVersion: sound })).rejects.toMatchObject({
      code: 'DRAFT_FAULTY',
    })
    await expect(approval.draftLine(actorOf('colleague'), documentId)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
  })
})
