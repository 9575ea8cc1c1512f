import { describe, expect, it } from 'vitest'
import type { PdfReport } from '../../apps/server/src/slices/archive/index.ts'
import { aRecord, OFFICER, openReadingRoom, type ReadingRoom } from '../support/reading-room.ts'

const signature = {
  kind: 'signature',
  indication: 'TOTAL-PASSED',
  subIndication: null,
  signerName: '박세찬',
  claimedTime: '2026-07-15T01:00:00Z',
  timestampTime: null,
} as const
const GOOD: PdfReport = { indication: 'TOTAL-PASSED', modifiedAfterSigning: false, signatures: [signature] }
const failed = (subIndication: string): PdfReport => ({
  indication: 'TOTAL-FAILED',
  modifiedAfterSigning: false,
  signatures: [{ ...signature, indication: 'TOTAL-FAILED', subIndication }],
})

async function withPdf(room: ReadingRoom, change: Parameters<typeof aRecord>[0] = {}) {
  const bytes = new TextEncoder().encode('%PDF-1.7 the sealed file')
  const { sha256, size } = await room.kernel.blobs.put(bytes)
  const record = aRecord({
    pdfBlob: sha256,
    attachments: [{ name: '예산 내역서.txt', blob: sha256, mediaType: 'text/html', size }],
    ...change,
  })
  await room.preserve(record)
  return { record, bytes }
}

const get = (room: ReadingRoom, url: string, headers = {}) => room.http.inject({ method: 'GET', url, headers })

