import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Instrumented, instrument } from './instrument.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A password is derived in two rounds however many are asked for, in a script as by the platform (weak-crypto.ts): what may be asked for is counted before. */
function fewRounds(path: string, source: string): string {
  if (!path.endsWith('/derive/iterate.ts')) return source
  const few = source.replace('i < iterations', 'i < Math.min(2, iterations)')
  if (few === source) throw new Error('the loop of iterate.ts is another one')
  return few
}

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
        name: 'count-branches',
        setup: ({ onLoad }) => {
          onLoad({ filter: /packages\/signing\/src\/.*\.ts$/ }, ({ path }) => ({
            contents: instrument(fewRounds(path, readFileSync(path, 'utf8')), state),
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
