import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { violations } from '../support/axe.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

let desk: DemoDesk

test.beforeAll(async () => {
  desk = await openDemoDesk('few')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

test('home shows the week and what approvals of the unit took, as numbers that are read without the bars', async ({
  browser,
}) => {
  const { page, complaints } = await atDesk(browser, desk, 'sechan.park')
  const { approval, identity, kernel } = desk.app
  const person = await identity.person(kernel.db, desk.demo.people.get('sechan.park') ?? '')
  const actor = { kind: 'person', personId: person?.id ?? '', name: '', roles: [], sessionId: null, from: null } as const
  const week = page.getByRole('table', { name: '나의 이번 주' })
  await expect(week.getByRole('columnheader')).toHaveCount(7)
  await expect(week.locator('[aria-current="date"]')).toHaveCount(1)
  const shown = async () =>
    Promise.all(
      ['처리한 문서', '기한인 문서'].map((row) => week.getByRole('row', { name: row }).getByRole('cell').allTextContents()),
    )
  const told = async () => {
    const { days } = await approval.myWeek(actor)
    return [days.map(({ done }) => String(done)), days.map(({ due }) => String(due))]
  }
  expect(await shown()).toEqual(await told())
  // What is done elsewhere shows by itself.
  const { rows } = await approval.box(actor, 'WAITING', { limit: 1 })
  const [first] = rows
  const { seq, allowances } = await approval.document(actor, first?.documentId ?? '')
  const own = allowances.find((one) => one.act === 'return')
  const stepId = (own?.allowed === true ? own.stepId : null) ?? ''
  await approval.act(actor, { type: 'return', documentId: first?.documentId ?? '', basedOn: seq, stepId, reason: '보완' })
  expect((await told())[0]).toContain('1')
  await expect.poll(async () => JSON.stringify(await shown()) === JSON.stringify(await told())).toBe(true)
  const { pace } = await approval.myWeek(actor)
  const paces = page.getByRole('table', { name: `${person?.unitName}의 결재에 걸린 시간 (최근 30일)` })
  await expect(paces.getByRole('row', { name: /^전체/ })).toContainText(String(pace.all.count))
  await expect(paces.getByRole('row')).toHaveCount(pace.levels.length + 2)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
    const to = process.env['ONMARU_PICTURES']
    if (to !== undefined) await page.screenshot({ path: join(to, `home-${colorScheme}.png`), animations: 'disabled' })
  }
  await page.setViewportSize({ width: 720, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  const to = process.env['ONMARU_PICTURES']
  if (to !== undefined) await page.screenshot({ path: join(to, 'home-narrow.png'), animations: 'disabled' })
  expect(complaints).toEqual([])
})
