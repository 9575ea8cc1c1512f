// `npm run bench [-- NAME…]`: measures, one line a figure: `name value unit`. Each bench runs in a process of its own, bundled as the server is.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer } from '../apps/server/build.mjs'
import { root, run } from './machine.mjs'

/** Figures and where they are measured. */
const BENCHES = {
  'sign/rsa': 'sign-rsa',
  'sign/memory': 'sign-memory',
  'validate/verify': 'validate-verify',
  'approve/transaction': 'approve-transaction',
  'render.page': 'render-page',
  inbox: 'inbox',
  'audit.verify/sha256': 'audit-verify-sha256',
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}
const files = (asked.length > 0 ? asked : Object.keys(BENCHES)).map((name) => BENCHES[name])

const folder = join(root, `apps/server/node_modules/.cache/bench-${process.pid}`)
const programs = Object.fromEntries(files.map((file) => [`bench-${file}`, join(root, `test/bench/${file}.ts`)]))
try {
  // Beside the renderer's thread and templates, as the server's own programs. PGlite belongs to tests on PostgreSQL.
  await buildServer(folder, { programs, external: ['@electric-sql/*'] })
  for (const file of files) {
    const program = join(folder, `run-${file}.js`)
    writeFileSync(
      program,
      `import { figures } from './bench-${file}.js'
for (const { name, value, unit } of await figures()) console.log(name, value.toFixed(2), unit)
`,
    )
    const { status } = run(process.execPath, ['--enable-source-maps', program], { allow: true })
    if (status !== 0) process.exitCode = status
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
