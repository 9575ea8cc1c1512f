import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addsOnlySignature } from '../../packages/signing/src/index.ts'
import { ENGINES } from '../support/engines.ts'
import { writtenPng } from '../support/handwriting.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { askTool } from '../support/pdf-tools.ts'

/** Places on the first page where an image stands. */
const imagesIn = (pdf: Uint8Array): number => (askTool('pdfimages', ['-list'], pdf).match(/ smask /g) ?? []).length

describe.each(ENGINES)('the image of a signature on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const submitted = async (): Promise<string> => {
    const { documentId } = await office.draft('drafter')
    await office.plan('drafter', documentId, [
      step(office, 'drafter', 'DRAFT'),
      step(office, 'teamLead', 'REVIEW'),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    await office.submit('drafter', documentId)
    return documentId
  }
  const look = async (documentId: string): Promise<Uint8Array> =>
    (await office.app.approval.currentPdf(office.people.drafter.actor, documentId, null)).bytes

  it('stands in the signatures of its person alone, and in those that came after it', async () => {
    const { images } = office.app.signatures
    const documentId = await submitted()
    expect(imagesIn(await look(documentId))).toBe(0)
    await images.setOwn(office.people.teamLead.actor, writtenPng({ hand: 1 }))
    await office.approve('teamLead', documentId, 'teamLead')
    const reviewed = await look(documentId)
    expect(imagesIn(reviewed)).toBe(1)
    // What was signed stays as it was, whatever its person keeps later.
    await images.setOwn(office.people.teamLead.actor, writtenPng({ hand: 2 }))
    await images.removeOwn(office.people.teamLead.actor)
    await office.approve('head', documentId, 'head')
    const approved = await look(documentId)
    expect(Buffer.compare(approved.subarray(0, reviewed.length), reviewed)).toBe(0)
    expect(imagesIn(approved)).toBe(1)
    expect(askTool('qpdf', ['--check'], approved)).toContain('No syntax or stream encoding errors found')
    expect(askTool('pdfsig', ['-nocert'], approved).match(/Signature is Valid/g)).toHaveLength(3)
    expect(await office.app.signatures.verifyPdf(approved)).toMatchObject({
      indication: 'TOTAL-PASSED',
      modifiedAfterSigning: false,
    })
    expect(askTool('pdftotext', ['-layout'], approved)).toContain('이두리')
  })

  it('comes with the update that its signer checks before signing, which adds the signature and nothing else', async () => {
    const { approval, signatures } = office.app
    const documentId = await submitted()
    const { actor } = office.people.teamLead
    await signatures.images.setOwn(actor, writtenPng({ ink: [20, 60, 170] }))
    const { seq } = await approval.document(actor, documentId)
    const task = await approval.prepareSign(actor, { documentId, stepId: 'teamLead', basedOn: seq })
    const { bytes } = await approval.currentPdf(actor, documentId, task.baseBlob)
    const updated = new Uint8Array(Buffer.concat([bytes, Buffer.from(task.update, 'base64')]))
    expect(await addsOnlySignature(bytes, updated, task.field)).toBe(true)
    expect(imagesIn(updated)).toBe(1)
  })

  it('is the deputy’s own where a deputy signs', async () => {
    const { approval, signatures } = office.app
    const absenceId = await office.absent('bureauHead', 'head', '2026-07-13', '2026-07-17')
    await signatures.images.setOwn(office.people.bureauHead.actor, writtenPng({ hand: 3 }))
    const { documentId } = await office.draft('drafter')
    await office.plan(
      'drafter',
      documentId,
      [step(office, 'drafter', 'DRAFT'), step(office, 'head', 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId })],
      { kind: 'IMPORTANT' },
    )
    await office.submit('drafter', documentId)
    await office.approve('head', documentId, 'head')
    expect(imagesIn(await look(documentId))).toBe(0)
    expect((await approval.document(office.people.drafter.actor, documentId)).status).toBe('APPROVED')
  })

  it('is set by its person alone, taken away by them or an administrator, and each is in the log', async () => {
    const { audit, signatures } = office.app
    const { images } = signatures
    const { drafter, colleague } = office.people
    const administrator = { ...colleague.actor, roles: ['administrator'] as const }
    expect(await images.own(drafter.actor)).toBeNull()
    await expect(images.removeOwn(drafter.actor)).rejects.toMatchObject({ code: 'SIGNATURE_IMAGE_MISSING' })
    const first = await images.setOwn(drafter.actor, writtenPng({ hand: 4 }))
    const second = await images.setOwn(drafter.actor, writtenPng({ hand: 5 }))
    expect(second.png).not.toBe(first.png)
    expect(await images.own(drafter.actor)).toEqual(second)
    expect(await images.own(colleague.actor)).toBeNull()
    const listed = await images.list(administrator, { text: '하나', limit: 100 })
    expect(listed).toMatchObject([{ personId: drafter.id, personName: '김하나', unitName: '디지털정책과', png: second.png }])
    await images.removeFor(administrator, drafter.id)
    expect(await images.own(drafter.actor)).toBeNull()
    const { items } = await audit.entries(office.people.audit.actor, { type: 'signatures.' }, { limit: 4, olderThan: null })
    expect(items.map(({ type, subject, actor }) => [type, subject.id, actor.id])).toEqual([
      ['signatures.signatureImageRemoved', drafter.id, colleague.id],
      ['signatures.signatureImagesLooked', 'signature-images', colleague.id],
      ['signatures.signatureImageSet', drafter.id, drafter.id],
      ['signatures.signatureImageSet', drafter.id, drafter.id],
    ])
  })
})
