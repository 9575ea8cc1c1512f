import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: DemoDesk
let page: Page

test.beforeAll(async ({ browser }) => {
  desk = await openDemoDesk('none')
  page = (await atDesk(browser, desk, 'hana.kim')).page
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const state = () => page.locator('.state-line')
const body = () => page.getByRole('textbox', { name: '본문' })

/** A new draft with this title, saved. */
async function draft(title: string): Promise<string> {
  await page.goto(`${desk.url}/drafts/new`)
  await page.getByRole('button', { name: '새로 쓰기' }).click()
  await page.getByRole('textbox', { name: '제목' }).fill(title)
  await expect(state()).toContainText('저장됨')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** What axe finds. React Aria's live announcer names a busy button by reference, which is gone with its screen while the announcement stays. */
async function violations(): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return found.violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test('a document is written by keys alone: title, items by level, a table', async () => {
  await draft('열쇠로 쓰는 기안')
  await page.getByRole('textbox', { name: '제목' }).press('Enter')
  await expect(body()).toBeFocused()
  await page.keyboard.type('1. 관련: 디지털정책과-12(2026. 7. 1.)호')
  await page.keyboard.press('Enter')
  await page.keyboard.type('추진')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('배경')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1) 하나')
  await expect(body().locator('ol ol ol > li')).toHaveText('하나')
  const mark = (selector: string) =>
    body()
      .locator(selector)
      .evaluate((item) => getComputedStyle(item, '::before').content)
  expect(await mark(':scope > ol > li:first-child')).toBe('counter(item) "."')
  expect(await mark(':scope > ol > li > ol > li')).toBe('counter(item, official-syllable) "."')
  // Escape leads to the tools, arrow keys to the table.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar', { name: '본문 도구' }).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('End')
  for (
    let i = 0;
    i < 20 && (await page.getByRole('button', { name: '표', exact: true }).evaluate((b) => b !== document.activeElement));
    i += 1
  )
    await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: '표 넣기 (3×3)' }).press('Enter')
  await expect(body().locator('th')).toHaveCount(3)
  await expect(state()).toContainText('저장됨')
})

test('hostile markup leaves its text, and nothing of it runs', async () => {
  await draft('붙여넣기')
  await body().click()
  await page.evaluate(() => {
    const html = `<style>p{color:red}</style><script>window.hacked=1</script><svg onload="window.hacked=2"><script>window.hacked=3</script></svg>
      <iframe srcdoc="<script>parent.hacked=4</script>"></iframe><img src=x onerror="window.hacked=5">
      <p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>하나</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>가.</span>둘</p>
      <p>글 <a href="javascript:window.hacked=6">나쁜</a> <a href="https://hanbit.example">좋은</a></p><table><tr><th>구분</th></tr><tr><td>값</td></tr></table>`
    const data = new DataTransfer()
    data.setData('text/html', html)
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  })
  await expect(body().locator('ol ol > li')).toHaveText('둘')
  await expect(body().locator('a')).toHaveText(['좋은'])
  await expect(body().locator('th, td')).toHaveText(['구분', '값'])
  await expect(body().locator('img, iframe, svg, script, style')).toHaveCount(0)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  await expect(page.getByText('그림 1개는 뺐습니다').first()).toBeVisible()
  await expect(state()).toContainText('저장됨')
})

test('what the network did not carry is there after the window was closed', async () => {
  await draft('처음 제목')
  await page.context().setOffline(true)
  await page.getByRole('textbox', { name: '제목' }).fill('끊긴 동안 쓴 제목')
  await expect(state()).toContainText('저장하지 못함, 이 컴퓨터에 있음')
  const address = page.url()
  await page.context().setOffline(false)
  await page.goto('about:blank')
  await page.goto(address)
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('끊긴 동안 쓴 제목')
  await expect(state()).toContainText('저장됨')
})

