import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '../../apps/server/src/slices/documents/index.ts'
import { type Desk, signIn } from '../support/desk.ts'
import { SQLITE } from '../support/engines.ts'
import { PASSWORD } from '../support/line-cast.ts'
import { finishedForm, type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { foundSeal } from '../support/seal.ts'
import { refusedWithoutTrace } from './kept-state.ts'

/** What somebody types who wants a visitor's browser to run it; numbered, so that each place is seen. */
const probe = (place: string): string => `<img src=x onerror=alert(1) data-place=${place}><script>alert('${place}')</script>`
const escaped = (place: string): string => `&lt;img src=x onerror=alert(1) data-place=${place}&gt;`
/** Tags that no page of the archive has, and that every probe would bring. */
const RUNS = /<(?:img|script)\b/i
const MOST_TRIES = 600

const text = (value: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: value }] })
const cell = (value: string) => ({ type: 'tableCell' as const, attrs: { colspan: 1, rowspan: 1 }, content: [text(value)] })

let office: LineOffice
let address: string
let drafter: Desk
let documentId: string

/** The pages that show the document, once it was released. */
async function released(): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await fetch(`${address}/api/v1/documents/${documentId}`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the document was not released')
}

beforeAll(async () => {
  office = await openLineOffice(SQLITE)
  await foundSeal(office.app)
  address = await office.app.start()
  drafter = await signIn(address, 'drafter', PASSWORD)
  const draft = await office.draft('drafter', {
    ...finishedForm(office),
    title: probe('title'),
    via: probe('via'),
    recipients: [{ name: probe('recipient'), unitId: null }],
    senderName: '한빛시장',
    body: {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: probe('heading') }] },
        text(probe('paragraph')),
        { type: 'orderedList', content: [{ type: 'listItem', content: [text(probe('item'))] }] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell(probe('cell')), cell('값')] }] },
      ],
    },
  })
  documentId = draft.documentId
  const attached = await drafter.fetch(`/files/drafts/${documentId}/attachments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('<img src=x onerror=alert(1) data-place=attachment>.txt'),
    },
    body: '붙임의 글',
  })
  expect(attached.status, await attached.text()).toBe(200)
  await office.plan('drafter', documentId, [step(office, 'drafter', 'DRAFT'), step(office, 'mayor', 'APPROVE')])
  await office.submit('drafter', documentId, probe('opinion'))
  await office.approve('mayor', documentId, 'mayor', probe('approval'))
  await released()
  // Nothing else writes while it is watched that nothing is written.
  await office.app.kernel.jobs.stop()
})
afterAll(() => office[Symbol.asyncDispose]())

describe('HTML in the texts of a document', () => {
  it('is shown as text on its page', async () => {
    const page = await (await fetch(`${address}/archive/documents/${documentId}`)).text()
    expect(page).not.toMatch(RUNS)
    for (const place of ['title', 'heading', 'paragraph', 'item', 'cell']) expect(page, place).toContain(escaped(place))
    // A file's name loses what no file system takes.
    expect(page).toContain('>_img src=x onerror=alert(1) data-place=attachment_.txt<')
  })

  it.each([
    '/archive',
    '/archive?lang=en',
    `/archive/search?q=${encodeURIComponent("<script>alert('title')</script>")}`,
    `/archive/search?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}&unit=${encodeURIComponent('<script>')}`,
    '/archive/search?q=paragraph',
    '/archive/feed.xml',
    '/archive/sitemap-0.xml',
    '/archive/documents/%3Cscript%3E',
    '/archive/%3Cimg%20src=x%3E',
  ])('runs nowhere: %s', async (path) => {
    const page = await (await fetch(`${address}${path}`)).text()
    expect(page).not.toMatch(RUNS)
  })

  it('runs nowhere beside the verdict over its own file', async () => {
    const page = await (await fetch(`${address}/archive/genuine?document=${documentId}`)).text()
    expect(page).not.toMatch(RUNS)
    expect(page).toContain('data-verdict="GENUINE"')
    expect(page).toContain(escaped('title'))
  })

  it('is not run from an attachment or from the open API either', async () => {
    const file = await fetch(`${address}/archive/documents/${documentId}/attachments/1`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    const item = await fetch(`${address}/api/v1/documents/${documentId}`)
    expect(item.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await item.json()).toMatchObject({ title: probe('title') })
  })
})

describe('"is it genuine?"', () => {
  const ask = async (body: BodyInit, type: string): Promise<{ status: number; page: string }> => {
    const response = await fetch(`${address}/archive/genuine`, { method: 'POST', headers: { 'content-type': type }, body })
    return { status: response.status, page: await response.text() }
  }
  const published = async (): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await (await fetch(`${address}/archive/documents/${documentId}/document.pdf`)).arrayBuffer())
  const cases: readonly [string, () => Promise<Uint8Array<ArrayBuffer>>][] = [
    ['no PDF', async () => new TextEncoder().encode('이것은 PDF가 아니다')],
    ['half of a PDF', async () => (await published()).slice(0, 40_000)],
    ['a PDF whose cross-references lead nowhere', async () => replaced(await published(), 'startxref', 'startxxxx')],
    ['nothing but a head', async () => new TextEncoder().encode('%PDF-1.7\n%%EOF\n')],
  ]

  it.each(cases)('calls %s broken, in Korean, and keeps nothing of it', async (_name, make) => {
    const file = await make()
    await refusedWithoutTrace(office.config, async () => {
      const { status, page } = await ask(file, 'application/pdf')
      expect(status).toBe(200)
      expect(page).toContain('data-verdict="BROKEN"')
      expect(page).toContain('읽을 수 없는 파일입니다')
      return { status, code: 'BROKEN', sentence: { ko: page, en: page }, facts: {} }
    })
  })

  it('calls a changed copy changed', async () => {
    const file = await published()
    const inside = Buffer.from(file).indexOf('stream\n') + 20
    file[inside] = (file[inside] ?? 0) ^ 1
    const { page } = await ask(file, 'application/pdf')
    expect(page).toContain('data-verdict="CHANGED"')
  })

  it('asks again when no file was sent', async () => {
    const { status, page } = await ask(new FormData(), 'multipart/form-data; boundary=x')
    expect(status).toBe(400)
    expect(page).toMatch(/다시 골라|파일을 고르/)
  })
})

/** The bytes with every place of a word written over by another of the same length. */
function replaced(bytes: Uint8Array<ArrayBuffer>, word: string, by: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(word, by), 'latin1'))
}
