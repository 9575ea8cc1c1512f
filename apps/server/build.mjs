// Bundles the server and the command line; native modules and what brings its own files stay outside.
import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** How every program of the server's code is bundled. */
const BUNDLE = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  external: ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/*', 'pg-native', 'pdfjs-dist', 'esbuild', 'sharp'],
  // Fastify's dependencies are CommonJS and call require.
  banner: { js: "import { createRequire as onmaruRequire } from 'node:module'; const require = onmaruRequire(import.meta.url);" },
}

/** Builds into a folder below this one, where the programs find their native modules; `programs` are further ones, name → file. */
export async function buildServer(outdir, { programs = {}, external = [] } = {}) {
  await build({
    ...BUNDLE,
    external: [...BUNDLE.external, ...external],
    entryPoints: {
      main: 'src/main.ts',
      cli: 'src/cli.ts',
      // The threads that render; documents' rendering/assets.ts looks for it beside the bundle.
      'render-worker': 'src/slices/documents/rendering/worker.ts',
      ...programs,
    },
    outdir,
  })
  cpSync(join(import.meta.dirname, 'src/slices/documents/templates'), join(resolve(import.meta.dirname, outdir), 'templates'), {
    recursive: true,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildServer(process.argv[2] ?? 'dist')
