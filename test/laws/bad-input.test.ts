import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import type { SigningTask } from '../../apps/server/src/slices/approval/index.ts'
import { type Credential, generateKeyPair, importSigningKey, issueCertificate } from '../../packages/signing/src/index.ts'
import { type Desk, faultIn, type HeardFault, refusal, signIn } from '../support/desk.ts'
import { PRESENT, SQLITE } from '../support/engines.ts'
import { issue, PASSWORD } from '../support/line-cast.ts'
import { cmsOver, type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { keptState, refusedWithoutTrace } from './kept-state.ts'

const MEGABYTE = 1024 * 1024
const HUGE = 300 * MEGABYTE
/** What the process may grow by while it turns a huge file away: far less than the file. */
const MOST_GROWTH = 150 * MEGABYTE

let office: LineOffice
let mayor: Desk
let drafter: Desk
/** A document that waits for the mayor, what the mayor was given to sign, and the bytes that are shown. */
let documentId: string
let basedOn: number
let task: SigningTask
let shown: Uint8Array
const heard: HeardFault[] = []

beforeAll(async () => {
  office = await openLineOffice(SQLITE)
  const address = await office.app.start()
  mayor = await signIn(address, 'mayor', PASSWORD)
  drafter = await signIn(address, 'drafter', PASSWORD)
  documentId = (await office.draft('drafter')).documentId
  await office.plan('drafter', documentId, [step(office, 'drafter', 'DRAFT'), step(office, 'mayor', 'APPROVE')])
  basedOn = (await office.submit('drafter', documentId)).seq
  task = await mayor.trpc.approval.prepareSign.mutate({ documentId, stepId: 'mayor', basedOn })
  shown = new Uint8Array(await (await mayor.fetch(task.pdfUrl)).arrayBuffer())
  // Nothing else writes while it is watched that nothing is written.
  await office.app.kernel.jobs.stop()
})
afterAll(() => office[Symbol.asyncDispose]())

/** Refused with this code and a Korean sentence, and nothing changed. */
async function expectRefused(code: string, act: () => Promise<HeardFault>): Promise<void> {
  const fault = await refusedWithoutTrace(office.config, act)
  expect(fault.code).toBe(code)
  expect(fault.sentence.ko).toMatch(/[가-힣].*\.$/)
  expect(fault.sentence.en).toMatch(/\.$/)
  heard.push(fault)
}

const approveWith = (cms: string): Promise<HeardFault> =>
  refusal(
    mayor.trpc.approval.act.mutate({
      type: 'sign',
      documentId,
      basedOn,
      stepId: 'mayor',
      verdict: 'AGREE',
      opinion: null,
      stageId: task.stageId,
      cms,
    }),
  )

/** A key and certificate of an authority that nobody here knows. */
async function strangersKey(): Promise<Credential> {
  const pair = await generateKeyPair('ECDSA-P256-SHA256', crypto)
  const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
  const certificate = await issueCertificate({
    profile: 'root',
    subject: { country: 'KR', organization: '한빛시', commonName: '오누리' },
    publicKeySpki: pair.publicKeySpki,
    serialNumber: '4711',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2028-01-01'),
    issuer: { certificate: null, key },
    urls: { ocsp: 'http://x.test/ocsp', crl: 'http://x.test/crl', caIssuers: 'http://x.test/cer' },
    crypto,
  })
  return { certificate, chain: [], key }
}

describe('a signature is refused', () => {
  it('with a certificate that has expired', async () => {
    office.clock.set(new Date('2023-01-01T00:00:00Z'))
    const expired = await issue(office.app, office.people.mayor.id, '오누리', 'ECDSA-P256-SHA256')
    office.clock.set(PRESENT)
    await expectRefused('CERTIFICATE_EXPIRED', async () => approveWith(await cmsOver(shown, task, expired)))
  })

  it('with a certificate that was revoked', async () => {
    const revoked = await issue(office.app, office.people.mayor.id, '오누리', 'ECDSA-P256-SHA256')
    const { kernel, signatures } = office.app
    await transaction(kernel, systemActor('test'), (tx) => signatures.authority.revoke(tx, revoked.serialNumber, 'keyCompromise'))
    await expectRefused('CERTIFICATE_REVOKED', async () => approveWith(await cmsOver(shown, task, revoked)))
  })

  it("with somebody else's certificate", async () => {
    const other = await office.people.viceMayor.credential()
    await expectRefused('CERTIFICATE_NOT_YOURS', async () => approveWith(await cmsOver(shown, task, other)))
  })

  it('with a certificate of an authority that the office does not know', async () => {
    const stranger = await strangersKey()
    await expectRefused('CERTIFICATE_UNTRUSTED', async () => approveWith(await cmsOver(shown, task, stranger)))
  })

  it('over a PDF that was swapped under the signer', async () => {
    const own = await office.people.mayor.credential()
    const swapped = shown.with(Math.floor(shown.length / 2), (shown[Math.floor(shown.length / 2)] ?? 0) ^ 1)
    await expectRefused('SIGNATURE_MISMATCH', async () => approveWith(await cmsOver(swapped, task, own, false)))
  })

  it('that cannot be read', async () => {
    await expectRefused('SIGNATURE_BROKEN', () => approveWith(Buffer.from('no CMS at all').toString('base64')))
  })

  it('for a document that somebody acted on meanwhile', async () => {
    const cms = await cmsOver(shown, task, await office.people.mayor.credential())
    await expectRefused('ACT_CONFLICT', () =>
      refusal(
        mayor.trpc.approval.act.mutate({
          type: 'sign',
          documentId,
          basedOn: basedOn - 1,
          stepId: 'mayor',
          verdict: 'AGREE',
          opinion: null,
          stageId: task.stageId,
          cms,
        }),
      ),
    )
  })
})

describe('a draft is not changed', () => {
  it('on top of a version that is not the present one', async () => {
    const draft = await office.draft('drafter')
    const { form } = await drafter.trpc.documents.draft.query({ documentId: draft.documentId })
    await expectRefused('DRAFT_STALE', () =>
      refusal(
        drafter.trpc.documents.save.mutate({
          documentId: draft.documentId,
          basedOn: draft.version - 1,
          form: { ...form, title: '늦은 저장' },
        }),
      ),
    )
  })

  it.each([
    ['a script', { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }],
    ['raw HTML', { type: 'html', attrs: { html: '<img src=x onerror=alert(1)>' } }],
    [
      'a link that runs',
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '여기', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
      },
    ],
  ])('by a body that carries %s', async (_name, block) => {
    const draft = await office.draft('drafter')
    const { form } = await drafter.trpc.documents.draft.query({ documentId: draft.documentId })
    const fault = await refusedWithoutTrace(office.config, async () => {
      const response = await drafter.fetch('/trpc/documents.save', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          json: {
            documentId: draft.documentId,
            basedOn: draft.version,
            form: { ...form, body: { type: 'doc', content: [block] } },
          },
        }),
      })
      const body: unknown = await response.json()
      const text = JSON.stringify(body)
      expect(response.status).toBe(400)
      expect(text).toContain('"code":"BAD_INPUT"')
      return { status: response.status, code: 'BAD_INPUT', sentence: { ko: text, en: text }, facts: {} }
    })
    expect(fault.sentence.ko).toMatch(/[가-힣]/)
  })

  it('by a file of 300 MB, which is never held or kept', async () => {
    const draft = await office.draft('drafter')
    const chunk = new Uint8Array(MEGABYTE).fill(0x41)
    let sent = 0
    let highest = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        highest = Math.max(highest, process.memoryUsage().rss)
        if (sent >= HUGE) return controller.close()
        sent += chunk.length
        controller.enqueue(chunk)
      },
    })
    const before = process.memoryUsage().rss
    await expectRefused('ATTACHMENT_TOO_LARGE', async () => {
      const response = await drafter.fetch(`/files/drafts/${draft.documentId}/attachments`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('아주 큰 파일.bin') },
        body,
        duplex: 'half',
      } as RequestInit)
      expect(response.status).toBe(413)
      const fault = await faultIn(response)
      if (fault === null) throw new Error('refused without a fault')
      return fault
    })
    expect(highest - before).toBeLessThan(MOST_GROWTH)
    expect(keptState(office.config).files.filter((file) => file.startsWith('tmp/'))).toEqual([])
  })
})

describe('every refusal', () => {
  it('has a code and a sentence of its own', () => {
    expect(heard.length).toBeGreaterThanOrEqual(9)
    expect(new Set(heard.map(({ code }) => code)).size).toBe(heard.length)
    expect(new Set(heard.map(({ sentence }) => sentence.ko)).size).toBe(heard.length)
  })

  it('left the document as it was: it can still be signed', async () => {
    const cms = await cmsOver(shown, task, await office.people.mayor.credential())
    const act = {
      type: 'sign',
      documentId,
      basedOn,
      stepId: 'mayor',
      verdict: 'AGREE',
      opinion: null,
      stageId: task.stageId,
      cms,
    } as const
    expect(await mayor.trpc.approval.act.mutate(act)).toMatchObject({ status: 'APPROVED' })
  })
})
