import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { aRecord, openReadingRoom, type ReadingRoom } from '../support/reading-room.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const
test.use({
  launchOptions: {
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
})

let room: ReadingRoom
let origin: string
let open: string
let closed: string

test.beforeAll(async () => {
  room = await openReadingRoom('sqlite')
  const { sha256, size } = await room.kernel.blobs.put(new TextEncoder().encode('%PDF-1.7 sealed'))
  const files = [{ name: '2026년 공공데이터 품질관리 세부일정.txt', blob: sha256, mediaType: 'text/plain', size }]
  const records = [
    aRecord({
      title: '2026년도 일반회계 예산 편성 지침 통보',
      number: '예산담당관-88',
      unit: { id: 'unit-budget', name: '예산담당관' },
      kind: 'NOTICE',
      bodyText: '2027년도 예산을 다음 지침에 따라 편성하여 주시기 바랍니다.',
    }),
    aRecord({
      title: '여름철 하천 범람 대비 긴급 배수펌프 점검 결과 보고',
      number: '하천과-311',
      unit: { id: 'unit-river', name: '하천과' },
      bodyText: '배수펌프 42대를 점검한 결과를 보고합니다. 고장 3대는 재난 예산으로 즉시 수리하였습니다.',
      registeredAt: '2025-07-01T00:00:00.000Z',
    }),
    aRecord({
      title: '청사 경비 용역 제안서 평가위원 명단',
      number: '총무과-902',
      unit: { id: 'unit-general', name: '총무과' },
      disclosure: 'CLOSED',
      clauses: [5, 6],
    }),
    aRecord({
      pdfBlob: sha256,
      attachments: files,
      bodyText:
        '1. 관련: 「공공데이터의 제공 및 이용 활성화에 관한 법률」 제22조\n2. 시민이 믿고 쓸 수 있는 공공데이터를 제공하기 위하여 2026년 하반기 품질관리 추진계획을 붙임과 같이 수립하고자 합니다.\n가. 대상: 개방 데이터 1,240종\n나. 기간: 2026. 8. 1. ~ 2026. 12. 31.\n다. 예산: 금12,500,000원(금일천이백오십만원)',
    }),
  ]
  for (const record of records) await room.preserve(record)
  closed = records[2]?.documentId ?? ''
  open = records[3]?.documentId ?? ''
  room.report = {
    indication: 'TOTAL-PASSED',
    modifiedAfterSigning: false,
    signatures: [
      {
        kind: 'signature',
        indication: 'TOTAL-PASSED',
        subIndication: null,
        signerName: '김하나',
        claimedTime: '2026-07-14T01:00:00Z',
        timestampTime: null,
      },
      {
        kind: 'signature',
        indication: 'TOTAL-PASSED',
        subIndication: null,
        signerName: '한빛시',
        claimedTime: null,
        timestampTime: '2026-07-15T01:00:10Z',
      },
    ],
  }
  origin = await room.http.listen({ port: 0, host: '127.0.0.1' })
})
test.afterAll(() => room[Symbol.asyncDispose]())

async function violations(page: Page): Promise<readonly unknown[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  }))
}

const pages = (): Readonly<Record<string, string>> => ({
  home: '/archive',
  search: `/archive/search?q=${encodeURIComponent('예산')}`,
  nothing: `/archive/search?q=${encodeURIComponent('없는낱말')}`,
  document: `/archive/documents/${open}`,
  english: `/archive/documents/${open}?lang=en`,
  closed: `/archive/documents/${closed}`,
  genuine: '/archive/genuine',
  verdict: `/archive/genuine?document=${open}`,
  missing: '/archive/documents/nothing',
})

for (const [size, viewport] of Object.entries(SIZES))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing and nothing runs out of the page, ${size}, ${colorScheme}`, async ({ browser }, info) => {
      const context = await browser.newContext({ viewport, colorScheme })
      const page = await context.newPage()
      for (const [name, address] of Object.entries(pages())) {
        await page.goto(origin + address)
        await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true })
        expect(await violations(page), name).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(
          0,
        )
      }
      await context.close()
    })

test('searches, narrows, reads and checks without a script', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${origin}/archive`)
  await page.getByRole('searchbox').fill('예산')
  await page.keyboard.press('Enter')
  await expect(page.locator('.hits li')).toHaveCount(3)
  await expect(page.locator('.hits mark').first()).toHaveText('예산')
  await page.getByRole('link', { name: '하천과' }).click()
  await expect(page.locator('.hits li')).toHaveCount(1)
  await page.locator('.hits a').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('여름철 하천 범람 대비 긴급 배수펌프 점검 결과 보고')
  await page.getByRole('link', { name: '진본 확인', exact: true }).click()
  await page
    .getByLabel('확인할 PDF 파일')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 sealed') })
  await page.getByRole('button', { name: '확인', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('진본입니다')
  await expect(page.getByText('디지털정책과-1234')).toBeVisible()
  await page.close()
})
