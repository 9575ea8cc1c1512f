import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '../../apps/server/src/kernel/actor.ts'
import { SQLITE } from '../support/engines.ts'
import { PASSWORD, type Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

/** Letters, brackets and an apostrophe: what RFC 5987 wants encoded. */
const NAME = "예산 내역(안) '최종'.txt"
const FROM = { address: '127.0.0.1', client: 'test' } as const

describe('files of a document over HTTP', () => {
  let office: LineOffice
  let address: string
  let documentId: string
  const tokens = new Map<Who, string>()
  const attached = new Map<string, string>()

  beforeAll(async () => {
    office = await openLineOffice(SQLITE)
    const { documents, identity } = office.app
    address = await office.app.start()
    documentId = (await office.draft('drafter')).documentId
    for (const [name, content] of [
      [NAME, '금113,560원\n'],
      ['보고서.html', '<script>alert(1)</script>'],
    ] as const) {
      const file = { name, source: Readable.from([Buffer.from(content)]) }
      attached.set(name, (await documents.attach(office.people.drafter.actor, documentId, file)).id)
    }
    for (const who of ['drafter', 'head', 'colleague', 'outsider', 'archivist'] as const)
      tokens.set(who, await identity.signIn(publicActor(FROM), { account: who, password: PASSWORD }))
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const get = (who: Who | null, path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${address}/files/documents/${documentId}/${path}`, {
      headers: { ...(who === null ? {} : { authorization: `Bearer ${tokens.get(who)}` }), ...headers },
    })
  const sha256 = (bytes: ArrayBuffer): string => createHash('sha256').update(Buffer.from(bytes)).digest('hex')

  it('shows a draft’s preview to its author, and to nobody that there is one', async () => {
    const mine = await get('drafter', 'preview.pdf')
    expect(mine.status).toBe(200)
    expect(mine.headers.get('content-disposition')).toBe('inline')
    expect(mine.headers.get('x-content-type-options')).toBe('nosniff')
    expect(
      Buffer.from(await mine.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    for (const who of ['head', 'outsider'] as const) {
      const other = await get(who, 'preview.pdf')
      expect(other.status).toBe(404)
      expect(await other.json()).toMatchObject({ error: { code: 'DOCUMENT_UNKNOWN', kind: 'NOT_FOUND' } })
    }
    expect((await get(null, 'preview.pdf')).status).toBe(401)
    expect((await get('archivist', 'current.pdf')).status).toBe(404)
  })

  it('serves the form that the drafter is about to sign to the drafter alone, then the signed file to its readers', async () => {
    const { approval, documents } = office.app
    const { actor } = office.people.drafter
    const lineVersion = await office.plan('drafter', documentId, [
      step(office, 'drafter', 'DRAFT'),
      step(office, 'head', 'APPROVE', { mark: 'DELEGATED' }),
    ])
    const { version: draftVersion } = await documents.draft(actor, documentId)
    const task = await approval.prepareSubmit(actor, { documentId, draftVersion, lineVersion })
    const path = task.pdfUrl.split('/').at(-1) ?? ''
    const prepared = await get('drafter', path)
    expect(sha256(await prepared.arrayBuffer())).toBe(task.baseBlob)
    expect((await get('head', path)).status).toBe(404)
    expect((await get('drafter', 'current.pdf')).status).toBe(404)
    await approval.act(actor, {
      type: 'submit',
      documentId,
      basedOn: 0,
      opinion: null,
      ...(await office.sign(task, 'drafter')),
    })
    expect((await get('drafter', path)).status).toBe(409)
    const { pdfBlob } = await approval.document(actor, documentId)
    for (const who of ['drafter', 'head', 'colleague', 'archivist'] as const) {
      const file = await get(who, 'current.pdf')
      expect(file.headers.get('content-type')).toBe('application/pdf')
      expect(file.headers.get('etag')).toBe(`"${pdfBlob}"`)
      expect(sha256(await file.arrayBuffer()), who).toBe(pdfBlob)
    }
    expect((await get('head', 'current.pdf', { 'if-none-match': `"${pdfBlob}"` })).status).toBe(304)
    expect((await get('outsider', 'current.pdf')).status).toBe(404)
    expect((await get('head', 'current.pdf?blob=../../etc/passwd')).status).toBe(409)
  })

  it('hands attachments out by what they are, under their own names', async () => {
    const text = await get('head', `attachments/${attached.get(NAME)}`)
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const disposition = text.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(NAME)
    expect(await text.text()).toBe('금113,560원\n')
    const page = await get('head', `attachments/${attached.get('보고서.html')}`)
    expect(page.headers.get('content-disposition')).toMatch(/^(attachment|inline);/)
    expect(page.headers.get('content-type')).not.toContain('html')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await (await get('head', 'attachments/none')).json()).toMatchObject({ error: { code: 'ATTACHMENT_UNKNOWN' } })
    expect((await get('outsider', `attachments/${attached.get('보고서.html')}`)).status).toBe(404)
  })

  it('leaves every look in the audit log', async () => {
    const { items } = await office.app.audit.life(office.people.archivist.actor, documentId, { limit: 200, newerThan: null })
    const looks = items.filter(({ type }) => type === 'approval.looked')
    expect(looks.length).toBeGreaterThan(5)
  })
})
