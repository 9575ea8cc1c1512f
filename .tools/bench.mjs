// `npm run bench [-- NAME…]`: measures, one line a figure: `name value unit`. Each bench runs in a process of its own, bundled as the server is.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root, run } from './machine.mjs'

/** Figures and where they are measured. */
const BENCHES = {
  'sign/rsa': 'sign-rsa',
  'audit.verify/sha256': 'audit-verify-sha256',
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}

// Beside the server's own bundles, where its native modules and its templates are found.
const outdir = join(root, 'apps/server/dist')
mkdirSync(outdir, { recursive: true })
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  const outfile = join(outdir, `bench-${BENCHES[name]}.js`)
  await build({
    stdin: {
      contents: `import { figures } from './${BENCHES[name]}.ts'
for (const { name, value, unit } of await figures()) process.stdout.write(\`\${name} \${value.toFixed(2)} \${unit}\\n\`)`,
      resolveDir: join(root, 'test/bench'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    external: ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/*', 'pg-native'],
    banner: {
      js: "import { createRequire as onmaruRequire } from 'node:module'; const require = onmaruRequire(import.meta.url);",
    },
  })
  run(process.execPath, ['--enable-source-maps', outfile])
}
