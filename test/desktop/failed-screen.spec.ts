import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
import { waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const TITLE = '하천 정비 계획'
let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
  await waitingDocument(desk, TITLE)
})
test.afterAll(() => desk[Symbol.asyncDispose]())

/** The server's answer to one question is of a shape that no screen can draw, as after an update of only one side. */
async function spoil(page: Page, procedure: string, data: unknown): Promise<void> {
  await page.route(`**/trpc/**${procedure}**`, async (route) => {
    const asked = new URL(route.request().url()).pathname.slice('/trpc/'.length).split(',')
    const answer = await route.fetch()
    const answers: unknown = await answer.json()
    if (!Array.isArray(answers)) throw new Error('the desk asks in batches')
    const spoilt = answers.map((each, at) => (asked[at] === procedure ? { result: { data: { json: data } } } : each))
    await route.fulfill({ response: answer, json: spoilt })
  })
}

async function isWell(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([])
}

test('a screen, a document and the bell fail alone; the shell stays, says what happened, and leads on', async ({ browser }) => {
  const { page } = await atDesk(browser, desk, 'sechan.park')
  const menu = page.getByRole('navigation', { name: '주 메뉴' })
  const bell = page.getByRole('button', { name: /^알림/ })
  const told = page.getByRole('alert').filter({ hasText: '이 화면을 표시하지 못했습니다' })

  // The whole screen.
  await spoil(page, 'approval.box', { rows: [null], next: null })
  await page.goto('/box/waiting')
  await expect(told).toContainText('이미 저장하거나 서명한 것은 그대로입니다')
  await expect(menu).toBeVisible()
  await expect(bell).toBeVisible()
  await isWell(page)
  await page.unrouteAll({ behavior: 'wait' })
  await told.getByRole('button', { name: '다시 시도' }).click()
  await expect(page.getByRole('row', { name: TITLE })).toBeVisible()

  // A document beside its list: the list goes on.
  await spoil(page, 'approval.document', { title: TITLE })
  await page.getByRole('row', { name: TITLE }).dblclick()
  await expect(told).toBeVisible()
  await expect(page.getByRole('row', { name: TITLE })).toBeVisible()
  await isWell(page)
  await page.unrouteAll({ behavior: 'wait' })
  await told.getByRole('button', { name: '다시 시도' }).click()
  await expect(page.getByRole('article', { name: TITLE })).toBeVisible()
  await expect(told).toHaveCount(0)

  // The bell.
  await spoil(page, 'approval.notices', { notices: [null], unseen: 0, next: null })
  await page.goto('/box/waiting')
  await expect(page.getByRole('row', { name: TITLE })).toBeVisible()
  await expect(bell).toHaveCount(0)
  await page.unrouteAll({ behavior: 'wait' })
  await page.reload()
  await expect(bell).toBeVisible()
})

test('an answer that is no answer is said where its rows would be', async ({ browser }) => {
  const { page } = await atDesk(browser, desk, 'sechan.park')
  await page.route('**/trpc/**approval.box**', (route) => route.fulfill({ status: 502, body: '<html>Bad Gateway</html>' }))
  await page.goto('/box/waiting')
  const said = page.getByRole('alert').filter({ hasText: '서버에 연결하지 못했습니다' })
  await expect(said).toBeVisible({ timeout: 20_000 })
  await page.unrouteAll({ behavior: 'wait' })
  await said.getByRole('button', { name: '다시 시도' }).click()
  await expect(page.getByRole('row', { name: TITLE })).toBeVisible()
})

test('an address without a screen, and a screen of another office, keep the menu', async ({ browser }) => {
  const { page, complaints } = await atDesk(browser, desk, 'sechan.park')
  const menu = page.getByRole('navigation', { name: '주 메뉴' })
  for (const [address, heading] of [
    ['/nowhere', '이 주소에는 화면이 없습니다'],
    ['/box/nowhere', '이 주소에는 화면이 없습니다'],
    ['/audit', '이 화면을 볼 권한이 없습니다'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeAttached()
    await expect(menu).toBeVisible()
    await isWell(page)
  }
  await page.getByRole('link', { name: '나의 할 일로 가기' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('나의 할 일')
  expect(complaints).toEqual([])
})
