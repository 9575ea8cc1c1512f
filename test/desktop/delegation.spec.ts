import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'onmaru-delegation-'))
let desk: DemoDesk
let page: Page

test.beforeAll(async ({ browser }) => {
  desk = await openDemoDesk('few')
  page = (await atDesk(browser, desk, 'saebom.chae')).page
})
test.afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** What axe finds; the live announcer of React Aria aside, which names parts that are gone. */
async function violations(of = page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page: of })
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return found.violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

const table = () => page.getByRole('grid', { name: '전결 사항' })
const form = () => page.locator('.row-form')

/** A picture for whoever asks for them; the run itself compares none. */
async function picture(name: string, of = page): Promise<void> {
  const to = process.env['ONMARU_PICTURES']
  if (to === undefined) return
  for (const theme of ['light', 'dark'] as const) {
    await of.emulateMedia({ colorScheme: theme })
    await of.screenshot({ path: join(to, `${name}-${theme}.png`), animations: 'disabled' })
  }
  await of.emulateMedia({ colorScheme: 'light' })
}

test('the version in force is read, and a draft of the next one is written by keys', async () => {
  await page.getByRole('link', { name: '위임전결규정' }).click()
  await expect(table().getByRole('row')).not.toHaveCount(1)
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: '새 안 만들기' }).click()
  await expect(page.getByText('저장되었고 고칠 것이 없습니다.')).toBeVisible()
  await table().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('a')
  await expect(form().getByRole('textbox', { name: '사무' })).toBeFocused()
  await page.keyboard.type('1천만원 이하의 경비 지출')
  await form().getByRole('textbox', { name: '금액 상한(원)' }).fill('10,000,000')
  await page.keyboard.press('Escape')
  await expect(table()).toBeFocused()
  await expect(page.getByText('저장하지 않은 변경이 있습니다.')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('저장되었고 고칠 것이 없습니다.')).toBeVisible()
  await expect(table().getByRole('row', { name: /1천만원 이하의 경비 지출/ })).toContainText('10,000,000')
  expect(await violations()).toEqual([])
  await picture('delegation-draft')
})

test('it goes out as a file; a wrong file is named line by line and changes nothing, a right one takes the rows’ place', async () => {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '규정을 CSV로' }).click()
  const file = join(folder, 'schedule.csv')
  await (await saving).saveAs(file)
  const text = readFileSync(file, 'utf8')
  expect(text.startsWith('\ufeff부서코드,부서,과제코드,사무,전결권자,금액상한(원)\r\n')).toBe(true)
  const before = await table().getAttribute('aria-rowcount')
  const take = async (csv: string): Promise<void> => {
    writeFileSync(file, csv)
    const choosing = page.waitForEvent('filechooser')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /고르기|선택/ })
      .click()
    await (await choosing).setFiles(file)
  }
  await page.getByRole('button', { name: 'CSV 가져오기' }).click()
  await take(text.replace(',팀장,', ',계장,'))
  const wrong = page.getByRole('dialog').getByRole('table')
  await expect(wrong).toContainText("전결권자 '계장'를 모릅니다")
  expect(await violations()).toEqual([])
  await picture('delegation-import')
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).last().click()
  await expect(table()).toHaveAttribute('aria-rowcount', before ?? '')
  await page.getByRole('button', { name: 'CSV 가져오기' }).click()
  // The division heads' row for whatever else goes to the bureau heads.
  await take(
    text
      .replace('일상 사무,과장', '일상 사무,국장')
      .replace('공공데이터 제공·품질관리 계획의 수립과 시행,과장', '공공데이터 제공·품질관리 계획의 수립과 시행,국장'),
  )
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(table()).toHaveAttribute('aria-rowcount', before ?? '')
})

test('it is tried on the past year, then put in force; nothing else changes', async () => {
  await page.getByRole('tab', { name: '모의 적용' }).click()
  await page.getByRole('button', { name: '지난 1년에 적용해 보기' }).click()
  await expect(page.locator('.simulation-sum')).toContainText('결재자가 달라집니다')
  await expect(page.getByRole('list', { name: '이 결과에서 알아둘 것' })).toContainText('이 기간의 결재는')
  await expect(page.getByRole('grid', { name: '결재자가 달라지는 문서' }).getByRole('row').nth(1)).toContainText('국장')
  expect(await violations()).toEqual([])
  await picture('delegation-simulation')
  await page.getByRole('tab', { name: /전결 사항/ }).click()
  await page.getByRole('button', { name: '시행', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '시행' }).click()
  await expect(page.locator('.page-meta')).toContainText('시행 중')
  await expect(page.getByRole('button', { name: '저장' })).toHaveCount(0)
})

test('a drafter is told by which row, names another basis, and lets the deputy decide with one press', async ({ browser }) => {
  const { people } = desk.demo
  const head = people.get('sechan.park') ?? ''
  const me = await atDesk(browser, desk, 'hana.kim')
  const boss = await atDesk(browser, desk, 'sechan.park')
  expect(head).not.toBe('')
  await boss.page.goto('/settings')
  await expect(boss.page.getByRole('list').filter({ hasText: '이두리' })).toBeVisible()
  await boss.page.getByRole('button', { name: '부재 등록' }).click()
  await boss.page.getByRole('dialog').getByRole('textbox', { name: '사유' }).fill('출장')
  expect(await violations(boss.page)).toEqual([])
  await picture('absence-dialog', boss.page)
  await boss.page.getByRole('dialog').getByRole('button', { name: '부재 등록' }).click()
  await expect(boss.page.getByRole('row', { name: /출장/ })).toContainText('이두리')
  await picture('absences', boss.page)

  await me.page.goto('/drafts/new')
  await me.page.getByRole('button', { name: '새로 쓰기' }).click()
  await me.page.getByRole('textbox', { name: '제목' }).fill('직무대리 확인')
  await me.page.getByRole('combobox', { name: '단위과제' }).fill('전자정부')
  await me.page.getByRole('option').first().click()
  await expect(me.page.locator('.state-line')).toContainText('저장됨')
  await me.page.getByRole('button', { name: /결재선 고치기/ }).click()
  const dialog = me.page.getByRole('dialog')
  await expect(dialog.getByRole('region', { name: '제안된 결재선' })).toContainText('위임전결규정 제2판')
  await expect(dialog.getByRole('region', { name: '예상과 도움말' })).toContainText('완료 예상')
  await expect(dialog).toContainText('앞에서 이미 서명합니다')
  expect(await violations(me.page)).toEqual([])
  await picture('line-dialog', me.page)
  await dialog.getByRole('button', { name: '이두리의 대결로' }).click()
  await expect(dialog.getByRole('list', { name: '결재 순서' }).getByRole('listitem')).toHaveCount(2)
  await expect(dialog).toContainText('이대로 상신할 수 있습니다.')
  await dialog.getByRole('button', { name: /결재 근거/ }).click()
  await me.page.getByRole('option', { name: '중요한 사항' }).click()
  await expect(dialog.getByRole('region', { name: '제안된 결재선' })).toContainText('기관장이나 전결권자의 상위자')
  await expect(dialog).toContainText('고칠 것 1건')
  await picture('line-basis', me.page)
  expect([...me.complaints, ...boss.complaints]).toEqual([])
})
