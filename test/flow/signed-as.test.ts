import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSignedData } from '../../packages/signing/src/index.ts'
import { Revision, signedFieldsOf } from '../../packages/signing/src/testing/index.ts'
import { ENGINES } from '../support/engines.ts'
import { specks } from '../support/handwriting.ts'
import { cmsOver, type LineOffice, openLineOffice, step } from '../support/line-office.ts'

/** What a signature may add over what its certificates need. */
const MOST_BYTES = 20 * 1024

describe.each(ENGINES)('who signs as what on $name', (engine) => {
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

  it('says the post and what the signature commits to, and locks the line behind the approver', async () => {
    const { approval } = office.app
    const documentId = await submitted()
    await office.approve('teamLead', documentId, 'teamLead')
    await office.approve('head', documentId, 'head')
    const { signatures } = await approval.signatures(office.people.head.actor, documentId)
    expect(signatures.map(({ claimedRoles, commitment }) => [claimedRoles.length, commitment])).toEqual([
      [1, 'proofOfOrigin'],
      [1, 'proofOfApproval'],
      [1, 'proofOfApproval'],
    ])
    expect(signatures.map(({ level }) => level)).toEqual(['B-B', 'B-B', 'B-B'])
    expect(signatures.map(({ certifies }) => certifies)).toEqual([2, null, null])
    const places = ['concur-1', 'concur-2', 'main-1', 'main-2', 'main-3', 'main-4']
    expect(signatures.map(({ locks }) => [...locks].sort())).toEqual([[], [], places])
    const { bytes } = await approval.currentPdf(office.people.head.actor, documentId, null)
    expect(Buffer.from(bytes).includes('/Reason')).toBe(false)
  })

  it.each([
    ['the name alone', null],
    ['the image that packs worst', specks()],
  ])('adds no more than 20 KB a signature over what its certificates need, with %s', async (_, picture) => {
    const { approval, signatures } = office.app
    for (const who of ['teamLead', 'head'] as const) {
      await office.people[who].credential()
      if (picture !== null) await signatures.images.setOwn(office.people[who].actor, picture)
    }
    const documentId = await submitted()
    const sizes: number[] = []
    const look = async (): Promise<Uint8Array> => (await approval.currentPdf(office.people.drafter.actor, documentId, null)).bytes
    for (const who of ['teamLead', 'head'] as const) {
      const before = (await look()).length
      await office.approve(who, documentId, who)
      const after = await look()
      const cms = signedFieldsOf(Revision.open(after)).find(({ end }) => end === after.length)?.cms ?? new Uint8Array()
      const certificates = parseSignedData(cms).certificates.reduce((sum, { der }) => sum + 2 * der.length, 0)
      sizes.push(after.length - before - certificates)
    }
    expect(sizes).toHaveLength(2)
    for (const size of sizes) expect(size).toBeLessThanOrEqual(MOST_BYTES)
  })

  it('refuses a signature that claims another post, or nothing', async () => {
    const { approval } = office.app
    const documentId = await submitted()
    const { actor } = office.people.teamLead
    const basedOn = (await approval.document(actor, documentId)).seq
    const task = await approval.prepareSign(actor, { documentId, stepId: 'teamLead', basedOn })
    const { bytes } = await approval.currentPdf(actor, documentId, task.baseBlob)
    const credential = await office.people.teamLead.credential()
    const act = { type: 'sign', documentId, basedOn, stepId: 'teamLead', verdict: 'AGREE', opinion: null } as const
    for (const claims of [
      { ...task.claims, role: '시장' },
      { ...task.claims, commitment: 'proofOfOrigin' as const },
    ]) {
      const cms = await cmsOver(bytes, { ...task, claims }, credential)
      await expect(approval.act(actor, { ...act, stageId: task.stageId, cms })).rejects.toMatchObject({
        code: 'SIGNATURE_MISMATCH',
      })
    }
    const cms = await cmsOver(bytes, task, credential)
    await expect(approval.act(actor, { ...act, stageId: task.stageId, cms })).resolves.toMatchObject({ status: 'IN_PROGRESS' })
  })
})
