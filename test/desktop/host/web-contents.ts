import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'
import { browser } from './chromium.ts'
import { makeCodec } from './codec.ts'
import { ipcMain } from './ipc-main.ts'
import { record } from './record.ts'
import { fromChromium, toChromium } from './scheme.ts'
import { defaultSession } from './session.ts'
import { isolatedWorld, mainWorld } from './worlds.ts'

const WORLD = 'electron-preload'
const { encode, decode } = makeCodec()

export interface WebPreferences {
  readonly preload?: string
  readonly contextIsolation?: boolean
  readonly sandbox?: boolean
  readonly nodeIntegration?: boolean
  readonly webSecurity?: boolean
}
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }
type FromPage = { kind: 'invoke'; id: number; channel: string; given: unknown[] } | { kind: 'preload-error'; message: string }
type Paused = { requestId: string; request: { url: string }; frameId: string }

/** `webContents` over a page of Chromium: navigation, windows and messages are held up and asked for as Electron does. */
export class WebContents extends EventEmitter {
  readonly #ready: Promise<void>
  #attached: { readonly page: Page; readonly cdp: CDPSession; readonly frame: string } | null = null
  #context: string | null = null
  #loading = 0
  #open: OpenHandler | null = null

  constructor(page: Promise<Page>, preferences: WebPreferences, bounds: { width: number; height: number }) {
    super()
    // What Chromium's isolated worlds cannot show must not pass for tested.
    const { contextIsolation, sandbox, nodeIntegration, webSecurity } = preferences
    if (contextIsolation === false || sandbox === false || nodeIntegration === true || webSecurity === false)
      throw new Error('the stand-in runs only windows with contextIsolation, sandbox and webSecurity, without nodeIntegration')
    this.#ready = page.then((each) => this.#attach(each, preferences, bounds))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler
  }
  getURL(): string {
    return fromChromium(this.#attached?.page.url() ?? '')
  }
  send(channel: string, ...given: unknown[]): void {
    this.#deliver({ kind: 'message', channel, given })
  }
  async loadURL(url: string): Promise<void> {
    await this.#ready
    this.#loading += 1
    try {
      await this.#attached?.page.goto(toChromium(url), { waitUntil: 'load' })
    } finally {
      this.#loading -= 1
    }
  }
  async close(): Promise<void> {
    await this.#ready
    await this.#attached?.page.close()
  }

  async #attach(page: Page, preferences: WebPreferences, bounds: { width: number; height: number }): Promise<void> {
    const cdp = await browser().context.newCDPSession(page)
    const frame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
    this.#attached = { page, cdp, frame }
    const nonce = randomUUID()
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData?.['frameId'] === frame) this.#context = context.uniqueId
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__hostSend') void this.#hear(decode(payload) as FromPage)
    })
    cdp.on('Page.windowOpen', ({ url }) => void this.#windowOpened(url))
    cdp.on('Fetch.requestPaused', (paused) => void this.#document(paused))
    await cdp.send('Emulation.setDeviceMetricsOverride', { ...bounds, deviceScaleFactor: 1, mobile: false })
    await cdp.send('Page.enable')
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: '__hostSend', executionContextName: WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld(nonce) })
    if (preferences.preload !== undefined)
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: WORLD,
        source: isolatedWorld(readFileSync(preferences.preload, 'utf8'), nonce),
      })
    // Documents alone are held up; everything else is Chromium's own traffic, untouched.
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] })
    page.on('load', () => void this.#loaded(page))
    page.on('close', () => this.emit('destroyed'))
  }

  async #loaded(page: Page): Promise<void> {
    const { origin, protocol } = new URL(page.url())
    if (protocol === 'http:') await defaultSession.apply(this, origin)
    this.emit('did-finish-load')
  }

  async #document({ requestId, request, frameId }: Paused): Promise<void> {
    const attached = this.#attached
    if (attached === null) return
    let stopped = false
    if (this.#loading === 0 || frameId !== attached.frame) {
      const url = fromChromium(request.url)
      const event = {
        url,
        isMainFrame: frameId === attached.frame,
        preventDefault: () => {
          stopped = true
        },
      }
      if (event.isMainFrame) this.emit('will-navigate', event, url)
      this.emit('will-frame-navigate', event)
    }
    if (stopped) await attached.cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    else await attached.cdp.send('Fetch.continueRequest', { requestId })
  }

  async #windowOpened(url: string): Promise<void> {
    const { action } = this.#open?.({ url: fromChromium(url) }) ?? { action: 'allow' as const }
    record('window-open', { url: fromChromium(url), action })
    const host = browser()
    const page = host.unclaimed ?? (await new Promise<Page>((claim) => host.popups.push(claim)))
    host.unclaimed = undefined
    if (action === 'deny') await page.close()
  }

  async #hear(message: FromPage): Promise<void> {
    if (message.kind === 'preload-error') {
      process.stderr.write(`preload failed: ${message.message}\n`)
      record('preload-error', { message: message.message })
      return
    }
    const event = { sender: this, senderFrame: { url: this.getURL(), parent: null } }
    try {
      const value = await ipcMain.call(message.channel, event, message.given)
      this.#deliver({ kind: 'reply', id: message.id, ok: true, value })
    } catch (error) {
      this.#deliver({ kind: 'reply', id: message.id, ok: false, error: String(error) })
    }
  }

  #deliver(message: unknown): void {
    const expression = `globalThis.__hostReceive?.(${JSON.stringify(encode(message))})`
    const gone = (error: Error): void => record('undelivered', { message: error.message })
    if (this.#context !== null)
      this.#attached?.cdp.send('Runtime.evaluate', { expression, uniqueContextId: this.#context }).catch(gone)
  }
}
