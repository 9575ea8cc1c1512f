import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../apps/server/src/demo/index.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM, giveKey } from '../support/desk-person.ts'
import { demoActor, waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

test('many are approved with one password, a signature each; what may not be among them says why', async ({ browser }) => {
  const titles = ['가로등 보수 계획', '하천 정비 계획', '청사 안전 점검 계획'] as const
  const ids: string[] = []
  for (const title of titles) ids.push(await waitingDocument(desk, title, false))
  await waitingDocument(desk, '긴급 복구 계획', true)
  await waitingDocument(desk, '열어 보지 않은 계획', false)

  const head = await atDesk(browser, desk, 'sechan.park')
  const { page } = head
  await page.getByRole('link', { name: '결재대기' }).click()
  await expect(page.getByRole('row', { name: titles[0] })).toBeVisible()

  // Looked through by key, then everything is ticked: the urgent one stands first.
  for (const title of ['긴급 복구 계획', ...titles]) {
    const opened = page.waitForResponse((response) => response.url().includes('current.pdf'))
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible()
    await (await opened).finished()
  }
  await page.getByRole('checkbox', { name: '모두 선택' }).click({ force: true })
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: '일괄결재' })
  const leftOut = dialog.getByRole('region', { name: '따로 결재할 문서 2건' })
  await expect(leftOut).toContainText('긴급 문서입니다')
  await expect(leftOut).toContainText('아직 열어 보지 않은 문서입니다')
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([])

  // The wrong password signs nothing; the right one signs each.
  await giveKey(page, join(desk.keys, 'sechan.park.p12'), 'wrong password')
  await expect(dialog).toContainText('암호가 맞지 않습니다')
  await expect(dialog.getByText('결재함')).toHaveCount(0)
  await dialog.getByLabel('인증서 암호').fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('결재함')).toHaveCount(3)
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await expect(page.getByRole('row', { name: titles[0] })).toHaveCount(0)
  await expect(page.getByRole('row', { name: '긴급 복구 계획' })).toBeVisible()

  const { records, approval, kernel } = desk.app
  for (const documentId of ids) {
    expect(await records.find(kernel.db, documentId)).toBeDefined()
    const report = await approval.signatures(await demoActor(desk, 'sechan.park'), documentId)
    expect(report.indication).toBe('TOTAL-PASSED')
  }
  expect(head.complaints).toEqual([])
})

test('a batch that was left in the middle is gone on with in another window, and each sees what the other signed', async ({
  browser,
}) => {
  const titles = ['도로 표지 정비 계획', '공원 수목 관리 계획'] as const
  for (const title of titles) await waitingDocument(desk, title, false)
  const one = await atDesk(browser, desk, 'sechan.park')
  await one.page.getByRole('link', { name: '결재대기' }).click()
  for (const title of titles) {
    const row = one.page.getByRole('row', { name: title })
    await row.getByRole('checkbox').click({ force: true })
    const opened = one.page.waitForResponse((response) => response.url().includes('current.pdf'))
    await row.getByText(title).click()
    await (await opened).finished()
  }
  await one.page.keyboard.press('b')
  const first = one.page.getByRole('dialog', { name: '일괄결재' })
  const lines = first.getByRole('list', { name: '함께 결재할 문서' }).getByRole('listitem')
  await expect(lines).toHaveCount(2)

  // The second signature does not reach the server: it stays with its reason, and the batch is left in the middle.
  let acts = 0
  await one.page.route('**/trpc/approval.act**', (route) => {
    acts += 1
    return acts === 2 ? route.abort() : route.continue()
  })
  await giveKey(one.page, join(desk.keys, 'sechan.park.p12'), DEMO_PASSWORD)
  await expect(lines.nth(0)).toContainText('결재함')
  await expect(lines.nth(1)).toContainText('하지 못함')

  const two = await atDesk(browser, desk, 'sechan.park')
  await two.page.getByRole('link', { name: '결재대기' }).click()
  await expect(two.page.getByText('하다 만 일괄결재: 1건 결재함, 1건 남음')).toBeVisible()
  await two.page.getByRole('button', { name: '이어서 하기' }).click()
  const second = two.page.getByRole('dialog', { name: '일괄결재' })
  const again = second.getByRole('list', { name: '함께 결재할 문서' }).getByRole('listitem')
  await expect(again.nth(0)).toContainText('결재함')
  await expect(again.nth(1)).toContainText('대기')
  await giveKey(two.page, join(desk.keys, 'sechan.park.p12'), DEMO_PASSWORD)
  await expect(again.nth(1)).toContainText('결재함')
  // The first window hears of it from the server.
  await expect(lines.nth(1)).toContainText('결재함')
  await second.getByRole('button', { name: '닫기' }).last().click()
  await expect(two.page.getByText('하다 만 일괄결재')).toHaveCount(0)
  expect(two.complaints).toEqual([])
})
