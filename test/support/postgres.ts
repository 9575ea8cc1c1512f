import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const BIN = '/usr/lib/postgresql/15/bin'
const TRIES = 100

let stop: () => Promise<void> = async () => undefined

/** A port that nobody uses now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** PostgreSQL refuses to run as root; as root the account that Debian's package made runs it. */
function asPostgres(command: string, args: readonly string[]): [string, string[]] {
  return process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]]
}

async function startPostgres(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-pg-'))
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const port = await freePort()
  execFileSync(
    ...asPostgres(join(BIN, 'initdb'), ['-D', data, '-U', 'onmaru', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']),
    { stdio: 'ignore' },
  )
  const server = spawn(
    ...asPostgres(join(BIN, 'postgres'), [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
    ]),
    { stdio: 'ignore' },
  )
  for (let tries = 0; ; tries += 1) {
    try {
      execFileSync(join(BIN, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
      break
    } catch (error) {
      if (tries >= TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  process.env['ONMARU_TEST_PG'] = `postgres://onmaru@127.0.0.1:${port}/postgres`
  stop = async () => {
    execFileSync(...asPostgres(join(BIN, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w']), { stdio: 'ignore' })
    server.unref()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startStandIn(): Promise<void> {
  const port = await freePort()
  const db = await PGlite.create()
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1' })
  await server.start()
  process.env['ONMARU_TEST_PG_STAND_IN'] = `postgres://postgres@127.0.0.1:${port}/postgres`
  process.stderr.write(
    'PostgreSQL이 없어 PGlite가 대신합니다 (PGlite stands in for PostgreSQL; what needs several connections is left out)\n',
  )
  stop = async () => {
    await server.stop()
    await db.close()
  }
}

/** Starts PostgreSQL once for the whole run, on a free port, with its data in a temporary folder. */
export async function setup(): Promise<void> {
  if (process.env['ONMARU_TEST_PG'] !== undefined) return
  await (existsSync(join(BIN, 'initdb')) ? startPostgres() : startStandIn())
}

/** Stops it and takes its data away. */
export async function teardown(): Promise<void> {
  await stop()
}
