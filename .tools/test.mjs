// `npm test`: everything, with what it needs set up first. The last line is `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bin, debianPackages, installDependencies, root, run } from './machine.mjs'
import { buildTokenModule } from './tokens.mjs'

const reports = join(root, '.reports')
mkdirSync(reports, { recursive: true })
installDependencies()

const missing = debianPackages([
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'fonts-nanum', file: '/usr/share/fonts/truetype/nanum/NanumGothic.ttf' },
  { name: 'poppler-utils', file: '/usr/bin/pdfsig' },
  { name: 'qpdf', file: '/usr/bin/qpdf' },
  { name: 'openssl', file: '/usr/bin/openssl' },
  { name: 'libnss3-tools', file: '/usr/bin/certutil' },
])
// Storage is tested on PostgreSQL too; where it cannot be installed PGlite stands in, and the run says so.
debianPackages([{ name: 'postgresql', file: '/usr/lib/postgresql/15/bin/initdb' }])
// Smart cards are tested against SoftHSM; where it, OpenSC or a compiler is missing they are left out, and the run says so.
const withoutCards = debianPackages([
  { name: 'softhsm2', file: '/usr/bin/softhsm2-util' },
  { name: 'opensc', file: '/usr/bin/pkcs11-tool' },
])
if (!buildTokenModule()) withoutCards.push('pkcs11js')
if (withoutCards.length > 0) console.log(`보안토큰 시험은 뺍니다 (smart cards are left out): ${withoutCards.join(' ')}`)
if (missing.length > 0) {
  console.error(
    `시험에 필요한 프로그램이 없습니다. 설치한 뒤 다시 실행하십시오 (these are missing; install them and run again): sudo apt-get install ${missing.join(' ')}`,
  )
  console.log('0 passed, 1 failed')
  process.exit(1)
}

let passed = 0
let failed = 0
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1)

/** A check that is one program: it passes when the program does. */
function check(name, args) {
  const began = Date.now()
  const ok = run(process.execPath, args, { allow: true }).status === 0
  if (ok) passed += 1
  else failed += 1
  console.log(`${ok ? 'ok' : 'FAILED'} ${name} (${seconds(began)} s)`)
  return ok
}

/** A test runner: it passes what its report says; a runner that wrote no report, or ran no test, has failed. */
function runner(name, command, args, env, report, count) {
  const began = Date.now()
  const { status } = run(command, args, { allow: true, env })
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 }
  passed += counted.passed
  failed += counted.failed
  if (counted.passed + counted.failed === 0 || (status !== 0 && counted.failed === 0)) failed += 1
  console.log(`${name}: ${counted.passed} passed, ${counted.failed} failed (${seconds(began)} s)`)
}

const built = check('build', ['.tools/build.mjs'])
check('types', ['.tools/types.mjs'])
check('lint and format', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'])
check('import rules', ['.tools/rules.mjs'])

const unit = join(reports, 'vitest.json')
runner(
  'unit, property and storage',
  process.execPath,
  [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  {},
  unit,
  (r) => ({ passed: r.numPassedTests, failed: r.numFailedTests + (r.numFailedTestSuites > 0 && r.numFailedTests === 0 ? 1 : 0) }),
)
if (built && existsSync(join(root, 'playwright.config.ts'))) {
  const flow = join(reports, 'playwright.json')
  runner(
    'end to end',
    process.execPath,
    [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: flow, CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
    flow,
    (r) => ({ passed: r.stats.expected, failed: r.stats.unexpected + r.stats.flaky }),
  )
}

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
