import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { makeCodec } from './host/codec.ts'
import type { StandIn } from './host/electron.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const desktop = join(root, 'apps/desktop')
const { encode, decode } = makeCodec()

/** The desk, started for a test. */
export interface Desk {
  readonly page: Page
  readonly userData: string
  windows(): Page[]
  /** Runs a function in the main process. */
  evaluate<R, A = null>(run: (electron: StandIn, given: A) => R | Promise<R>, given?: A): Promise<R>
  readonly exited: Promise<number | null>
  output(): string
  [Symbol.asyncDispose](): Promise<void>
}

export interface DeskOptions {
  /** Environment of the main process. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder of settings and keys; a fresh one unless given. */
  readonly userData?: string
}

let hostBundle: Promise<string> | null = null

/** The stand-in as one module that plain Node runs. */
function bundleHost(): Promise<string> {
  hostBundle ??= (async () => {
    const outfile = join(root, 'node_modules/.cache/onmaru', `electron-host-${process.pid}.mjs`)
    await build({
      entryPoints: [join(root, 'test/desktop/host/boot.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['@playwright/test'],
      logLevel: 'error',
    })
    process.once('exit', () => rmSync(outfile, { force: true }))
    return outfile
  })()
  return hostBundle
}

/** Environment without what a test runner leaves in it. */
function environment(added: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(NODE_OPTIONS|VITEST|TEST_)/.test(entry[0]),
  )
  return { ...Object.fromEntries(kept), ...added }
}

interface HostMessage {
  readonly host: 'ready' | 'result'
  readonly cdp: string
  readonly id: number
  readonly ok: boolean
  readonly value: string
}

/** Starts the main bundle in the stand-in; resolves when Chromium is up, or with null when the process left with code 0. */
export async function startMain({ env = {}, userData }: Required<Pick<DeskOptions, 'userData'>> & DeskOptions) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', await bundleHost(), join(desktop, 'dist/main/index.js'), `--user-data-dir=${userData}`],
    { cwd: root, env: environment(env), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      text += data.toString()
    })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const cdp = await new Promise<string | null>((ready, fail) => {
    child.on('message', (message: HostMessage) => message.host === 'ready' && ready(message.cdp))
    exited.then((code) => (code === 0 ? ready(null) : fail(new Error(`the main process left with ${code}\n${text}`))), fail)
  })
  return { child, cdp, exited, output: () => text }
}

/**
 * Starts the real main, preload and page bundles with Node and Debian's Chromium in Electron's place, whose binary a test
 * machine need not have. Closes itself by `await using`.
 */
export async function launchDesk(options: DeskOptions = {}): Promise<Desk> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'onmaru-desk-'))
  const { child, cdp, exited, output } = await startMain({ ...options, userData })
  if (cdp === null) throw new Error('the desk left at once: another instance holds the folder')
  const browser = await chromium.connectOverCDP(cdp)
  const windows = (): Page[] => browser.contexts().flatMap((context) => context.pages())
  let last = 0
  const evaluate: Desk['evaluate'] = (run, given) =>
    new Promise((done, fail) => {
      last += 1
      const id = last
      const hear = (message: HostMessage): void => {
        if (message.host !== 'result' || message.id !== id) return
        child.off('message', hear)
        if (message.ok) done(decode(message.value) as never)
        else fail(new Error(message.value))
      }
      child.on('message', hear)
      child.send({ host: 'evaluate', id, text: String(run), given: encode(given ?? null) })
    })
  const page = windows()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
  if (page === undefined) throw new Error(`no window\n${output()}`)
  await page.waitForURL(/bundle\.app/)
  await page.waitForLoadState('load')
  return {
    page,
    userData,
    windows,
    evaluate,
    exited,
    output,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill('SIGTERM')
      await exited
      await browser.close()
      rmSync(userData, { recursive: true, force: true })
    },
  }
}