test('a draft that was changed in two places shows both and waits', async () => {
  const documentId = await draft('한 기안')
  const elsewhere = async (title: string): Promise<void> => {
    const input = encodeURIComponent(JSON.stringify({ json: { documentId } }))
    const { result } = await (await page.request.get(`${desk.url}/trpc/documents.draft?input=${input}`)).json()
    const { version, form } = result.data.json
    const data = { json: { documentId, basedOn: version, form: { ...form, title } } }
    expect((await page.request.post(`${desk.url}/trpc/documents.save`, { data })).status()).toBe(200)
  }
  await elsewhere('저쪽에서 고친 제목')
  await page.getByRole('textbox', { name: '제목' }).fill('이쪽에서 고친 제목')
  const dialog = page.getByRole('dialog', { name: '두 곳에서 고친 기안입니다' })
  await expect(dialog.getByRole('region', { name: '이 컴퓨터' })).toContainText('이쪽에서 고친 제목')
  await expect(dialog.getByRole('region', { name: '서버' })).toContainText('저쪽에서 고친 제목')
  expect(await violations()).toEqual([])
  await dialog.getByRole('button', { name: '이 컴퓨터의 것으로' }).click()
  await expect(state()).toContainText('저장됨')
  await page.reload()
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('이쪽에서 고친 제목')
})

test('of two windows one writes; the other reads until it takes over', async () => {
  await draft('두 창')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(other.getByText('다른 창에서 쓰고 있습니다')).toBeVisible()
  await expect(other.getByRole('textbox', { name: '제목' })).toHaveAttribute('readonly', '')
  await other.getByRole('button', { name: '여기서 이어 쓰기' }).click()
  await expect(page.getByText('다른 창에서 쓰고 있습니다')).toBeVisible()
  await other.getByRole('textbox', { name: '제목' }).fill('다른 창에서 쓴 제목')
  await expect(other.locator('.state-line')).toContainText('저장됨')
  await other.close()
  // The window that only read goes on by itself, with what the other wrote.
  await expect(page.getByText('다른 창에서 쓰고 있습니다')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('다른 창에서 쓴 제목')
})

test('what is found leads to its place, and stands against submitting until it is mended', async () => {
  await draft('점검')
  await body().click()
  await page.keyboard.type('연락처 010-1234-5678 그리고 😀')
  const checker = page.getByRole('region', { name: '점검', exact: true })
  await expect(checker).toContainText('010-1234-5678')
  await checker.getByRole('button', { name: /U\+1F600/ }).click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('😀')
  await page.keyboard.press('Delete')
  await expect(checker).not.toContainText('U+1F600')
  await checker.getByRole('button', { name: '단위과제를 고르지 않았습니다.' }).click()
  await expect(page.getByRole('combobox', { name: '단위과제' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/점검에서 고칠 것이 \d+건 있습니다/).first()).toBeVisible()
  expect(await violations()).toEqual([])
})

test('a line is arranged by keys, with its faults at once', async () => {
  await draft('결재선')
  await expect(page.getByRole('list', { name: '결재선' }).getByRole('listitem').first()).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('l')
  await expect(page.getByRole('dialog', { name: '결재선 정하기' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: '결재선 정하기' })
  await page.keyboard.type('ㅊㄴㅁ')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const steps = dialog.getByRole('list', { name: '결재 순서' }).getByRole('listitem')
  const last = await steps.count()
  await expect(steps.nth(last - 2)).toContainText('최네모')
  await steps.nth(last - 2).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(steps.nth(last - 3)).toContainText('최네모')
  await expect(dialog.getByText('이대로 상신할 수 있습니다.')).toBeVisible()
  expect(await violations()).toEqual([])
  await steps.nth(last - 1).focus()
  await page.keyboard.press('Delete')
  await expect(dialog.getByText('결재자가 없습니다. 마지막 단계를 결재로 하십시오.')).toBeVisible()
  await expect(steps.nth(last - 2)).toBeFocused()
  await dialog.getByRole('button', { name: '제안대로' }).click()
  await expect(dialog.getByText('이대로 상신할 수 있습니다.')).toBeVisible()
  await dialog.getByRole('button', { name: '이대로 정하기' }).click()
  await expect(page.getByText('결재선을 정했습니다.').first()).toBeVisible()
})
