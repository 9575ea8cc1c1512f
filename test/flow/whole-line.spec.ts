import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM, signWith } from '../support/desk-person.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

let desk: DemoDesk
const folder = mkdtempSync(join(tmpdir(), 'onmaru-line-'))
const TITLE = '2026년 겨울철 한파 대비 취약계층 안전 점검 계획'

test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

test('one document goes from the editor over two signatures to the public page, where anybody can check it', async ({
  browser,
}) => {
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const reviewer = await atDesk(browser, desk, 'duri.lee')
  const approver = await atDesk(browser, desk, 'sechan.park')

  // Drafts: everything is decided on the page itself, and nothing is lost by leaving it.
  const { page } = drafter
  await page.getByRole('link', { name: '기안하기' }).click()
  await page.getByRole('button', { name: '새로 쓰기' }).click()
  await page.getByRole('combobox', { name: '단위과제' }).click()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: /기록물철/ }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('textbox', { name: '제목' }).fill(TITLE)
  const body = page.getByRole('textbox', { name: '본문' })
  await body.click()
  await body.pressSequentially('1. 한파에 약한 가구를 찾아 다음과 같이 점검하고자 합니다.')
  await page.keyboard.press('Enter')
  await body.pressSequentially('점검 대상: 홀로 사는 어르신 1,240가구')
  await expect(page.getByText(/^저장됨/)).toBeVisible()
  const address = page.url()
  await page.getByRole('link', { name: '나의 할 일' }).click()
  await page.goto(address)
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue(TITLE)
  await expect(page.getByRole('textbox', { name: '본문' })).toContainText('홀로 사는 어르신 1,240가구')

  // Submits with their own key; the reviewer's box fills without a reload.
  await expect(reviewer.page.getByRole('link', { name: '결재대기' })).not.toContainText('1')
  await page.getByRole('button', { name: '상신' }).click()
  await signWith(drafter, desk.keys)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE)
  await expect(reviewer.page.getByRole('link', { name: '결재대기' })).toContainText('1')

  // The wrong password and somebody else's key are told where the person is looking; then the right ones.
  await reviewer.page.getByRole('link', { name: '결재대기' }).click()
  await reviewer.page.getByRole('row', { name: TITLE }).dblclick()
  await reviewer.page.getByRole('button', { name: /서명하고 검토/ }).click()
  await signWith(reviewer, desk.keys, 'duri.lee', 'wrong password')
  await expect(reviewer.page.getByRole('dialog')).toContainText('암호가 맞지 않습니다')
  await signWith(reviewer, desk.keys, 'hana.kim')
  await expect(reviewer.page.getByRole('dialog')).toContainText('본인 인증서로')
  await signWith(reviewer, desk.keys)
  await expect(reviewer.page.getByText(`서명했습니다: ${TITLE}`).first()).toBeVisible()

  await approver.page.getByRole('link', { name: '결재대기' }).click()
  await expect(approver.page.getByRole('row', { name: TITLE })).toBeVisible()
  // By keyboard alone: down, open, sign.
  await approver.page.keyboard.press('j')
  await approver.page.keyboard.press('Enter')
  await expect(approver.page.getByRole('button', { name: /서명하고 전결/ })).toBeEnabled()
  await approver.page.keyboard.press('s')
  await signWith(approver, desk.keys)
  await expect(approver.page.getByText(`서명했습니다: ${TITLE}`).first()).toBeVisible()

  // Within five seconds it is public, found by two syllables, and needs neither sign-in nor script.
  const anybody = await browser.newContext({ baseURL: desk.url, javaScriptEnabled: false, locale: 'ko-KR' })
  const site = await anybody.newPage()
  await expect
    .poll(
      async () => {
        await site.goto('/archive/search?q=한파')
        return site.getByRole('link', { name: TITLE }).count()
      },
      { timeout: 5_000, intervals: [200] },
    )
    .toBe(1)
  await site.getByRole('link', { name: TITLE }).click()
  await expect(site.getByRole('heading', { level: 1 })).toHaveText(TITLE)
  await expect(site.locator('main')).toContainText('디지털정책과장 박세찬이')
  const href = await site.getByRole('link', { name: '원문 PDF' }).getAttribute('href')
  const pdf = Buffer.from(await (await anybody.request.get(href ?? '')).body())

  // Other people's judges say the same of it.
  const file = join(folder, 'public.pdf')
  writeFileSync(file, pdf)
  const said = execFileSync('pdfsig', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  expect(said.match(/Signature is Valid\./g)).toHaveLength(4)
  expect(said).toContain('Total document signed')
  execFileSync('qpdf', ['--check', file], { stdio: 'ignore' })
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  expect(text).toContain('홀로 사는 어르신 1,240가구')

  // The archive's own answer: genuine as it is, changed once a byte under the signatures is another.
  const changed = Buffer.from(pdf)
  changed[2_000] = (changed[2_000] ?? 0) ^ 1
  for (const [bytes, verdict] of [
    [pdf, '진본입니다'],
    [changed, '바뀐 문서입니다'],
    [Buffer.from('%PDF-1.7 no more'), '읽을 수 없는 파일입니다'],
  ] as const) {
    await site.goto('/archive/genuine')
    await site.locator('input[type=file]').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes })
    await site.getByRole('button', { name: '확인', exact: true }).click()
    await expect(site.locator('main')).toContainText(verdict)
  }
  expect([...drafter.complaints, ...approver.complaints]).toEqual([])
})

test('the main screens have nothing that axe would find', async ({ browser }) => {
  const [person, officer, auditor] = [
    await atDesk(browser, desk, 'hana.kim'),
    await atDesk(browser, desk, 'minjun.yeo'),
    await atDesk(browser, desk, 'jeongwoo.bae'),
  ]
  const document = (await desk.app.approval.box(await actorOf('hana.kim'), 'DONE', { limit: 1 })).rows[0]
  const screens = [
    [person, '/'],
    [person, '/box/done'],
    [person, `/documents/${document?.documentId}`],
    [person, `/documents/${document?.documentId}/card`],
    [person, '/drafts/new'],
    [person, '/records'],
    [person, '/register'],
    [person, '/settings'],
    [officer, '/release'],
    [auditor, '/audit'],
  ] as const
  for (const [{ page }, address] of screens) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([])
  }
})

async function actorOf(login: string) {
  const person = await desk.app.identity.personOf(desk.demo.people.get(login) ?? '')
  return { kind: 'person', personId: person.id, name: person.name, roles: person.roles, sessionId: null, from: null } as const
}
