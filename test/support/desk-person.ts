import { basename, join } from 'node:path'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../apps/server/src/demo/index.ts'
import type { DemoDesk } from './demo-desk.ts'

/** Debian's Chromium, without what would look for a network. */
export const CHROMIUM = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** A person of the demo office at a desk of their own: a browser with its own cookie and key. */
export interface DeskPerson {
  readonly page: Page
  readonly context: BrowserContext
  readonly login: string
  /** Every error that the page wrote or threw, but for the question who is signed in. */
  readonly complaints: readonly string[]
}

/** Signs a person in. */
export async function atDesk(browser: Browser, desk: DemoDesk, login: string): Promise<DeskPerson> {
  const context = await browser.newContext({ baseURL: desk.url, locale: 'ko-KR', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: '아이디' }).fill(login)
  await page.getByLabel('비밀번호').first().fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('나의 할 일')
  return { page, context, login, complaints }
}

/** Gives a key file and its password to the open dialog, and presses Enter once the dialog has taken the file: then it stands in the password. */
export async function giveKey(page: Page, file: string, password: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: /인증서 파일 고르기|다른 파일/ }).click()
  await (await choosing).setFiles(file)
  await expect(dialog.getByText(basename(file), { exact: true })).toBeVisible()
  const secret = dialog.getByLabel('인증서 암호')
  await expect(secret).toBeFocused()
  await secret.fill(password)
  await page.keyboard.press('Enter')
}

/** Signs in the open signing dialog with a key file, as a person does the first time in a browser. */
export async function signWith(person: DeskPerson, keys: string, keyOf = person.login, password = DEMO_PASSWORD): Promise<void> {
  await expect(person.page.getByRole('dialog', { name: '서명' })).toBeVisible()
  await giveKey(person.page, join(keys, `${keyOf}.p12`), password)
}
