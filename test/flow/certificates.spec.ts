import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import {
  createCertificationRequest,
  generateKeyPair,
  importSigningKey,
  openCredential,
  readCertificate,
} from '../../packages/signing/src/index.ts'
import type { STORES } from '../support/bare-kernel.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
import { openPkiOffice, type PkiOffice } from '../support/pki-office.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'onmaru-certificates-'))
const inFolder = (name: string): string => join(folder, name)
const sqlite: (typeof STORES)[number] = 'sqlite'
const admin = systemActor('test.certificates')
/** Another house, whose authority this office trusts. */
let other: PkiOffice
let desk: DemoDesk
test.beforeAll(async () => {
  other = await openPkiOffice(sqlite)
  const [, root = new Uint8Array()] = await other.signatures.authority.chain()
  mkdirSync(inFolder('anchors'))
  writeFileSync(inFolder('anchors/other-root.cer'), root)
  desk = await openDemoDesk('few', { ONMARU_TRUST_ANCHORS: inFolder('anchors'), ONMARU_PRIVATE_SERVICES: '127.0.0.1' })
})
test.afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

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

/** A key that never leaves its holder, and the request for it (DER). */
async function requestFor(commonName: string): Promise<{ readonly request: Uint8Array; readonly spki: Uint8Array }> {
  const pair = await generateKeyPair('ECDSA-P256-SHA256', crypto)
  const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
  const subject = { country: 'KR', organization: '어디', commonName }
  const request = await createCertificationRequest({ subject, publicKeySpki: pair.publicKeySpki, key })
  return { request, spki: pair.publicKeySpki }
}

/** Chooses a file where a dialog takes one. */
async function give(page: Page, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /: 파일 고르기$/ })
    .click()
  await (await choosing).setFiles(path)
}

test('a server is certified by its own request; what is no request is refused where one is looking', async ({ browser }) => {
  const { page, complaints } = await atDesk(browser, desk, 'saebom.chae')
  await page.goto('/certificates')
  await page.getByRole('button', { name: /인증서 발급/ }).click()
  const dialog = page.getByRole('dialog', { name: '인증서 발급' })
  await dialog.getByRole('radio', { name: '서버', exact: true }).check({ force: true })
  await dialog.getByRole('textbox', { name: /이름/ }).fill('결재 서버')
  await dialog.getByRole('textbox', { name: /서버 주소/ }).fill('approval.hanbit.go.kr')
  await dialog.getByRole('radio', { name: /인증 요청\(PKCS#10\)으로/ }).check({ force: true })
  writeFileSync(inFolder('broken.csr'), 'no request')
  const { request, spki } = await requestFor('whatever')
  writeFileSync(inFolder('server.der'), request)
  await give(page, inFolder('broken.csr'))
  await expect(dialog.getByText('고른 파일: broken.csr')).toBeVisible()
  await dialog.getByRole('button', { name: '발급', exact: true }).click()
  await expect(dialog.getByText(/찾을 수 없습니다|받아들일 수 없습니다/)).toBeVisible()
  await give(page, inFolder('server.der'))
  await expect(dialog.getByText('고른 파일: server.der')).toBeVisible()
  await dialog.getByRole('button', { name: '발급', exact: true }).click()
  await expect(dialog.getByText(/결재 서버의 인증서를 발급했습니다/)).toBeVisible()
  // The key is with its holder: there is nothing else to hand over.
  await expect(dialog.getByRole('button', { name: /\.p12/ })).toHaveCount(0)
  await reachable(page, '[role=dialog]')
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '인증서(.pem) 받기' }).click()
  const pem = readFileSync(await (await saving).path(), 'utf8')
  const [first = ''] = /-----BEGIN CERTIFICATE-----[^-]*/.exec(pem) ?? []
  const certificate = readCertificate(new Uint8Array(Buffer.from(first.replace(/-----BEGIN CERTIFICATE-----/, ''), 'base64')))
  expect(pem.startsWith('-----BEGIN')).toBe(true)
  expect(certificate.spki).toEqual(spki)
  expect(certificate.subject.commonName).toBe('결재 서버')
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await page.getByRole('searchbox', { name: /이름·주체/ }).fill('결재 서버')
  await expect(page.getByRole('row', { name: /결재 서버/ })).toBeVisible()
  expect(complaints.filter((said) => !said.includes('400'))).toEqual([])
})

test('a certificate of another house is enrolled for a person, and ended; one of nobody’s trust is refused', async ({
  browser,
}) => {
  const holder = async (from: PkiOffice) => {
    const { request } = await requestFor('누구')
    const order = { profile: 'official', personId: from.personId, request: Buffer.from(request).toString('base64') } as const
    return (await from.signatures.issuance.issue(admin, order)).pem
  }
  writeFileSync(inFolder('foreign.pem'), await holder(other))
  await using stranger = await openPkiOffice(sqlite)
  writeFileSync(inFolder('stranger.pem'), await holder(stranger))

  const { page, complaints } = await atDesk(browser, desk, 'saebom.chae')
  await page.goto('/certificates?part=foreign')
  await expect(page.getByText('등록한 다른 기관 인증서가 없습니다')).toBeVisible()
  await page.getByRole('button', { name: '다른 기관 인증서 등록' }).click()
  const dialog = page.getByRole('dialog', { name: '다른 기관 인증서 등록' })
  await dialog.getByRole('combobox', { name: '사람' }).fill('이두리')
  await page.getByRole('option').first().click()
  await give(page, inFolder('stranger.pem'))
  await expect(dialog.getByText('고른 파일: stranger.pem')).toBeVisible()
  await dialog.getByRole('button', { name: '등록', exact: true }).click()
  await expect(dialog.getByText(/이 기관이 신뢰하는 인증기관이/)).toBeVisible()
  await give(page, inFolder('foreign.pem'))
  await expect(dialog.getByText('고른 파일: foreign.pem')).toBeVisible()
  await reachable(page, '[role=dialog]')
  await dialog.getByRole('button', { name: '등록', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  const row = page.getByRole('row', { name: /김하나/ })
  await expect(row).toBeVisible()
  await expect(row).toContainText('관리자')
  await reachable(page, '.certificates')
  await row.click()
  await page.getByRole('button', { name: '등록 끝내기' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '등록 끝내기' }).click()
  await expect(page.locator('.toast-text', { hasText: '등록을 끝냈습니다.' })).toBeVisible()
  expect(complaints.filter((said) => !/40\d|422/.test(said))).toEqual([])
})

test('a record is taken out as one package from its card, and the package is genuine', async ({ browser }) => {
  const { page, complaints } = await atDesk(browser, desk, 'hana.kim')
  await page.goto(`/documents/${desk.demo.documents.get('data-plan') ?? ''}/card`)
  const link = page.getByRole('link', { name: /묶음 파일\(\.asice\)/ })
  await link.scrollIntoViewIfNeeded()
  const saving = page.waitForEvent('download')
  await link.click()
  const download = await saving
  expect(download.suggestedFilename()).toMatch(/\.asice$/)
  const report = await desk.app.signatures.verifyPackage(new Uint8Array(readFileSync(await download.path())))
  expect(report).toMatchObject({ indication: 'TOTAL-PASSED', unsigned: [] })
  // The drafter's certificate was revoked above: the seal proves that she signed before.
  expect(report.documents.map((one) => one.report.indication)).toEqual(['TOTAL-PASSED'])
  expect(complaints).toEqual([])
})
