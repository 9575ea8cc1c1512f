import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../apps/server/src/demo/index.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
import { demoActor, waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

/** In the order in which they came, which is the order of the box. */
const TITLES = ['가로등 보수 계획', '하천 정비 계획', '청사 안전 점검 계획', '도서관 개관 계획', '산책로 조성 계획'] as const
let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
  for (const title of TITLES) await waitingDocument(desk, title)
})
test.afterAll(() => desk[Symbol.asyncDispose]())

/** A keyboard that counts what is pressed; a text that is written counts as none. */
function counting(page: Page) {
  let pressed = 0
  return {
    press: async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        await page.keyboard.press(key)
        pressed += 1
      }
    },
    write: (text: string): Promise<void> => page.keyboard.insertText(text),
    /** Since it was asked last. */
    count: (): number => {
      const sum = pressed
      pressed = 0
      return sum
    },
  }
}

async function isWell(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([])
}

/** The document is open, its page is drawn, and the focus is on it. */
async function isAt(page: Page, title: string): Promise<void> {
  const document = page.getByRole('article', { name: title })
  await expect(document.locator('canvas').first()).toBeVisible()
  await expect(document.locator('.pdf-scroller')).toBeFocused()
}

test('a box is worked through by keys alone, and every act leaves the person at the next document', async ({ browser }) => {
  const { page, complaints } = await atDesk(browser, desk, 'sechan.park')
  const keys = counting(page)
  const said = page.getByRole('region', { name: '알림' }).getByRole('status')

  // To the box by its initial consonants, a look that leaves the person in the list, then into the first document.
  await keys.press('Control+k')
  await keys.write('ㄱㅈㄷㄱ')
  await expect(page.getByRole('menuitem', { name: '결재대기' })).toBeVisible()
  await isWell(page)
  await keys.press('Enter')
  await expect(page.getByRole('row', { name: TITLES[0] })).toBeVisible()
  await keys.press('j', 'Space')
  await expect(page.getByRole('article', { name: TITLES[0] }).locator('canvas').first()).toBeVisible()
  await expect(page.getByRole('article', { name: TITLES[0] }).locator('.pdf-scroller')).not.toBeFocused()
  await keys.press('Enter')
  await isAt(page, TITLES[0])
  await isWell(page)

  // The first signature chooses the key file; Escape gives up and leaves the person where they were.
  const dialog = page.getByRole('dialog', { name: '서명' })
  await keys.press('s')
  await expect(dialog.getByRole('button', { name: '인증서 파일 고르기' })).toBeFocused()
  await isWell(page)
  await keys.press('Escape')
  await isAt(page, TITLES[0])
  await keys.press('s')
  await expect(dialog.getByRole('button', { name: '인증서 파일 고르기' })).toBeFocused()
  const choosing = page.waitForEvent('filechooser')
  await keys.press('Enter')
  await (await choosing).setFiles(join(desk.keys, 'sechan.park.p12'))
  await expect(dialog.getByLabel('인증서 암호')).toBeFocused()
  await keys.write(DEMO_PASSWORD)
  await keys.press('Enter')
  await isAt(page, TITLES[1])
  await expect(said).toHaveText(`서명했습니다: ${TITLES[0]}`)

  // From the second on: s, the password, Enter.
  keys.count()
  await keys.press('s')
  await expect(dialog.getByLabel('인증서 암호')).toBeFocused()
  await keys.write(DEMO_PASSWORD)
  await keys.press('Enter')
  await isAt(page, TITLES[2])
  expect(keys.count()).toBe(2)
  await expect(said).toHaveText(`서명했습니다: ${TITLES[1]}`)

  // Returned with its reason.
  await keys.press('r')
  await expect(page.getByRole('dialog', { name: '반려' }).getByLabel('사유')).toBeFocused()
  await isWell(page)
  await keys.press('Control+Enter')
  await expect(page.getByRole('dialog', { name: '반려' })).toContainText('사유를 적으십시오')
  await keys.write('점검표를 붙여 주십시오.')
  await keys.press('Control+Enter')
  await isAt(page, TITLES[3])
  await expect(said).toHaveText(`반려했습니다: ${TITLES[2]}`)

  // Held for a week, the usual pause.
  keys.count()
  await keys.press('h')
  await expect(page.getByRole('dialog', { name: '보류' }).getByLabel('사유')).toBeFocused()
  await isWell(page)
  await keys.write('예산 확정을 기다립니다.')
  await keys.press('Control+Enter')
  await isAt(page, TITLES[4])
  expect(keys.count()).toBe(2)
  await expect(said).toHaveText(`보류했습니다: ${TITLES[3]}`)

  // A document by the initial consonants of its title; then back to the list, with the focus in it.
  await keys.press('Control+k')
  await keys.write('ㅅㅊㄹ')
  await expect(page.getByRole('menuitem', { name: TITLES[4] })).toBeVisible()
  await isWell(page)
  await keys.press('Enter')
  await expect(page).toHaveURL(/\/box\/waiting\/./)
  await isAt(page, TITLES[4])
  await keys.press('Escape')
  await expect(page.getByRole('grid', { name: '결재대기' })).toBeFocused()
  expect(complaints).toEqual([])

  const box = await desk.app.approval.box(await demoActor(desk, 'sechan.park'), 'WAITING', { limit: 10 })
  expect(box.rows.map(({ title, status }) => ({ title, status }))).toEqual(
    expect.arrayContaining([{ title: TITLES[4], status: 'IN_PROGRESS' }]),
  )
})
