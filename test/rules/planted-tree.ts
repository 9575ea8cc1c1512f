import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's top. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A tree of sources in a temporary folder, laid out as the repository is, with outside libraries as empty stand-ins; taken away with the scope. */
export interface PlantedTree extends Disposable {
  readonly folder: string
}

/** What each workspace package declares; its outside libraries lie in the store and are linked, as pnpm does it. */
const WORKSPACE: Readonly<Record<string, readonly string[]>> = {
  'packages/workflow': ['xstate', 'zod'],
  'packages/signing': ['node-forge', 'pdf-lib'],
  'apps/server': ['@onmaru/workflow', '@onmaru/signing', 'kysely', 'zod', '@trpc/server', 'fastify', '@fastify/cookie'],
  'apps/desktop': ['@onmaru/server', '@onmaru/signing', 'electron', 'zod'],
}
/** A library that is there but that no package declares. */
export const UNDECLARED = 'left-over'

/** Lays the sources out: path below the top → text. */
export function plantTree(sources: Readonly<Record<string, string>>): PlantedTree {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-plants-'))
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const link = (from: string, to: string): void => {
    mkdirSync(dirname(join(folder, from)), { recursive: true })
    symlinkSync(relative(dirname(join(folder, from)), join(folder, to)), join(folder, from))
  }
  copyFileSync(join(ROOT, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  put('package.json', JSON.stringify({ name: 'plants', private: true, type: 'module' }))
  const outside = new Set<string>([UNDECLARED])
  for (const [place, declared] of Object.entries(WORKSPACE)) {
    const dependencies = Object.fromEntries(declared.map((name) => [name, '*']))
    const exports = { '.': './src/index.ts', './testing': './src/testing/index.ts', './router': './src/router.ts' }
    put(
      `${place}/package.json`,
      JSON.stringify({ name: `@onmaru/${place.split('/')[1]}`, type: 'module', exports, dependencies }),
    )
    for (const name of declared) {
      const mine = name.startsWith('@onmaru/')
        ? Object.keys(WORKSPACE).find((other) => `@onmaru/${other.split('/')[1]}` === name)
        : undefined
      if (mine === undefined) outside.add(name)
      link(`${place}/node_modules/${name}`, mine ?? stored(name))
    }
  }
  for (const name of outside) {
    put(`${stored(name)}/package.json`, JSON.stringify({ name, version: '1.0.0', exports: './index.js' }))
    put(`${stored(name)}/index.js`, 'export {}\n')
  }
  link(`apps/server/node_modules/${UNDECLARED}`, stored(UNDECLARED))
  for (const [path, text] of Object.entries(sources)) put(path, text)
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

function stored(name: string): string {
  return `node_modules/.pnpm/${name.replace('/', '+')}@1.0.0/node_modules/${name}`
}
