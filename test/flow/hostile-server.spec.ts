import { createHash } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
import { waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const TITLE = '가로등 보수 계획'
let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
  await waitingDocument(desk, TITLE)
})
test.afterAll(() => desk[Symbol.asyncDispose]())

/** A file in which one byte is another, under a signature; it opens and looks as before. */
function tampered(pdf: Buffer): Buffer {
  const changed = Buffer.from(pdf)
  const at = changed.indexOf('/CreationDate (D:2')
  expect(at).toBeGreaterThan(0)
  changed[at + '/CreationDate (D:202'.length] = 0x39
  return changed
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A server that hands out another file than the one that was signed; where it lies well, it names that one as the file. */
async function hostile(page: Page, lies: 'badly' | 'well'): Promise<void> {
  let [genuine, other] = ['', '']
  await page.route('**/files/documents/*/current.pdf*', async (route) => {
    const answer = await route.fetch()
    const pdf = await answer.body()
    const body = tampered(pdf)
    ;[genuine, other] = [sha256(pdf), sha256(body)]
    await route.fulfill({ response: answer, body })
  })
  if (lies === 'well')
    await page.route('**/trpc/**', async (route) => {
      // The stream of changes has no end.
      if (route.request().url().includes('approval.changes')) return route.continue()
      const answer = await route.fetch()
      const text = await answer.text()
      await route.fulfill({ response: answer, body: genuine === '' ? text : text.replaceAll(genuine, other) })
    })
}

test('who looks at signatures is told where this machine comes to another verdict than the server', async ({ browser }) => {
  const { page } = await atDesk(browser, desk, 'sechan.park')
  await hostile(page, 'badly')
  await page.getByRole('link', { name: '결재대기' }).click()
  await page.getByRole('row', { name: TITLE }).dblclick()
  await page.getByRole('tab', { name: '서명' }).click()
  const alert = page.locator('.different-verdict').getByRole('alert')
  await expect(alert).toContainText('이 컴퓨터의 검증 결과가 서버의 답과 다릅니다')
  await expect(page.getByText('서버가 준 파일이 서버가 말한 파일이 아닙니다')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '서버는 ‘유효’, 이 컴퓨터는 ‘무효’' })).toBeVisible()
  expect((await new AxeBuilder({ page }).include('.different-verdict').analyze()).violations).toEqual([])
})

test('nobody signs over a signature that is broken, though the server names that very file', async ({ browser }) => {
  const { page } = await atDesk(browser, desk, 'sechan.park')
  await hostile(page, 'well')
  await page.getByRole('link', { name: '결재대기' }).click()
  await page.getByRole('row', { name: TITLE }).dblclick()
  await page.getByRole('button', { name: '서명하고 전결' }).click()
  const dialog = page.getByRole('dialog', { name: '서명' })
  await expect(dialog.getByRole('alert')).toContainText('앞선 서명이 깨진 문서입니다')
  await expect(dialog.getByLabel('인증서 암호')).toHaveCount(0)
})
