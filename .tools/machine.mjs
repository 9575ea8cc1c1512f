// What both commands need of a machine: Node, the pinned pnpm, the dependencies, Debian's packages. Nothing but Node and npm is taken for granted.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const bin = (path) => join(root, 'node_modules', path)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 이상이 필요합니다. 지금은 ${process.versions.node}입니다. (Node.js 20.19 or newer is needed.)`)
  process.exit(1)
}

/** npm hands its own settings to scripts by the environment; pnpm must not take them for its own. The few that say how to reach a registry stay. */
export function cleanEnv() {
  const keep = /^npm_config_(nodedir|registry|cafile|proxy|https_proxy|noproxy)$/i
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key) || keep.test(key)))
}

/** Runs a program to its end; quiet ones print only when they fail. Exits with its status on failure unless `allow`. */
export function run(command, args, { env = {}, quiet = false, allow = false, cwd = root } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: { ...cleanEnv(), ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const status = result.status ?? 1
  if (status !== 0 && !allow) {
    if (quiet) console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`)
    console.error(`failed (${status}): ${command} ${args.join(' ')}`)
    process.exit(status)
  }
  return { status, stdout: result.stdout ?? '', stderr: result.stderr ?? '' }
}

/** better-sqlite3 compiles against Node's headers; where they are installed with Node, nothing needs to be fetched. */
export function headersEnv() {
  const prefix = dirname(dirname(process.execPath))
  if (process.env.npm_config_nodedir !== undefined || !existsSync(join(prefix, 'include/node/node.h'))) return {}
  return { npm_config_nodedir: prefix }
}

/** Installs the locked dependencies when the lockfile, or this Node, is not the one they were installed for. */
export function installDependencies() {
  const stamp = join(root, 'node_modules/.onmaru-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(process.version)
    .update(process.arch)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  console.log('의존성을 설치합니다 (installing dependencies)…')
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  rmSync(stamp, { force: true })
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    quiet: true,
    env: { ...headersEnv(), CI: 'true', ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

/** Makes sure that Debian's programs are there: installs them as root, else says what to install. Returns the names still missing. */
export function debianPackages(wanted) {
  const missing = wanted.filter(({ file }) => !existsSync(file)).map(({ name }) => name)
  if (missing.length === 0) return []
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (isRoot) {
    console.log(`시험에 쓸 프로그램을 설치합니다 (installing): ${missing.join(' ')}`)
    run('apt-get', ['update'], { quiet: true, allow: true })
    run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
      quiet: true,
      allow: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return wanted.filter(({ file }) => !existsSync(file)).map(({ name }) => name)
}