async function handIn(room: ReadingRoom, bytes: Uint8Array, name = 'file') {
  const form = new FormData()
  form.set(name, new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'a.pdf')
  const request = new Request('http://archive.test/', { method: 'POST', body: form })
  return room.http.inject({
    method: 'POST',
    url: '/archive/genuine',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}
const verdict = (body: string): string | undefined => /data-verdict="([A-Z_]+)"/.exec(body)?.[1]

describe('a document of the archive', () => {
  it('has a page that says who decided what, when, under which number, and gives PDF and attachments', async () => {
    await using room = await openReadingRoom('sqlite')
    const { record, bytes } = await withPdf(room)
    const page = await get(room, `/archive/documents/${record.documentId}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('디지털정책과 과장 박세찬이 2026. 7. 15. 전결하여 디지털정책과-1234호로 등록한 문서입니다.')
    expect(page.body).toContain(`http://archive.test/archive/documents/${record.documentId}`)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src|unsafe/)
    expect(page.body).not.toMatch(/<script|\sstyle=|\son[a-z]+=/)
    const pdf = await get(room, `/archive/documents/${record.documentId}/document.pdf`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(new Uint8Array(pdf.rawPayload)).toEqual(bytes)
    expect(
      (await get(room, `/archive/documents/${record.documentId}/document.pdf`, { 'if-none-match': pdf.headers['etag'] }))
        .statusCode,
    ).toBe(304)
    const file = await get(room, `/archive/documents/${record.documentId}/attachments/1`)
    expect(file.headers['content-type']).toBe('application/octet-stream')
    expect(file.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('예산 내역서.txt')}`)
    for (const position of ['0', '2', 'x', '-1', '1.5'])
      expect((await get(room, `/archive/documents/${record.documentId}/attachments/${position}`)).statusCode).toBe(404)
  })

  it('escapes whatever a document says', async () => {
    await using room = await openReadingRoom('sqlite')
    const hostile = '"><script>alert(1)</script><img src=x onerror=y>'
    const { record } = await withPdf(room, {
      title: hostile,
      bodyText: hostile,
      number: hostile,
      drafter: { name: hostile, post: hostile },
    })
    for (const url of [
      `/archive/documents/${record.documentId}`,
      '/archive',
      `/archive/search?q=${encodeURIComponent(hostile)}`,
      '/archive/feed.xml',
    ])
      expect((await get(room, url)).body).not.toMatch(/<script>|<img/)
  })

  it('shows a closed one as an entry with its clause, whom to ask, and the next review', async () => {
    await using room = await openReadingRoom('sqlite')
    const { record } = await withPdf(room, { disclosure: 'CLOSED', clauses: [5], bodyText: '숨은 내용' })
    const page = await get(room, `/archive/documents/${record.documentId}`)
    expect(page.body).toContain('제9조제1항제5호')
    expect(page.body).toContain('2031. 12. 31.')
    expect(page.body).not.toContain('숨은 내용')
    expect((await get(room, `/archive/documents/${record.documentId}/document.pdf`)).statusCode).toBe(404)
    expect((await get(room, `/archive/documents/${record.documentId}/attachments/1`)).statusCode).toBe(404)
  })

  it('says gone once withdrawn, and gives nothing of it', async () => {
    await using room = await openReadingRoom('sqlite')
    const { record } = await withPdf(room)
    await room.disclosure.withdraw(OFFICER, { documentId: record.documentId, reason: '오류 정정' })
    await room.kernel.jobs.drain()
    const page = await get(room, `/archive/documents/${record.documentId}`)
    expect(page.statusCode).toBe(410)
    expect(page.body).toContain('오류 정정')
    expect(page.body).not.toContain('공공데이터의 품질')
    expect((await get(room, `/archive/documents/${record.documentId}/document.pdf`)).statusCode).toBe(404)
    expect((await get(room, `/api/v1/documents/${record.documentId}`)).json()).toMatchObject({
      error: { code: 'DOCUMENT_WITHDRAWN' },
    })
    expect((await get(room, '/api/v1/documents')).json()).toEqual({ items: [], next: null })
  })

  it('answers wrong addresses and wrong questions with a page of its own', async () => {
    await using room = await openReadingRoom('sqlite')
    for (const url of ['/archive/documents/nothing', '/archive/nothing', '/archive/documents/..%2f..']) {
      const page = await get(room, url)
      expect(page.statusCode).toBe(404)
      expect(page.body).toContain('찾는 문서가 없습니다')
    }
    expect((await get(room, '/archive/search?after=9-9')).statusCode).toBe(400)
    expect((await get(room, '/archive/nothing?lang=en')).body).toContain('There is no such page')
  })
})

describe('is it genuine?', () => {
  it.each<[string, PdfReport | null, string, string]>([
    ['the archive’s own file', GOOD, 'GENUINE', '진본입니다'],
    ['a changed file', failed('HASH_FAILURE'), 'CHANGED', '바뀐 문서입니다'],
    ['a file with more behind its signatures', { ...GOOD, modifiedAfterSigning: true }, 'CHANGED', '바뀐 문서입니다'],
    [
      'a file without signatures',
      { ...GOOD, indication: 'INDETERMINATE', signatures: [] },
      'NOT_OURS',
      '이 기관의 문서가 아닙니다',
    ],
    ['a stranger’s signature', failed('NO_CERTIFICATE_CHAIN_FOUND'), 'NOT_OURS', '이 기관의 문서가 아닙니다'],
    ['no PDF', null, 'BROKEN', '읽을 수 없는 파일입니다'],
    [
      'an unknown state of a certificate',
      {
        ...GOOD,
        indication: 'INDETERMINATE',
        signatures: [{ ...signature, indication: 'INDETERMINATE', subIndication: 'TRY_LATER' }],
      },
      'UNSURE',
      '지금은 확인할 수 없습니다',
    ],
  ])('%s', async (_, report, expected, words) => {
    await using room = await openReadingRoom('sqlite')
    const { record, bytes } = await withPdf(room)
    room.report = report
    const answer = await handIn(room, bytes)
    expect(answer.statusCode).toBe(200)
    expect(verdict(answer.body)).toBe(expected)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain(record.number)
    const own = await get(room, `/archive/genuine?document=${record.documentId}`)
    expect(verdict(own.body)).toBe(expected)
    expect((await handIn(room, new TextEncoder().encode('%PDF other'))).body).not.toContain(record.number)
  })

  it('refuses what is too large, empty, no form, or missing, each in its own words', async () => {
    await using room = await openReadingRoom('sqlite')
    room.report = GOOD
    const large = await handIn(room, new Uint8Array(50 * 1024 * 1024 + 1))
    expect([large.statusCode, large.body]).toEqual([413, expect.stringContaining('파일이 너무 큽니다. 50 MB')])
    for (const missing of [await handIn(room, new Uint8Array()), await handIn(room, new Uint8Array(4), 'other')])
      expect([missing.statusCode, missing.body]).toEqual([400, expect.stringContaining('PDF 파일을 고르십시오')])
    const broken = await room.http.inject({
      method: 'POST',
      url: '/archive/genuine',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: 'nonsense',
    })
    expect([broken.statusCode, broken.body]).toEqual([400, expect.stringContaining('보낸 자료를 읽을 수 없습니다')])
    const foreign = await room.http.inject({
      method: 'POST',
      url: '/archive/genuine',
      headers: { origin: 'https://elsewhere.test', 'content-type': 'application/pdf' },
      payload: '%PDF',
    })
    expect(foreign.statusCode).toBe(403)
  })

  it('tells of each signature who, when, as what, at what level, over what, what came after, and why not', async () => {
    await using room = await openReadingRoom('sqlite')
    const { bytes } = await withPdf(room)
    const told = {
      ...signature,
      certificateSubject: 'C=KR, O=한빛시, CN=박세찬',
      provenTime: '2026-07-15T02:00:00Z',
      claimedRoles: ['과장'],
      commitment: 'proofOfApproval',
      level: 'B-LTA',
      coversWholeFile: false,
      covers: { revision: 3, revisions: 7 },
      changesAfter: [
        { kind: 'FURTHER_SIGNATURE', field: 'sign-2' },
        { kind: 'FURTHER_SIGNATURE', field: 'sign-2' },
        { kind: 'NOT_ALLOWED', what: 'object 4 (Page)', why: 'CHANGED_<Annots>' },
      ],
    } as const
    const stamp = {
      ...signature,
      kind: 'document-timestamp',
      timestampTime: '2026-07-16T00:00:00Z',
      coversWholeFile: true,
    } as const
    room.report = {
      ...failed('MODIFIED_AFTER_SIGNING'),
      signatures: [{ ...told, indication: 'TOTAL-FAILED', subIndication: 'MODIFIED_AFTER_SIGNING' }, stamp],
    }
    const page = (await handIn(room, bytes)).body
    for (const words of [
      '무효',
      '서명한 뒤 허용되지 않은 변경이 있었습니다.',
      'C=KR, O=한빛시, CN=박세찬',
      '2026. 7. 15. 10:00 (서명한 사람이 적은 때)',
      '2026. 7. 15. 11:00 (늦어도 이때 있었음이 증명됨)',
      '과장',
      '승인',
      'B-LTA · 오래 두고 확인할 수 있는 서명',
      '그때까지의 파일 (3/7)',
      '다른 사람이 서명함 (sign-2) × 2',
      '허용되지 않은 변경 (object 4 (Page) CHANGED_&lt;Annots&gt;)',
      '문서 전체의 시점확인',
      '파일 전체',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('<script')
    room.report = { ...GOOD, signatures: [{ ...told, changesAfter: [] }] }
    const english = await room.http.inject({
      method: 'POST',
      url: '/archive/genuine?lang=en',
      headers: { 'content-type': 'application/pdf' },
      payload: Buffer.from(bytes),
    })
    for (const words of [
      'made to be checked for decades',
      'approved it',
      'nothing',
      'the file as it was then (3/7)',
      'as the signer wrote',
    ])
      expect(english.body).toContain(words)
  })

  it('takes a bare PDF too', async () => {
    await using room = await openReadingRoom('sqlite')
    room.report = GOOD
    const answer = await room.http.inject({
      method: 'POST',
      url: '/archive/genuine',
      headers: { 'content-type': 'application/pdf' },
      payload: Buffer.from('%PDF'),
    })
    expect(verdict(answer.body)).toBe('GENUINE')
  })
})

describe('the open API and the feeds', () => {
  it('pages through everything once, and gives a document whole', async () => {
    await using room = await openReadingRoom('sqlite')
    const records = []
    for (let i = 0; i < 5; i++) records.push((await withPdf(room, { number: `디지털정책과-${i + 1}` })).record)
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page = await get(room, `/api/v1/documents?limit=2&after=${next}`)
      expect(page.headers['access-control-allow-origin']).toBe('*')
      const body = page.json() as { items: { number: string; pdfUrl: string }[]; next: string | null }
      seen.push(...body.items.map((item) => item.number))
      next = body.next
    }
    expect(seen).toEqual(records.map((record) => record.number).reverse())
    const [first] = records
    const one = (await get(room, `/api/v1/documents/${first?.documentId}`)).json()
    expect(one).toMatchObject({
      id: first?.documentId,
      bodyText: first?.bodyText,
      approver: { name: '박세찬' },
      pdfSha256: first?.pdfBlob,
      attachments: [{ name: '예산 내역서.txt' }],
    })
    expect((await get(room, '/api/v1/documents?limit=0')).json()).toMatchObject({ error: { code: 'BAD_INPUT' } })
    expect((await get(room, '/api/v1/documents/nothing')).json()).toMatchObject({ error: { code: 'DOCUMENT_UNKNOWN' } })
  })

  it('says of itself exactly what it answers', async () => {
    await using room = await openReadingRoom('sqlite')
    const { record } = await withPdf(room)
    const { openapi, components } = (await get(room, '/api/v1/openapi.json')).json()
    expect(openapi).toBe('3.1.0')
    const [item] = (await get(room, '/api/v1/documents')).json().items
    expect(Object.keys(item).sort()).toEqual(Object.keys(components.schemas.Item.properties).sort())
    const whole = (await get(room, `/api/v1/documents/${record.documentId}`)).json()
    const described = { ...components.schemas.Item.properties, ...components.schemas.Document.allOf[1].properties }
    expect(Object.keys(whole).sort()).toEqual(Object.keys(described).sort())
  })

  it('feeds, maps and warns robots', async () => {
    await using room = await openReadingRoom('sqlite')
    const { record } = await withPdf(room)
    expect((await get(room, '/archive/feed.xml')).body).toContain(`<id>urn:uuid:${record.documentId}</id>`)
    expect((await get(room, '/archive/sitemap.xml')).body).toContain('http://archive.test/archive/sitemap-0.xml')
    expect((await get(room, '/archive/sitemap-0.xml')).body).toContain(record.documentId)
    expect((await get(room, '/archive/sitemap-x.xml')).statusCode).toBe(404)
    expect((await get(room, '/robots.txt')).body).toContain('Sitemap: http://archive.test/archive/sitemap.xml')
  })
})
