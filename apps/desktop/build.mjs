// Builds the desk: main process (ESM), preload (one CommonJS file, as the sandbox wants it), page (browser).
// `node build.mjs [--dev] [--watch] [main] [preload] [renderer]`; without names all three.
import { cpSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const root = import.meta.dirname
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const dev = flags.includes('--dev')
const watch = flags.includes('--watch') ? {} : null
const common = { configFile: false, logLevel: 'warn', mode: dev ? 'development' : 'production' }
const node = [/^node:/, ...builtinModules]

/** What pdf.js reads at run time, beside the page: picture decoders, character maps, standard fonts. */
const pdfData = {
  name: 'pdf-data',
  writeBundle({ dir }) {
    const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    for (const folder of ['wasm', 'cmaps', 'standard_fonts'])
      cpSync(join(from, folder), join(dir, 'pdfjs', folder), {
        recursive: true,
        filter: (file) => !/quickjs|fallback/.test(file),
      })
  },
}

const builds = {
  main: {
    ...common,
    root,
    ssr: { noExternal: true },
    build: {
      ssr: 'src/main/main.ts',
      outDir: 'dist/main',
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      minify: false,
      watch,
      rolldownOptions: {
        external: ['electron', ...node],
        output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false },
      },
    },
  },
  preload: {
    ...common,
    root,
    ssr: { noExternal: true },
    build: {
      ssr: 'src/preload/preload.cts',
      outDir: 'dist/preload',
      emptyOutDir: true,
      target: 'chrome140',
      sourcemap: false,
      minify: false,
      watch,
      rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false } },
    },
  },
  renderer: {
    ...common,
    root: `${root}/src/renderer`,
    base: '/',
    plugins: [react(), pdfData],
    build: {
      outDir: `${root}/dist/renderer`,
      emptyOutDir: true,
      target: 'chrome140',
      sourcemap: true,
      watch,
      // No data: addresses: the content security policy allows fonts and pictures from the page's own origin alone.
      assetsInlineLimit: 0,
      // The page is read once from the disk or the office's own server; React, React Aria and the router are its bulk.
      chunkSizeWarningLimit: 1_200,
      modulePreload: { polyfill: false },
    },
  },
}

for (const name of named.length > 0 ? named : Object.keys(builds)) {
  if (!(name in builds)) throw new Error(`no build is named ${name}; there are ${Object.keys(builds).join(', ')}`)
  await build(builds[name])
}
