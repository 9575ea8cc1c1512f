import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openCredential } from '../../packages/signing/src/index.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const reachable = async (page: Page, part: string): Promise<void> =>
  expect((await new AxeBuilder({ page }).include(part).analyze()).violations).toEqual([])

test('a person asks for renewal; the administrator hands over a new key file, holds the old certificate and revokes it', async ({
  browser,
}) => {
  const person = await atDesk(browser, desk, 'hana.kim')
  await person.page.goto('/settings?section=certificates')
  await person.page.getByRole('button', { name: '갱신 요청' }).click()
  await expect(person.page.getByText(/에 갱신을 요청했습니다/)).toBeVisible()
  await reachable(person.page, '.settings')

  const { page, complaints } = await atDesk(browser, desk, 'saebom.chae')
  await page.getByRole('link', { name: '인증서 관리' }).click()
  const search = page.getByRole('searchbox', { name: /이름·주체/ })
  await search.fill('김하나')
  await expect(page.getByRole('row', { name: /김하나/ })).toBeVisible()
  await reachable(page, '.certificates')

  await page.getByRole('tab', { name: '갱신할 인증서' }).click()
  await page.getByRole('row', { name: /김하나/ }).dblclick()
  const dialog = page.getByRole('dialog', { name: '인증서', exact: true })
  await dialog.getByRole('button', { name: '갱신', exact: true }).click()
  await dialog.getByRole('button', { name: '갱신', exact: true }).click()
  const password = await dialog.locator('code').textContent()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '인증서 파일(.p12) 받기' }).click()
  const container = new Uint8Array(readFileSync(await (await saving).path()))
  const opened = await openCredential([container], password ?? '', crypto)
  expect(opened.chain).toHaveLength(2)
  await reachable(page, '[role=dialog]')
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await expect(page.getByText('갱신할 인증서가 없습니다')).toBeVisible()

  // The old one is held, released, and revoked.
  await page.getByRole('tab', { name: '발급한 인증서' }).click()
  await search.fill('김하나')
  await page
    .getByRole('row', { name: /김하나/ })
    .last()
    .dblclick()
  await dialog.getByRole('button', { name: '폐지·정지' }).click()
  const choose = async (reason: string): Promise<void> => {
    await dialog.getByRole('button', { name: /사유/ }).click()
    await page.getByRole('option', { name: reason }).click()
  }
  await choose('효력정지')
  await dialog.getByRole('button', { name: '효력정지', exact: true }).click()
  await dialog.getByRole('button', { name: '효력회복' }).click()
  await expect(dialog.getByText('유효', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: '폐지·정지' }).click()
  await choose('소속·직위 변경')
  await dialog.getByRole('region', { name: '폐지·정지' }).getByRole('button', { name: '폐지·정지' }).click()
  await expect(dialog.getByText('폐지', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: '닫기' }).last().click()

  // Issued anew by a name, and the authority itself.
  await page.keyboard.press('a')
  const issuing = page.getByRole('dialog', { name: '인증서 발급' })
  await issuing.getByRole('combobox', { name: '사람' }).fill('이두리')
  await page.getByRole('option').first().click()
  await issuing.getByRole('button', { name: '발급', exact: true }).click()
  await expect(issuing.getByText(/이두리의 인증서를 발급했습니다/)).toBeVisible()
  await issuing.getByRole('button', { name: '닫기' }).last().click()
  await page.getByRole('tab', { name: '인증기관' }).click()
  await expect(page.getByRole('row', { name: /최상위 인증기관/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /변경 목록/ })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await reachable(page, '.certificates')
  expect(complaints).toEqual([])
})
