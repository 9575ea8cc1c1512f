import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newId } from '../../apps/server/src/kernel/ids.ts'
import { freePort } from './free-port.ts'

const SERVER = fileURLToPath(new URL('../../apps/server', import.meta.url))
/** A server that does not answer within this many tries of 20 ms will not answer. */
const MOST_TRIES = 1_500

/** The server's program as it is built, in a folder of its own; taken away with the scope. */
export interface ServerProgram extends Disposable {
  readonly file: string
}

/** Builds it from the sources as they are now; what `npm start` built is left alone. */
export function buildServer(): ServerProgram {
  const folder = join(SERVER, 'node_modules/.cache', `server-${newId()}`)
  execFileSync(process.execPath, [join(SERVER, 'build.mjs'), folder], { stdio: 'pipe' })
  return { file: join(folder, 'main.js'), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A running server process. */
export interface ServerProcess extends AsyncDisposable {
  readonly address: string
  /** Ends it by a signal and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts a server process on a port and waits until it answers. @throws with what it wrote, when it ends instead */
export async function startServer(
  program: ServerProgram,
  env: Readonly<Record<string, string>>,
  port?: number,
): Promise<ServerProcess> {
  const listenOn = port ?? (await freePort())
  const address = `http://127.0.0.1:${listenOn}`
  const child = spawn(process.execPath, [program.file], {
    env: { PATH: process.env['PATH'] ?? '', ONMARU_LOG: 'error', ...env, ONMARU_PORT: String(listenOn) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written = `${written}${chunk.toString()}`.slice(-20_000)
    })
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (isGone(child)) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  for (let tries = 0; !(await answers(address)); tries += 1) {
    if (isGone(child) || tries >= MOST_TRIES) {
      await end('SIGKILL')
      throw new Error(`the server did not start:\n${written}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { address, end, [Symbol.asyncDispose]: () => end('SIGKILL') }
}

const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/health`)).ok
  } catch {
    return false
  }
}
