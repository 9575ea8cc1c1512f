import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { startSchemeServer } from './scheme.ts'

export interface Browser {
  readonly context: BrowserContext
  /** Where the test connects. */
  readonly cdp: string
  /** The page that a fresh browser has, until the first window takes it. */
  spare: Page | undefined
  /** Pages that the stand-in itself is opening. */
  expected: number
  /** Who waits for the page of a window that the program's page opened. */
  readonly popups: ((page: Page) => void)[]
  unclaimed: Page | undefined
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=ko-KR',
  '--remote-debugging-port=0',
]

let started: Browser | null = null

/** The browser of this process. Throws before the app is ready. */
export function browser(): Browser {
  if (started === null) throw new Error('Chromium has not started')
  return started
}

/** Starts Debian's Chromium; nothing that its pages ask for leaves the machine. */
export async function startChromium(userData: string): Promise<Browser> {
  await startSchemeServer()
  const folder = join(userData, 'chromium')
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: process.env['HEADED'] !== '1',
    viewport: null,
    chromiumSandbox: false,
    args: [...FLAGS, '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1,EXCLUDE localhost,EXCLUDE *.localhost'],
  })
  const [port, path] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')
  const made: Browser = {
    context,
    cdp: `ws://127.0.0.1:${port}${path}`,
    spare: context.pages()[0],
    expected: 0,
    popups: [],
    unclaimed: undefined,
  }
  context.on('page', (page) => {
    if (made.expected > 0) return
    const wanted = made.popups.shift()
    if (wanted === undefined) made.unclaimed = page
    else wanted(page)
  })
  started = made
  return made
}
