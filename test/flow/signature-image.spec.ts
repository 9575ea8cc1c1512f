import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM, signWith } from '../support/desk-person.ts'
import { writtenPng } from '../support/handwriting.ts'
import { askTool } from '../support/pdf-tools.ts'
import { waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM, actionTimeout: 10_000 })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

let desk: DemoDesk
let folder: string
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onmaru-signature-'))
  writeFileSync(join(folder, 'signature.png'), writtenPng())
  writeFileSync(join(folder, 'blank.png'), writtenPng({ pen: 0, ink: [255, 255, 255] }))
  writeFileSync(join(folder, 'note.txt'), 'no picture')
  desk = await openDemoDesk('none')
})
test.afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const violations = async (page: Page): Promise<readonly string[]> =>
  (await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()).violations.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.html}`,
  )

/** A picture for who looks at the screen, where the run is asked for one. */
async function picture(page: Page, name: string): Promise<void> {
  const look = process.env['ONMARU_LOOK']
  if (look !== undefined) await page.screenshot({ path: `${look}/${name}.png` })
}

async function choose(page: Page, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '서명 그림 파일: 파일 고르기' }).click()
  await (await choosing).setFiles(join(folder, file))
}

test('a person brings a picture of their signature, draws another, and takes it away', async ({ browser }) => {
  const { page, complaints } = await atDesk(browser, desk, 'yena.so')
  await page.goto('/settings?section=signature')
  await expect(page.getByText('등록한 서명이 없어 이름만 나타납니다.')).toBeVisible()
  const shown = page.getByRole('img', { name: '소예나의 서명' })
  await choose(page, 'blank.png')
  await expect(page.getByRole('alert').filter({ hasText: '그림에서 서명이 보이지 않습니다' })).toBeVisible()
  await choose(page, 'note.txt')
  await expect(page.getByText(/note\.txt/)).toBeVisible()
  await choose(page, 'signature.png')
  await expect(shown).toHaveCount(2)
  const uploaded = await shown.first().getAttribute('src')
  expect(await violations(page)).toEqual([])
  await picture(page, 'signature-kept')

  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '직접 그리기' })
  const pad = dialog.getByRole('img', { name: '서명하는 칸' })
  await expect(dialog.getByRole('button', { name: '이 서명으로 등록' })).toHaveAttribute('aria-disabled', 'true')
  const box = await pad.boundingBox()
  if (box === null) throw new Error('no pad')
  await stroke(page, box, (t) => [0.15 + 0.6 * t, 0.5 - 0.3 * Math.sin(t * 12)])
  await stroke(page, box, (t) => [0.2 + 0.6 * t, 0.8 - 0.05 * t])
  await stroke(page, box, (t) => [0.9, 0.2 + 0.6 * t])
  expect(await violations(page)).toEqual([])
  await picture(page, 'signature-drawn')
  await page.keyboard.press('Control+z')
  await dialog.getByRole('button', { name: '이 서명으로 등록' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(shown).toHaveCount(2)
  expect(await shown.first().getAttribute('src')).not.toBe(uploaded)
  await picture(page, 'signature-from-drawing')

  await page.getByRole('button', { name: '서명 지우기' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '서명 지우기' }).click()
  await expect(shown).toHaveCount(0)
  await expect(page.getByText('등록한 서명이 없어 이름만 나타납니다.')).toBeVisible()
  // A refused picture is told by its status, which the browser writes down.
  expect(complaints.filter((text) => !text.includes('400'))).toEqual([])
})

test('who keeps one sees it on the page that they sign, and so does everybody later', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '서명 그림이 보이는 문서')
  const person = await atDesk(browser, desk, 'sechan.park')
  const { page } = person
  await page.goto(`/documents/${documentId}`)
  await expect(page.getByRole('list', { name: '결재 경로' })).toBeVisible()
  await expect.poll(() => inkOn(page, 'black')).toBeGreaterThan(1_000)
  expect(await inkOn(page, 'blue')).toBe(0)
  await page.getByRole('button', { name: /서명하고 전결/ }).click()
  await signWith(person, desk.keys)
  await expect(page.getByRole('dialog', { name: '서명' })).toHaveCount(0)
  await page.goto(`/documents/${documentId}`)
  // Who approved writes in blue; everything else on the page is black.
  await expect.poll(() => inkOn(page, 'blue')).toBeGreaterThan(100)
  await page.mouse.move(700, 500)
  await page.mouse.wheel(0, 3_000)
  await picture(page, 'signature-on-page')
  const response = await page.request.get(`/files/documents/${documentId}/current.pdf`)
  expect(askTool('pdfimages', ['-list'], new Uint8Array(await response.body())).match(/ smask /g)).toHaveLength(2)
  expect(person.complaints).toEqual([])
})

/** So many pixels of the pages that are drawn have this ink. */
const inkOn = (page: Page, ink: 'black' | 'blue'): Promise<number> =>
  page.locator('canvas').evaluateAll(
    (canvases, wanted) =>
      canvases
        .flatMap((canvas) => (canvas instanceof HTMLCanvasElement && canvas.width > 0 ? [canvas] : []))
        .map((canvas) => {
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
          let count = 0
          for (let i = 0; i < data.length; i += 4) {
            const [r = 0, g = 0, b = 0] = [data[i], data[i + 1], data[i + 2]]
            if (wanted === 'blue' ? b - Math.max(r, g) > 50 : Math.max(r, g, b) < 60 && data[i + 3] === 255) count += 1
          }
          return count
        })
        .reduce((sum, count) => sum + count, 0),
    ink,
  )

test('an administrator sees whose images there are, and takes one away', async ({ browser }) => {
  const { page } = await atDesk(browser, desk, 'saebom.chae')
  await page.goto('/certificates?part=images')
  const table = page.getByRole('grid', { name: '전자이미지서명' })
  await expect(table.getByRole('img', { name: '박세찬의 서명' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(page, 'signature-images')
  await table.getByText('박세찬').click()
  await page.getByRole('button', { name: '서명 지우기' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '서명 지우기' }).click()
  await expect(table.getByRole('img', { name: '박세찬의 서명' })).toHaveCount(0)
  await expect(table.getByRole('img', { name: '김하나의 서명' })).toBeVisible()
})

/** Drawn with the mouse, in shares of the pad's width and height. */
async function stroke(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  at: (t: number) => readonly [number, number],
): Promise<void> {
  const to = (t: number): readonly [number, number] => {
    const [right, down] = at(t)
    return [x + right * width, y + down * height]
  }
  await page.mouse.move(...to(0))
  await page.mouse.down()
  for (let t = 0.02; t <= 1; t += 0.02) await page.mouse.move(...to(t))
  await page.mouse.up()
}
