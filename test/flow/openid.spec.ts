import AxeBuilder from '@axe-core/playwright'
import { chromium, expect, type Page, test } from '@playwright/test'
import { openDemoDesk } from '../support/demo-desk.ts'
import { CHROMIUM } from '../support/desk-person.ts'
import { freePort } from '../support/free-port.ts'
import { openIdentityProvider } from '../support/identity-provider.ts'

const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

test('one signs in at the identity provider and lands on the page that was asked for; who gives up there is told so and may go on', async () => {
  const port = String(await freePort())
  // Another site than the provider's, so that the browser treats its cookies as between sites.
  const publicUrl = `http://localhost:${port}`
  await using provider = await openIdentityProvider(publicUrl)
  await using desk = await openDemoDesk('none', { ONMARU_PORT: port, ONMARU_PUBLIC_URL: publicUrl, ...provider.env })
  const browser = await chromium.launch(CHROMIUM)
  try {
    const context = await browser.newContext({ baseURL: publicUrl, locale: 'ko-KR', viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto('/settings')
    const offer = page.getByRole('button', { name: '통합인증으로 로그인' })
    await expect(offer).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: test.info().outputPath('offered.png') })

    await offer.click()
    await page.getByRole('button', { name: '취소' }).click()
    await expect(page.getByText('통합인증에서 로그인을 마치지 않았거나 거절되었습니다.')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: test.info().outputPath('refused.png') })

    await offer.click()
    await page.getByLabel('사번').fill([...desk.demo.people.keys()][0] ?? '')
    await page.getByRole('button', { name: '확인' }).click()
    await expect(page).toHaveURL(`${publicUrl}/settings`)
    await expect(page.getByRole('navigation', { name: '주 메뉴' })).toBeVisible()
  } finally {
    await browser.close()
  }
})
