// Bundles the server and the command line; native modules and what brings its own files stay outside.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: {
    main: 'src/main.ts',
    cli: 'src/cli.ts',
    // The threads that render; documents' rendering/assets.ts looks for it beside the bundle.
    'render-worker': 'src/slices/documents/rendering/worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  external: ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/*', 'pg-native', 'pdfjs-dist', 'esbuild'],
  // Fastify's dependencies are CommonJS and call require.
  banner: { js: "import { createRequire as onmaruRequire } from 'node:module'; const require = onmaruRequire(import.meta.url);" },
})
cpSync(join(import.meta.dirname, 'src/slices/documents/templates'), join(import.meta.dirname, 'dist/templates'), {
  recursive: true,
})
