import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { createApp } from '../../apps/server/src/app.ts'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { settableClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { launchDesk } from './launch.ts'

const PASSWORD = '한빛-2026-여름'

/** The real server with one unit and one person. */
async function startOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-office-'))
  const config = readConfig({ ONMARU_DATA: folder, ONMARU_PORT: '0', ONMARU_LOG: 'silent' })
  const app = await createApp({
    config,
    clock: settableClock(new Date('2026-07-15T00:00:00Z')),
    log: createLog('silent'),
    crypto,
  })
  const passwordHash = await app.identity.hashPassword(PASSWORD)
  await transaction(app.kernel, systemActor('test'), async (tx) => {
    const unitId = await app.identity.addUnit(tx, { parentId: null, code: 'digital', name: '디지털정책과', position: 1 })
    await app.identity.addPerson(tx, {
      login: 'hana',
      name: '김하나',
      unitId,
      post: '주무관',
      rank: '지방행정주사보',
      grade: 7,
      email: 'hana@example.org',
      roles: [],
      passwordHash,
    })
  })
  return {
    url: await app.start(),
    async [Symbol.asyncDispose]() {
      await app.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '아이디' }).fill('hana')
  await page.getByLabel('비밀번호', { exact: false }).first().fill(password)
  await page.keyboard.press('Enter')
}

test('nobody gets in without signing in, and the desk comes back to where one wanted to go', async () => {
  await using office = await startOffice()
  await using desk = await launchDesk({ env: { ONMARU_SERVER: office.url } })
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1 })).toContainText('로그인')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await page.getByRole('button', { name: '로그인', exact: true }).click()
  await expect(page.getByText('아이디와 비밀번호를 입력하십시오')).toBeVisible()
  await signIn(page, 'wrong')
  await expect(page.getByRole('alert').filter({ hasText: /\p{L}/u })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '아이디' })).toHaveValue('hana')

  await signIn(page, PASSWORD)
  await expect(page.getByRole('navigation', { name: '주 메뉴' })).toBeVisible()
  await expect(page.getByRole('button', { name: /김하나 주무관/ })).toBeVisible()
  await expect(page.getByText('디지털정책과', { exact: true })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('desk.png') })

  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox').fill('ㄴㅇ')
  await expect(page.getByRole('menuitem', { name: /나의 할 일/ }).first()).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('palette.png') })
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /김하나 주무관/ }).click()
  await page.getByRole('menuitem', { name: '로그아웃' }).click()
  await expect(page.getByRole('textbox', { name: '아이디' })).toBeVisible()
})

test('an address that no screen has asks who one is before it says so', async () => {
  await using office = await startOffice()
  await using desk = await launchDesk({ env: { ONMARU_SERVER: office.url } })
  const { page } = desk
  await page.goto(`${new URL(page.url()).origin}/#/no/such/screen`)
  await signIn(page, PASSWORD)
  await expect(page.getByRole('heading', { name: '이 주소에는 화면이 없습니다' })).toBeVisible()
})
