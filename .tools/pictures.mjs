// `npm run pictures`: makes a demo office in a temporary folder, opens its main screens in Chromium and writes a picture of each.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { cleanEnv, installDependencies, root } from './machine.mjs'

const FOLDER = join(root, '.github/pictures')
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const PASSWORD = 'onmaru-2026!'
const SIZE = { width: 1440, height: 900 }

installDependencies()
build()
if (!existsSync(CHROMIUM)) {
  console.error(`Chromium이 없습니다 (no Chromium here): ${CHROMIUM}. CHROMIUM_PATH로 알려 주십시오.`)
  process.exit(1)
}
const { chromium } = await import('@playwright/test')

/** A port that nobody listens on now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

const data = mkdtempSync(join(tmpdir(), 'onmaru-pictures-'))
const port = await freePort()
const origin = `http://localhost:${port}`
const env = {
  ...cleanEnv(),
  NODE_ENV: 'production',
  ONMARU_PORT: String(port),
  ONMARU_DATA: data,
  ONMARU_PUBLIC_URL: origin,
  ONMARU_DESK: join(root, 'apps/desktop/dist/renderer'),
  ONMARU_LOG: 'warn',
}
delete env.DATABASE_URL

async function waitForServer() {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${origin}/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the server did not answer')
}

/** Somebody at the desk, signed in; the public when no login is named. */
async function person(browser, login) {
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme: 'light',
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  if (login === undefined) return page
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('textbox', { name: '아이디' }).fill(login)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '나의 할 일' }).waitFor()
  return page
}

/** Takes the picture once nothing more is on its way. */
async function picture(page, name) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(4, SIZE.height - 4)
  await page.waitForTimeout(400)
  const path = join(FOLDER, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} KB`)
}

async function desk(browser) {
  const stranger = await person(browser)
  await stranger.goto(`${origin}/sign-in`)
  await picture(stranger, 'sign-in')

  const approver = await person(browser, 'roji.oh')
  await picture(approver, 'home')
  await approver.goto(`${origin}/box/waiting`)
  await approver.getByRole('grid').getByRole('row').nth(1).dblclick()
  const sign = approver.getByRole('button', { name: /^서명하고/ })
  await sign.waitFor()
  await approver.locator('canvas').first().waitFor()
  await picture(approver, 'approval')
  await sign.click()
  const file = approver.waitForEvent('filechooser')
  await approver.getByRole('button', { name: '인증서 파일 고르기' }).click()
  await (await file).setFiles(join(data, 'keys/roji.oh.p12'))
  await approver.getByRole('dialog').locator('input[type=password]').fill(PASSWORD)
  await picture(approver, 'signing')

  const drafter = await person(browser, 'hana.kim')
  await drafter.goto(`${origin}/box/done`)
  await drafter.getByRole('grid').getByRole('row').nth(1).dblclick()
  await drafter.waitForURL(/\/box\/done\/[^/?]+/)
  const done = /\/box\/done\/([^/?]+)/.exec(drafter.url())[1]
  await drafter.goto(`${origin}/documents/${done}/card`)
  await drafter.getByRole('heading', { level: 1 }).waitFor()
  await picture(drafter, 'card')
  await drafter.goto(`${origin}/records`)
  await drafter.getByRole('grid').getByRole('row').nth(1).dblclick()
  await drafter.getByRole('columnheader', { name: '생산연도' }).waitFor()
  await drafter.getByRole('grid').getByRole('row').nth(1).dblclick()
  await drafter.getByRole('columnheader', { name: '문서번호' }).waitFor()
  await drafter.getByRole('grid').getByRole('row').nth(1).click()
  await picture(drafter, 'records')
  await drafter.goto(`${origin}/settings`)
  await picture(drafter, 'settings')
}

async function offices(browser) {
  const keeper = await person(browser, 'raon')
  await keeper.goto(`${origin}/register`)
  await keeper.getByRole('grid').getByRole('row').nth(1).click()
  await picture(keeper, 'register')

  const officer = await person(browser, 'minjun.yeo')
  await officer.goto(`${origin}/release`)
  await officer.getByRole('row', { name: /민원 회신/ }).click()
  await officer.locator('mark').first().waitFor()
  await officer.keyboard.press('n')
  await picture(officer, 'release')

  const auditor = await person(browser, 'jeongwoo.bae')
  await auditor.goto(`${origin}/audit?kind=approval.`)
  await auditor.getByRole('button', { name: '전체 확인' }).click()
  await auditor.getByText(/방금 확인/).waitFor()
  await picture(auditor, 'audit')
}

async function editor(browser) {
  const drafter = await person(browser, 'hana.kim')
  await drafter.goto(`${origin}/box/drafts`)
  await drafter.getByRole('grid').getByRole('row').nth(1).dblclick()
  await drafter.getByRole('textbox', { name: '본문' }).waitFor()
  await picture(drafter, 'editor')
}

async function archive(browser) {
  const reader = await person(browser)
  await reader.goto(`${origin}/archive`)
  await picture(reader, 'archive')
  await reader.goto(`${origin}/archive/search?q=${encodeURIComponent('공공데이터')}`)
  await picture(reader, 'archive-search')
  await reader
    .getByRole('link', { name: /품질관리 추진계획/ })
    .first()
    .click()
  await reader.getByRole('heading', { level: 1 }).waitFor()
  await picture(reader, 'archive-document')
  const id = /documents\/([^/?]+)/.exec(reader.url())[1]
  await reader.goto(`${origin}/archive/genuine?document=${id}`)
  await picture(reader, 'genuine')
}

mkdirSync(FOLDER, { recursive: true })
let server = null
let browser = null
try {
  const made = spawnSync(process.execPath, ['apps/server/dist/cli.js', 'office', 'create', '--demo'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (made.status !== 0) throw new Error('the demo office could not be made')
  server = spawn(process.execPath, ['apps/server/dist/main.js'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  await waitForServer()
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  for (const part of [desk, editor, offices, archive]) await part(browser)
  console.log(`→ ${FOLDER}`)
} finally {
  await browser?.close()
  if (server !== null) {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await ended
  }
  rmSync(data, { recursive: true, force: true })
}
