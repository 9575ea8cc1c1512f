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
  const codesOf = async (documentId: string) => {
    const { items } = await office.app.approval.prepareBulk(mine(), [documentId])
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
    const { batchId, items } = await approval.prepareBulk(mine(), [...plain, unseen, urgent, closed, 'none', unseen])
    expect(items.map(({ title, step: may, reasons }) => [title, may !== null, reasons.map(({ code }) => code)])).toEqual([
      ['첫째', true, []],
      ['둘째', true, []],
      ['셋째', false, ['NOT_LOOKED_AT']],
      ['넷째', false, ['URGENT']],
      ['다섯째', false, ['CLOSED']],
      [null, false, ['DOCUMENT_UNKNOWN']],
    ])
    const sign = async (documentId: string) => {
      const basedOn = 1
      const task = await approval.prepareSign(mine(), { documentId, stepId: 'head', basedOn })
      const signature = await office.sign(task, 'head')
      return approval.act(mine(), {
        type: 'sign',
        documentId,
        basedOn,
        stepId: 'head',
        verdict: 'AGREE',
        opinion: null,
        batchId,
        ...signature,
      })
    }
    for (const documentId of plain) expect(await sign(documentId)).toMatchObject({ status: 'APPROVED' })
    for (const documentId of [urgent, closed]) {
      await expect(sign(documentId)).rejects.toMatchObject({ code: 'NOT_IN_BULK' })
      expect(await records.find(kernel.db, documentId)).toBeUndefined()
    }
    for (const documentId of plain) {
      const { items: life } = await audit.life(mine(), documentId, { limit: 100, newerThan: null })
      expect(life.find(({ type }) => type === 'approval.stepped')?.facts).toMatchObject({ act: 'signed', batchId })
    }
    const said = await approval.prepareBulk(mine(), plain)
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
    expect((await approval.prepareBulk(office.people.outsider.actor, [documentId])).items).toMatchObject([{ title: null }])
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
})
