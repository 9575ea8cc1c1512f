// Builds the server's bundles and the desk. Skipped by the start command when nothing changed since the last build.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './machine.mjs'

const STAMP = join(root, 'node_modules/.onmaru-built')
const OUTPUTS = ['apps/server/dist/main.js', 'apps/server/dist/cli.js', 'apps/desktop/dist/renderer/index.html']

/** A digest of every source's name, size and time: enough to know that nothing was edited. */
function sourceDigest() {
  const files = execFileSync(
    'find',
    [
      'apps',
      'packages',
      'pnpm-lock.yaml',
      '-type',
      'f',
      '-not',
      '-path',
      '*/node_modules/*',
      '-not',
      '-path',
      '*/dist/*',
      '-not',
      '-name',
      '*.test.ts',
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const hash = createHash('sha256')
  for (const file of files.split('\n').filter(Boolean).sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Builds if anything changed; returns whether it did. */
export function build() {
  const digest = sourceDigest()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest && OUTPUTS.every((file) => existsSync(join(root, file))))
    return false
  run(process.execPath, ['apps/server/build.mjs'])
  run(process.execPath, ['build.mjs'], { cwd: join(root, 'apps/desktop') })
  writeFileSync(STAMP, digest)
  return true
}

if (process.argv[1] === new URL(import.meta.url).pathname) build()
