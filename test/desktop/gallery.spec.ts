import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Desk, launchDesk } from './launch.ts'

let desk: Desk
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  desk = await launchDesk()
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/gallery`)
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible()
})
test.afterAll(() => desk[Symbol.asyncDispose]())

async function violations(page: Page): Promise<readonly unknown[]> {
  // The desk's own page; axe's frames of other origins are none here.
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  }))
}

for (const theme of ['light', 'dark'] as const) {
  for (const contrast of ['normal', 'more'] as const) {
    test(`axe finds nothing in the parts, ${theme}, contrast ${contrast}`, async () => {
      const { page } = desk
      await page.evaluate(([a, b]) => Object.assign(document.documentElement.dataset, { theme: a, contrast: b }), [
        theme,
        contrast,
      ] as const)
      expect(await violations(page)).toEqual([])
      await page.screenshot({ path: test.info().outputPath('gallery.png'), fullPage: true })
    })
  }
}

test('axe finds nothing in a dialog, a menu, the picker and the key map', async () => {
  const { page } = desk
  await page.evaluate(() => Object.assign(document.documentElement.dataset, { theme: 'light', contrast: 'normal' }))
  await page.getByRole('button', { name: '서명하고 결재' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('dialog.png') })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '더 보기' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '사람 찾기' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('picker.png') })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Slash')
  await expect(page.getByRole('dialog', { name: '단축키' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('keys.png') })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the table goes by keys, in Hangul mode too, and keeps the row in sight', async () => {
  const { page } = desk
  const active = () => page.locator('.table-row[data-active]').first().getAttribute('id')
  const before = await active()
  await page.keyboard.press('j')
  expect(await active()).not.toBe(before)
  await page.keyboard.press('k')
  expect(await active()).toBe(before)
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅓ', code: 'KeyJ', bubbles: true })))
  await expect.poll(active).not.toBe(before)
  await page.getByRole('grid').focus()
  await page.keyboard.press('End')
  await expect(page.locator('.table-row[data-active]')).toBeInViewport()
  await expect(page.locator('.table-row[data-active]')).toHaveAttribute('aria-rowindex', '501')
  await page.keyboard.press('Home')
  await expect(page.locator('.table-row[data-active]')).toHaveAttribute('aria-rowindex', '2')
})

test('the table filters by initial consonants, sorts by its head and selects by x', async () => {
  const { page } = desk
  const table = page.getByRole('region', { name: '결재대기' })
  await table.getByRole('searchbox').fill('ㄱㅎㄴ 추진계획')
  await expect(table.getByRole('status')).toContainText('500건 중')
  await table.getByRole('searchbox').fill('')
  await table.getByRole('button', { name: '쪽수' }).click()
  await expect(page.getByRole('columnheader', { name: '쪽수' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await expect(table.getByRole('status')).toContainText('2건 선택')
})

test('a key typed into a field stays in the field', async () => {
  const { page } = desk
  const field = page.getByRole('textbox', { name: '의견' })
  await field.fill('')
  await field.press('s')
  await field.press('?')
  await expect(field).toHaveValue('s?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what cannot be done now says why when asked', async () => {
  const { page } = desk
  // It says that it is disabled, so a pointer is not how a test may ask; the key is.
  await page.getByRole('button', { name: '보류' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '앞선 검토가 끝나지 않아' })).toHaveCount(1)
})

test('the picker finds by initial consonants and the arrow keys go into the list', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '사람 찾기' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill('ㅇㄷㄹ')
  await expect(dialog.getByRole('option').first()).toContainText('이두리')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('list', { name: '고른 사람' })).toContainText('이두리')
  await dialog.getByRole('button', { name: '고르기' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a confirmation starts on the safe answer', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '회수' }).first().click()
  await expect(page.getByRole('alertdialog').getByRole('button', { name: '취소' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: '그대로 두었습니다' })).toHaveCount(1)
})

test('every control is at least 24 pixels high', async () => {
  const small = await desk.page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, input:not([type="checkbox"], [type="radio"], [type="file"]), [role="tab"], [role="option"], label.checkbox, label.radio',
      ),
    ]
      .filter(
        (each) =>
          each.checkVisibility() &&
          !each.closest('.visually-hidden, [aria-hidden="true"]') &&
          getComputedStyle(each.parentElement ?? each).clipPath === 'none',
      )
      .map((each) => ({
        text: each.textContent || each.className,
        height: (each.closest('.control') ?? each).getBoundingClientRect().height,
      }))
      .filter(({ height }) => height > 0 && height < 24),
  )
  expect(small).toEqual([])
})

test('with less motion asked for, nothing is animated', async () => {
  const { page } = desk
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.emulateMedia({ reducedMotion: null })
})

test('texts follow the language', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '화면 설정' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Parts')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})
