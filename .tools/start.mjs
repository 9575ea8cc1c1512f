// `npm start`: installs what is missing, builds, makes a demo office where there is none, starts the server and the desktop client.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from './build.mjs'
import { cleanEnv, installDependencies, root } from './machine.mjs'

installDependencies()
if (build()) console.log('빌드했습니다 (built).')

const port = process.env.ONMARU_PORT ?? '4710'
const dataFolder = resolve(process.env.ONMARU_DATA ?? join(root, '.data'))
const env = {
  ...cleanEnv(),
  NODE_ENV: 'production',
  ONMARU_PORT: port,
  ONMARU_DATA: dataFolder,
  ONMARU_DESK: join(root, 'apps/desktop/dist/renderer'),
  ONMARU_LOG: process.env.ONMARU_LOG ?? 'warn',
}
const people = demoOffice()
const children = []
let stopping = false

/** Makes the demo office where the data folder has none, and returns whom a visitor signs in as first. What was interrupted starts anew. */
function demoOffice() {
  const made = spawnSync(process.execPath, ['apps/server/dist/cli.js', 'office', 'create', '--demo', '--if-missing'], {
    cwd: root,
    env: { ...env, ONMARU_PUBLIC_URL: process.env.ONMARU_PUBLIC_URL ?? `http://localhost:${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (made.status !== 0) process.exit(made.status ?? 1)
  return made.stdout.trim()
}

/** Ends every child; the server finishes the job at hand and closes the database. */
function stop(status) {
  if (stopping) return
  stopping = true
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = status
}
process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))

function node(args) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  children.push(child)
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)))
}

const server = node(['apps/server/dist/main.js'])
server.then((code) => stop(code))

const address = `http://localhost:${port}`
for (let tries = 0; tries < 300 && !stopping; tries += 1) {
  const answer = await fetch(`${address}/health`).catch(() => null)
  if (answer?.ok) break
  await new Promise((done) => setTimeout(done, 100))
}
if (!stopping) {
  console.log(
    `\n온마루가 열렸습니다 (Onmaru is open)\n  업무 화면 (desk)      ${address}/\n  공개 기록관 (archive)  ${address}/archive\n  자료 폴더 (data)      ${dataFolder}\n\n${people}\n`,
  )
  startClient()
  console.log('Ctrl-C로 끝냅니다 (Ctrl-C stops).')
}

/** Electron's binary is fetched by Electron itself, where the network lets it; without it the same screens are in the browser. */
function startClient() {
  const electron = join(root, 'apps/desktop/node_modules/electron')
  const marker = join(electron, 'path.txt')
  if (!existsSync(marker)) {
    console.log(`Electron 실행 파일이 없어 브라우저로 엽니다 (no Electron binary here; open in a browser): ${address}/`)
    return
  }
  const child = spawn(join(electron, 'dist', readFileSync(marker, 'utf8').trim()), [join(root, 'apps/desktop')], {
    env: { ...env, ONMARU_SERVER: address },
    stdio: 'inherit',
  })
  children.push(child)
}
