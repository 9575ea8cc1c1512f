import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RevisionDifference } from '../../apps/server/src/slices/documents/index.ts'
import { refusal, signIn } from '../support/desk.ts'
import { ENGINES } from '../support/engines.ts'
import { PASSWORD, type Who } from '../support/line-cast.ts'
import { body, type LineOffice, openLineOffice, step } from '../support/line-office.ts'

describe.each(ENGINES)('what became different between two revisions on $name', (engine) => {
  let office: LineOffice
  let address: string
  beforeAll(async () => {
    office = await openLineOffice(engine)
    address = await office.app.start()
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const actor = (who: Who) => office.people[who].actor
  const difference = (who: Who, documentId: string, from: string, to: string): Promise<RevisionDifference> =>
    office.app.approval.difference(actor(who), { documentId, from, to })
  /** A document whose colleague signed, and whose text the team leader then changed. */
  const revised = async () => {
    const { approval, documents } = office.app
    const { documentId } = await office.draft('drafter', { body: body('예산은 1,000원으로 합니다.') })
    const attach = (who: Who, name: string, bytes: string) =>
      documents.attach(actor(who), documentId, { name, source: Readable.from([Buffer.from(bytes)]) })
    const old = await attach('drafter', '산출 내역.txt', '가')
    const steps = [step(office, 'drafter', 'DRAFT'), step(office, 'colleague', 'REVIEW'), step(office, 'teamLead', 'REVIEW')]
    await office.plan('drafter', documentId, [...steps, step(office, 'head', 'APPROVE', { mark: 'DELEGATED' })])
    await office.submit('drafter', documentId)
    await office.approve('colleague', documentId, 'colleague')
    await approval.beginRevise(actor('teamLead'), { documentId, stepId: 'teamLead', basedOn: await office.seq(documentId) })
    await documents.removeAttachment(actor('teamLead'), documentId, old.id)
    await attach('teamLead', '산출 내역.txt', '나')
    const { version, form } = await documents.draft(actor('teamLead'), documentId)
    const change = {
      body: body('예산은 1,200원으로 한다.'),
      disclosure: { class: 'PARTIAL' as const, clauses: [6], reason: '개인정보' },
    }
    const saved = await documents.save(actor('teamLead'), { documentId, basedOn: version, form: { ...form, ...change } })
    const act = { type: 'revise', stepId: 'teamLead', draftVersion: saved.version, reason: '예산을 바로잡음' } as const
    await office.act('teamLead', documentId, act)
    const { signedBefore, revisionId } = await approval.document(actor('colleague'), documentId)
    return { documentId, from: signedBefore?.revisionId ?? '', to: revisionId }
  }

  it('who signed the earlier one sees it word by word, and the log has the look', async () => {
    const { documentId, from, to } = await revised()
    const found = await difference('colleague', documentId, from, to)
    expect(found).toMatchObject({
      same: false,
      title: null,
      from: { revisionId: from, number: 1 },
      to: { revisionId: to, number: 2 },
    })
    expect(found.body).toMatchObject([
      {
        kind: 'TEXT',
        change: 'CHANGED',
        changed: ['TEXT'],
        segments: [
          { kind: 'SAME', text: '예산은 ' },
          { kind: 'REMOVED', text: '1,000' },
          { kind: 'ADDED', text: '1,200' },
          { kind: 'SAME', text: '원으로 ' },
          { kind: 'REMOVED', text: '합니' },
          { kind: 'ADDED', text: '한' },
          { kind: 'SAME', text: '다.' },
        ],
      },
    ])
    expect(found.fields.map(({ field }) => field)).toEqual(['disclosure'])
    expect(found.disclosureReason).toMatchObject([{ kind: 'ADDED', text: '개인정보' }])
    expect(found.attachments).toMatchObject([{ change: 'REPLACED', after: { attachment: { name: '산출 내역.txt' } } }])
    const { items } = await office.app.audit.life(actor('drafter'), documentId, { limit: 200, newerThan: null })
    expect(items.filter(({ type }) => type === 'approval.looked').map(({ facts }) => facts)).toContainEqual({
      revisionId: to,
      pdfBlob: null,
      attachment: null,
      comparedWith: from,
      revisionNumber: 2,
      comparedNumber: 1,
    })
  })

  it('goes the other way, and is none between a revision and itself', async () => {
    const { documentId, from, to } = await revised()
    const back = await difference('head', documentId, to, from)
    expect(back.body).toMatchObject([{ segments: [{ kind: 'SAME' }, { kind: 'REMOVED', text: '1,200' }, {}, {}, {}, {}, {}] }])
    expect(await difference('head', documentId, from, from)).toMatchObject({
      same: true,
      body: null,
      fields: [],
      attachments: [],
    })
  })

  it('is nobody’s who may not read the document, and not of what never stood in its line', async () => {
    const { documentId, from, to } = await revised()
    const other = await revised()
    const unknown = { code: 'DOCUMENT_UNKNOWN' }
    await expect(difference('legal', documentId, from, to)).rejects.toMatchObject(unknown)
    await expect(difference('colleague', documentId, from, other.to)).rejects.toMatchObject(unknown)
    await expect(difference('colleague', documentId, other.from, other.to)).rejects.toMatchObject(unknown)
    await expect(difference('colleague', documentId, from, 'nothing')).rejects.toMatchObject(unknown)
    // Frozen for a preview of the drafter's signature, and never sent.
    const draft = await office.draft('drafter')
    const line = await office.plan('drafter', draft.documentId, [
      step(office, 'drafter', 'DRAFT'),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    await office.app.approval.prepareSubmit(actor('drafter'), {
      documentId: draft.documentId,
      draftVersion: draft.version,
      lineVersion: line,
    })
    const [frozen] = await office.app.documents.revisionsOf(office.app.kernel.db, draft.documentId)
    const own = frozen?.revisionId ?? ''
    await expect(difference('drafter', draft.documentId, own, own)).rejects.toMatchObject(unknown)
  })

  it('reaches the desk as it is', async () => {
    const { documentId, from, to } = await revised()
    const desk = await signIn(address, 'colleague', PASSWORD)
    const found = await desk.trpc.approval.difference.query({ documentId, from, to })
    expect(found).toEqual(await difference('colleague', documentId, from, to))
    const stranger = await signIn(address, 'legal', PASSWORD)
    expect(await refusal(stranger.trpc.approval.difference.query({ documentId, from, to }))).toMatchObject({
      code: 'DOCUMENT_UNKNOWN',
    })
  })
})
