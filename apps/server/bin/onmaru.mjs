#!/usr/bin/env node
// The command line is a bundle like the server; `npm start` or `npm test` builds it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bundle = new URL('../dist/cli.js', import.meta.url)
if (existsSync(fileURLToPath(bundle))) {
  await import(bundle.href)
} else {
  process.stderr.write(
    'onmaru: 아직 빌드되지 않았습니다. `npm start`나 `npm run build`를 먼저 실행하십시오. (Not built yet: run `npm start` or `npm run build` first.)\n',
  )
  process.exitCode = 2
}
