import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { BRIDGE_CALLS, BRIDGE_NAME } from '../../apps/desktop/src/shared/bridge.ts'
import { type Desk, launchDesk, startMain } from './launch.ts'

/** One desk for all: no test here changes it, which is what they show. */
let desk: Desk
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  desk = await launchDesk()
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const recorded = (kind: string) =>
  desk.evaluate((electron, wanted) => electron.recorded.filter((entry) => entry.kind === wanted), kind)

test('the page has the bridge, frozen, and no other way out', async () => {
  const seen = await desk.page.evaluate((name) => {
    const bridge = Reflect.get(window, name)
    return {
      calls: Object.keys(bridge),
      frozen: Object.isFrozen(bridge),
      replaced: Reflect.set(window, name, {}),
      other: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__hostSend', '__hostReceive'].filter(
        (each) => each in window,
      ),
    }
  }, BRIDGE_NAME)
  expect(seen).toEqual({ calls: [...BRIDGE_CALLS, 'onOpenPath'], frozen: true, replaced: false, other: [] })
})

test('what the page does to built-in objects does not reach the preload', async () => {
  const stolen = await desk.page.evaluate(async (name) => {
    const seen: unknown[] = []
    const original = Array.prototype.map
    Array.prototype.map = function (this: unknown[], ...given: Parameters<typeof original>) {
      seen.push(this)
      return original.apply(this, given)
    } as typeof original
    await Reflect.get(window, name).listCredentials(null)
    Array.prototype.map = original
    return JSON.stringify(seen).includes('ipcRenderer')
  }, BRIDGE_NAME)
  expect(stolen).toBe(false)
})

test('every renderer is sandboxed and every guard of the session is set', async () => {
  expect(await desk.evaluate((electron) => electron.app.sandboxed)).toBe(true)
  expect(await desk.evaluate((electron) => electron.session.defaultSession.guards)).toEqual({
    request: true,
    check: true,
    device: true,
  })
})

test('the window asks for every safe setting by name', async () => {
  const preferences = await desk.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.options.webPreferences ?? {})
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
})

test('scripts in the page, eval and foreign addresses are refused by the content security policy', async () => {
  const outcome = await desk.page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    const style = document.createElement('style')
    style.textContent = 'body { background: red }'
    document.head.append(style)
    const picture = new Image()
    const failed = new Promise((done) => {
      picture.onerror = done
    })
    picture.src = 'https://example.org/x.png'
    await failed
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    )
    let evaluated = true
    try {
      // biome-ignore lint/security/noGlobalEval: this is what must not work
      globalThis.eval('1')
    } catch {
      evaluated = false
    }
    await new Promise((done) => setTimeout(done, 0))
    return { violations, injected: 'injected' in window, reached, evaluated }
  })
  expect(outcome).toMatchObject({ injected: false, reached: false, evaluated: false })
  for (const directive of ['script-src-elem', 'style-src-elem', 'img-src', 'connect-src'])
    expect(outcome.violations).toContain(directive)
})

test('the desk itself runs without one violation of its policy', async () => {
  const page = desk.page
  const violations: string[] = []
  await page.exposeFunction('violated', (text: string) => violations.push(text))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      Reflect.get(window, 'violated')(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    ),
  )
  await page.goto(`${new URL(page.url()).origin}/#/gallery`)
  await page.reload()
  await expect(page.getByRole('grid')).toBeVisible()
  await page.getByRole('button', { name: '화면 설정' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(violations).toEqual([])
})

for (const target of [
  'https://example.org/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'app://other/',
  'data:text/html,x',
  'https://example.org/?next=app://bundle/',
]) {
  test(`the page does not leave for ${target}`, async () => {
    const before = desk.page.url()
    await desk.page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
    }, target)
    await desk.page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
    expect(desk.page.url()).toBe(before)
    expect(await desk.page.evaluate((name) => name in window, BRIDGE_NAME)).toBe(true)
  })
}

test('no window opens, and only an allowed https address reaches the system', async () => {
  const windows = desk.windows().length
  for (const url of [
    'https://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'https://127.0.0.1@example.org/',
  ]) {
    await desk.page.evaluate((target) => void window.open(target), url)
    const answer = await desk.page.evaluate(([name, target]) => Reflect.get(window, name).openExternal({ url: target }), [
      BRIDGE_NAME,
      url,
    ] as const)
    expect(answer).toEqual({ ok: false, fault: { code: 'LINK_NOT_ALLOWED', facts: {} } })
  }
  await expect.poll(() => desk.windows().length).toBe(windows)
  expect((await recorded('window-open')).every((entry) => entry['action'] === 'deny')).toBe(true)
  expect(await recorded('open-external')).toEqual([])
  const answer = await desk.page.evaluate(
    (name) => Reflect.get(window, name).openExternal({ url: 'http://127.0.0.1:4710/archive' }),
    BRIDGE_NAME,
  )
  expect(answer).toEqual({ ok: true, value: null })
  expect(await recorded('open-external')).toEqual([{ kind: 'open-external', url: 'http://127.0.0.1:4710/archive' }])
})

test('place, camera, clipboard and notifications are denied', async () => {
  const states = await desk.page.evaluate(async () => {
    const names = ['geolocation', 'camera', 'microphone', 'clipboard-read', 'notifications']
    const asked = await Promise.all(
      names.map(async (name) => [name, (await navigator.permissions.query({ name: name as PermissionName })).state]),
    )
    const place = await new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done('given'),
        (error) => done(error.code),
      ),
    )
    return { asked, place }
  })
  expect(states.asked.filter(([, state]) => state === 'granted')).toEqual([])
  expect(states.place).toBe(1)
})

for (const path of [
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e%2f%2e%2e%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/%00',
  '/%E0%A4',
  '/assets',
  '/assets/none.js',
  '/index.html/x.js',
]) {
  test(`the scheme gives no file for ${path}`, async () => {
    const status = await desk.page.evaluate(async (address) => (await fetch(address)).status, path)
    expect(status).toBe(404)
  })
}

test('the scheme takes no other method', async () => {
  expect(await desk.page.evaluate(async () => (await fetch('/index.html', { method: 'POST', body: 'x' })).status)).toBe(405)
})

test('a second start brings the first window forward and leaves', async () => {
  await desk.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.blur())
  const second = await startMain({ userData: desk.userData })
  expect(await second.exited).toBe(0)
  expect(await desk.evaluate((electron) => electron.BrowserWindow.getAllWindows().map((window) => window.isFocused()))).toEqual([
    true,
  ])
})

test('a setting that cannot be used stops the start with its name', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'onmaru-desk-'))
  await expect(startMain({ userData, env: { ONMARU_SERVER: 'ftp://x' } })).rejects.toThrow(/ONMARU_SERVER/)
})
