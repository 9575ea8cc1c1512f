import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/engines.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

describe.each(ENGINES)('approving many together on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  type Change = Parameters<LineOffice['draft']>[1]
  const mine = () => office.people.head.actor
  const plan = async (documentId: string, reviewed: boolean): Promise<void> => {
    await office.plan('drafter', documentId, [
      step(office, 'drafter', 'DRAFT'),
      ...(reviewed ? [step(office, 'teamLead', 'REVIEW')] : []),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    await office.submit('drafter', documentId, '살펴봐 주십시오.')
  }
  const waiting = async (title: string, change: Change = {}): Promise<string> => {
    const { documentId } = await office.draft('drafter', { title, ...change })
    await plan(documentId, false)
    return documentId
  }
  const look = (documentId: string) => office.app.approval.currentPdf(mine(), documentId, null)
  const sign = async (documentId: string, batchId: string) => {
    const { approval } = office.app
    const basedOn = 1
    const task = await approval.prepareSign(mine(), { documentId, stepId: 'head', basedOn })
    const signature = await office.sign(task, 'head')
    const given = { type: 'sign', documentId, basedOn, stepId: 'head', verdict: 'AGREE', opinion: null, batchId } as const
    return approval.act(mine(), { ...given, ...signature })
  }
  const codesOf = async (documentId: string) => {
    const { items } = await office.app.approval.prepareBulk(mine(), { documentIds: [documentId] })
    return items.flatMap(({ reasons }) => reasons.map(({ code }) => code))
  }

  it('each is signed by itself and carries the batch; what may not be among them says why and stays as it was', async () => {
    const { approval, audit, kernel, records } = office.app
    const plain = [await waiting('첫째'), await waiting('둘째')]
    const unseen = await waiting('셋째')
    const urgent = await waiting('넷째', { urgent: true })
    const closed = await waiting('다섯째', {
      disclosure: { class: 'CLOSED', clauses: [5], reason: '내부검토 과정에 있는 사항임' },
    })
    for (const documentId of [...plain, urgent, closed]) await look(documentId)
    const { batchId, items } = await approval.prepareBulk(mine(), {
      documentIds: [...plain, unseen, urgent, closed, 'none', unseen],
    })
    expect(items.map(({ title, step: may, reasons }) => [title, may !== null, reasons.map(({ code }) => code)])).toEqual([
      ['첫째', true, []],
      ['둘째', true, []],
      ['셋째', false, ['NOT_LOOKED_AT']],
      ['넷째', false, ['URGENT']],
      ['다섯째', false, ['CLOSED']],
      [null, false, ['DOCUMENT_UNKNOWN']],
    ])
    for (const documentId of plain) expect(await sign(documentId, batchId)).toMatchObject({ status: 'APPROVED' })
    for (const documentId of [urgent, closed]) {
      await expect(sign(documentId, batchId)).rejects.toMatchObject({ code: 'NOT_IN_BULK' })
      expect(await records.find(kernel.db, documentId)).toBeUndefined()
    }
    for (const documentId of plain) {
      const { items: life } = await audit.life(mine(), documentId, { limit: 100, newerThan: null })
      expect(life.find(({ type }) => type === 'approval.stepped')?.facts).toMatchObject({ act: 'signed', batchId })
    }
    const said = await approval.prepareBulk(mine(), { documentIds: plain })
    expect(said.items.map(({ reasons }) => reasons[0]?.code)).toEqual(['NOT_YOUR_TURN', 'NOT_YOUR_TURN'])
    expect(said.batchId).not.toBe(batchId)
  })

  it('opinions and dissents want to be read; the drafter’s own remark does not', async () => {
    const { approval } = office.app
    const { documentId } = await office.draft('drafter', { title: '여섯째' })
    await plan(documentId, true)
    await office.approve('teamLead', documentId, 'teamLead', '예산 과목을 확인했습니다.')
    await look(documentId)
    expect(await codesOf(documentId)).toEqual(['OPINION'])
    expect((await approval.prepareBulk(office.people.outsider.actor, { documentIds: [documentId] })).items).toMatchObject([
      { title: null },
    ])
  })

  it('every file that goes along was opened, in the revision that is to be signed', async () => {
    const { approval, documents } = office.app
    const { documentId } = await office.draft('drafter', { title: '일곱째' })
    const file = await documents.attach(office.people.drafter.actor, documentId, {
      name: '예산내역서.txt',
      source: Readable.from([Buffer.from('내역')]),
    })
    await plan(documentId, false)
    expect(await codesOf(documentId)).toEqual(['NOT_LOOKED_AT'])
    await look(documentId)
    expect(await codesOf(documentId)).toEqual(['ATTACHMENT_NOT_OPENED'])
    await approval.attachment(mine(), documentId, file.id)
    expect(await codesOf(documentId)).toEqual([])
  })

  it('tells its maker alone of every signature, from the first on, in every window that follows; and where one left off', async () => {
    const { approval, kernel } = office.app
    const ids = [await waiting('여덟째'), await waiting('아홉째'), await waiting('열째')] as const
    for (const documentId of ids) await look(documentId)
    const { batchId } = await approval.prepareBulk(mine(), { documentIds: ids })
    expect(await approval.bulkUnderWay(mine())).toBeNull()
    const closing = new AbortController()
    const window = () => approval.bulkProgress(mine(), batchId, closing.signal)
    const [early, late] = [window(), window()]
    const first = early.next()
    await sign(ids[0], batchId)
    expect((await first).value).toMatchObject({ documentId: ids[0] })
    const second = early.next()
    await sign(ids[1], batchId)
    expect((await second).value).toMatchObject({ documentId: ids[1] })
    // A window that is opened later is told from the beginning.
    expect([(await late.next()).value, (await late.next()).value]).toMatchObject([{ documentId: ids[0] }, { documentId: ids[1] }])
    expect(await approval.bulkUnderWay(mine())).toEqual({ batchId, signed: 2, waiting: 1 })
    const again = await approval.prepareBulk(mine(), { batchId })
    expect(again.batchId).toBe(batchId)
    expect(again.items.map(({ signedAt, step: may, reasons }) => [signedAt !== null, may !== null, reasons.length])).toEqual([
      [true, false, 0],
      [true, false, 0],
      [false, true, 0],
    ])

    // Nobody else follows it, or signs with it; nor does its maker sign another document with it.
    const other = office.people.teamLead.actor
    const unknown = { code: 'BATCH_UNKNOWN' }
    await expect(approval.bulkProgress(other, batchId, closing.signal).next()).rejects.toMatchObject(unknown)
    await expect(approval.prepareBulk(other, { batchId })).rejects.toMatchObject(unknown)
    expect(await approval.bulkUnderWay(other)).toBeNull()
    const outside = await waiting('열하나째')
    await look(outside)
    await expect(sign(outside, batchId)).rejects.toMatchObject(unknown)
    await expect(sign(ids[2], kernel.crypto.randomUUID())).rejects.toMatchObject(unknown)

    const third = late.next()
    await sign(ids[2], batchId)
    expect((await third).value).toMatchObject({ documentId: ids[2] })
    expect(await approval.bulkUnderWay(mine())).toBeNull()
    const end = [early.next(), late.next()]
    expect((await end[0])?.value).toMatchObject({ documentId: ids[2] })
    closing.abort()
    expect(await end[1]).toMatchObject({ done: true })
  })
})
