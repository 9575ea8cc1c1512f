import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Instrumented, instrument } from './instrument.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const QUICK_ROUNDS = join(HERE, 'quick-rounds.ts')
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Bundles the fuzzing program with the signing package instrumented and its rounds over passwords few. Returns the program's file. */
export async function buildFuzzer(): Promise<string> {
  const state: Instrumented = { branches: 0, words: new Set() }
  const folder = join(ROOT, 'node_modules/.cache/signing-fuzz')
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `program-${process.pid}.mjs`)
  await build({
    entryPoints: [join(HERE, 'program.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url)" },
    plugins: [
      {
        name: 'quick-rounds',
        setup: ({ onResolve }) => {
          onResolve({ filter: /\/iterate\.ts$/ }, ({ importer }) =>
            importer === QUICK_ROUNDS ? undefined : { path: QUICK_ROUNDS },
          )
        },
      },
      {
        name: 'count-branches',
        setup: ({ onLoad }) => {
          onLoad({ filter: /packages\/signing\/src\/.*\.ts$/ }, ({ path }) => ({
            contents: instrument(readFileSync(path, 'utf8'), state),
            loader: 'js',
          }))
        },
      },
    ],
  })
  const facts = JSON.stringify({ branches: state.branches, words: [...state.words] })
  const head = `globalThis.__facts = ${facts}; globalThis.__branches = new Uint8Array(${state.branches});\n`
  writeFileSync(outfile, head + readFileSync(outfile, 'utf8'))
  return outfile
}
