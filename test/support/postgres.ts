import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STAND_IN } from './databases.ts'
import { freePort } from './free-port.ts'

const BIN = '/usr/lib/postgresql/15/bin'
const TRIES = 100

let stop: () => Promise<void> = async () => undefined

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

function standIn(): void {
  process.env['ONMARU_TEST_PG'] = STAND_IN
  process.stderr.write(
    'PostgreSQL이 없어 PGlite가 대신합니다 (PGlite stands in for PostgreSQL; what needs several connections at once is left out)\n',
  )
}

/** Starts PostgreSQL once for the whole run, on a free port, with its data in a temporary folder; without it, or with ONMARU_TEST_STAND_IN set, PGlite stands in. */
export async function setup(): Promise<void> {
  if (process.env['ONMARU_TEST_PG'] !== undefined) return
  if (process.env['ONMARU_TEST_STAND_IN'] === undefined && existsSync(join(BIN, 'initdb'))) await startPostgres()
  else standIn()
}

/** Stops it and takes its data away. */
export async function teardown(): Promise<void> {
  await stop()
}
