// Bundles the server and the command line; native modules and what brings its own files stay outside.
import { build } from 'esbuild'

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ['src/main.ts', 'src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  external: ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/*', 'pg-native'],
  // Fastify's dependencies are CommonJS and call require.
  banner: { js: "import { createRequire as onmaruRequire } from 'node:module'; const require = onmaruRequire(import.meta.url);" },
})
