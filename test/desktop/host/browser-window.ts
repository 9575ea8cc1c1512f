import { EventEmitter } from 'node:events'
import type { Page } from '@playwright/test'
import { app } from './app.ts'
import { browser } from './chromium.ts'
import { WebContents, type WebPreferences } from './web-contents.ts'

export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}

async function newPage(): Promise<Page> {
  const host = browser()
  const { spare } = host
  host.spare = undefined
  if (spare !== undefined) return spare
  host.expected += 1
  try {
    return await host.context.newPage()
  } finally {
    host.expected -= 1
  }
}

/** `electron.BrowserWindow` over a page of Chromium. */
export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>()
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all]
  }

  readonly webContents: WebContents
  readonly options: WindowOptions
  #visible = false
  #focused = false
  #protected = false
  #closed = false

  constructor(options: WindowOptions = {}) {
    super()
    this.options = options
    this.webContents = new WebContents(newPage(), options.webPreferences ?? {}, {
      width: options.width ?? 800,
      height: options.height ?? 600,
    })
    BrowserWindow.#all.add(this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.#gone())
    app.emit('web-contents-created', {}, this.webContents)
    if (options.show !== false) this.show()
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  show(): void {
    this.#visible = true
    this.focus()
  }
  focus(): void {
    for (const other of BrowserWindow.#all) other.#focused = false
    this.#focused = true
  }
  blur(): void {
    this.#focused = false
  }
  restore(): void {
    this.show()
  }
  isMinimized(): boolean {
    return false
  }
  isVisible(): boolean {
    return this.#visible
  }
  isFocused(): boolean {
    return this.#focused
  }
  setContentProtection(on: boolean): void {
    this.#protected = on
  }
  /** What was asked for; the system's own protection cannot be seen from here. */
  get contentProtection(): boolean {
    return this.#protected
  }

  close(): void {
    void this.webContents.close()
    this.#gone()
  }
  #gone(): void {
    if (this.#closed) return
    this.#closed = true
    BrowserWindow.#all.delete(this)
    this.emit('closed')
    if (BrowserWindow.#all.size === 0) app.emit('window-all-closed')
  }
}
