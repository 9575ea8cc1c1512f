import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../apps/server/src/demo/index.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
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
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: '인증서 파일 고르기' }).click()
  await (await choosing).setFiles(join(desk.keys, 'sechan.park.p12'))
  await dialog.getByLabel('인증서 암호').fill('wrong password')
  await page.keyboard.press('Enter')
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
