import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../apps/server/src/demo/index.ts'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import {
  createCertificationRequest,
  createPkcs12,
  generateKeyPair,
  importSigningKey,
  readCertificate,
} from '../../packages/signing/src/index.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM, giveKey } from '../support/desk-person.ts'
import { openPkiOffice, type PkiOffice } from '../support/pki-office.ts'

test.use({ launchOptions: CHROMIUM, actionTimeout: 10_000 })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const PASSWORD = '다른 기관의 암호 1!'
const folder = mkdtempSync(join(tmpdir(), 'onmaru-sign-in-'))
/** Another house, whose authority this office trusts. */
let other: PkiOffice
let desk: DemoDesk
test.beforeAll(async () => {
  other = await openPkiOffice('sqlite')
  const [, root = new Uint8Array()] = await other.signatures.authority.chain()
  mkdirSync(join(folder, 'anchors'))
  writeFileSync(join(folder, 'anchors/other-root.cer'), root)
  desk = await openDemoDesk('none', { ONMARU_TRUST_ANCHORS: join(folder, 'anchors'), ONMARU_PRIVATE_SERVICES: '127.0.0.1' })
})
test.afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** A picture for who looks at the screen, where the run is asked for one. */
async function picture(page: Page, name: string): Promise<void> {
  const looks = process.env['ONMARU_LOOK']
  if (looks !== undefined) await page.screenshot({ path: `${looks}/${name}.png` })
}

const violations = async (page: Page): Promise<readonly string[]> =>
  (await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()).violations.map(({ id }) => id)

/** A browser that nobody has signed in from, at the sign-in. */
async function atTheDoor(browser: Browser, next = '/'): Promise<Page> {
  const context = await browser.newContext({ baseURL: desk.url, locale: 'ko-KR', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(next)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('로그인')
  return page
}

/** A container with a certificate that another house issued; it is somebody's there and nobody's here. */
async function foreignKey(): Promise<string> {
  const pair = await generateKeyPair('ECDSA-P256-SHA256', crypto)
  const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
  const subject = { country: 'KR', organization: '어디', commonName: '누구' }
  const request = await createCertificationRequest({ subject, publicKeySpki: pair.publicKeySpki, key })
  const { pem } = await other.signatures.issuance.issue(systemActor('test.sign-in'), {
    profile: 'official',
    personId: other.personId,
    request: Buffer.from(request).toString('base64'),
  })
  const [, first = ''] = /-----BEGIN CERTIFICATE-----([^-]+)-/.exec(pem) ?? []
  const certificate = readCertificate(new Uint8Array(Buffer.from(first, 'base64'))).der
  const file = join(folder, 'foreign.p12')
  const chain = await other.signatures.authority.chain()
  const { privateKeyPkcs8 } = pair
  writeFileSync(
    file,
    await createPkcs12({ crypto, privateKeyPkcs8, certificate, chain, password: PASSWORD, friendlyName: '누구' }),
  )
  return file
}

test('one signs in by the certificate that one signs documents with, and comes to where one wanted to go', async ({
  browser,
}) => {
  const page = await atTheDoor(browser, '/settings')
  await page.getByRole('button', { name: '인증서로 로그인' }).click()
  const dialog = page.getByRole('dialog', { name: '인증서로 로그인' })
  await dialog.getByRole('button', { name: '로그인', exact: true }).click()
  await expect(dialog.getByText('인증서를 고르십시오.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await giveKey(page, join(desk.keys, 'duri.lee.p12'), 'wrong')
  await expect(dialog).toContainText('암호')
  await expect(dialog.getByLabel('인증서 암호')).toHaveAttribute('aria-invalid', 'true')
  await picture(page, 'certificate-sign-in')
  await dialog.getByLabel('인증서 암호').fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /이두리/ }).first()).toBeVisible()
  await expect(page).toHaveURL(/\/settings/)
})

test('a certificate that is nobody’s here opens nothing; once its holder enrolled it by its key, it signs them in', async ({
  browser,
}) => {
  const file = await foreignKey()
  const stranger = await atTheDoor(browser)
  await stranger.getByRole('button', { name: '인증서로 로그인' }).click()
  await giveKey(stranger, file, PASSWORD)
  await expect(stranger.getByRole('dialog')).toContainText('이 기관에 등록된 인증서가 아닙니다')
  await picture(stranger, 'certificate-not-enrolled')

  const { page, complaints } = await atDesk(browser, desk, 'hana.kim')
  await page.goto('/settings')
  await page
    .getByRole('tab', { name: '발급받은 인증서' })
    .or(page.getByRole('link', { name: '발급받은 인증서' }))
    .first()
    .click()
  await page.getByRole('button', { name: '다른 기관 인증서 등록' }).click()
  expect(await violations(page)).toEqual([])
  await giveKey(page, file, PASSWORD)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('list', { name: '등록한 다른 기관 인증서' })).toContainText('O=한빛시, CN=한빛시 인증기관')
  await picture(page, 'enrolled')
  expect(await violations(page)).toEqual([])

  await stranger.getByRole('dialog').getByLabel('인증서 암호').fill(PASSWORD)
  await stranger.keyboard.press('Enter')
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText('나의 할 일')
  await expect(stranger.getByRole('button', { name: /김하나 주무관/ })).toBeVisible()
  expect(complaints).toEqual([])
})
