import { EventEmitter } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, startChromium } from './chromium.ts'

const flag = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)

/** `electron.app`: life cycle, paths, and one instance a user folder. */
class App extends EventEmitter {
  readonly isPackaged = false
  readonly #userData = flag('user-data-dir') ?? join(tmpdir(), `onmaru-desk-${process.pid}`)
  #lock: { readonly file: string; readonly socket: string } | null = null
  #handedOver: Promise<unknown> = Promise.resolve()
  #sandboxed = false
  #quitting = false
  #ready: Promise<void> | null = null

  /** Chromium starts when it is first asked for: a second instance never asks, and so cannot touch the first one's folder however slowly its code loads. */
  whenReady(): Promise<void> {
    this.#ready ??= startChromium(this.#userData).then(({ cdp }) => {
      process.send?.({ host: 'ready', cdp })
    })
    return this.#ready
  }
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`the stand-in knows no folder '${name}'`)
    return this.#userData
  }
  getVersion(): string {
    return '0.0.0-host'
  }
  enableSandbox(): void {
    this.#sandboxed = true
  }
  get sandboxed(): boolean {
    return this.#sandboxed
  }

  requestSingleInstanceLock(): boolean {
    mkdirSync(this.#userData, { recursive: true })
    const file = join(this.#userData, 'host.lock')
    const socket = `${file}.sock`
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      process.kill(Number(readFileSync(file, 'utf8')), 0) // a test's first instance is alive, or the test is wrong
      this.#handedOver = new Promise((done) =>
        connect(socket).on('error', done).on('close', done).end(JSON.stringify(process.argv)),
      )
      return false
    }
    const server = createServer((connection) => {
      let text = ''
      connection.on('data', (data) => {
        text += data
      })
      connection.on('end', () => {
        this.emit('second-instance', {}, JSON.parse(text), '/')
        connection.end()
      })
    })
    server.listen(socket)
    server.unref()
    this.#lock = { file, socket }
    return true
  }

  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    this.emit('before-quit', {})
    void this.exit(0)
  }
  async exit(code: number): Promise<void> {
    this.#quitting = true
    await this.#handedOver
    if (this.#lock !== null) {
      rmSync(this.#lock.file, { force: true })
      rmSync(this.#lock.socket, { force: true })
    }
    // What never started needs no end; a start that failed has said so to whoever waited for it.
    if (
      this.#ready !== null &&
      (await this.#ready.then(
        () => true,
        () => false,
      ))
    )
      await browser().context.close()
    process.exit(code)
  }
}

export const app = new App()
