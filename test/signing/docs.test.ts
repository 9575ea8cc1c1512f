import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { buildTestPki } from '../../packages/signing/src/testing/index.ts'
import { life } from './signed-document.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PACKAGE = join(ROOT, 'packages/signing')

/** The pieces of one language in a page, in their order. */
function piecesOf(page: string, language: string): string {
  const text = readFileSync(join(PACKAGE, page), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, piece]) => piece).join('\n')
}

it('the README’s program runs as it stands there', async () => {
  const folder = join(ROOT, 'node_modules/.cache/signing-readme')
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `program-${process.pid}.mjs`)
  await build({
    stdin: { contents: piecesOf('README.md', 'ts'), loader: 'ts', resolveDir: ROOT },
    alias: { '@onmaru/signing': join(PACKAGE, 'src/index.ts') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
    banner: { js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url)" },
  })
  try {
    const said = execFileSync(process.execPath, [outfile], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
    expect(said).toHaveLength(2)
    expect(said[0]).toBe('approver signature TOTAL-PASSED false')
    expect(said[1]).toMatch(/ document-timestamp TOTAL-PASSED true$/)
  } finally {
    rmSync(outfile)
  }
})

it('the page for 2056 says commands that work', async () => {
  const pki = await buildTestPki(crypto)
  const folder = mkdtempSync(join(tmpdir(), 'in-2056-'))
  try {
    writeFileSync(join(folder, 'record.pdf'), (await life(pki, 'one-page')).at(-1) ?? '')
    const root = Buffer.from(pki.anchors[0] ?? []).toString('base64')
    writeFileSync(
      join(folder, 'root.pem'),
      `-----BEGIN CERTIFICATE-----\n${root.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    )
    const script = `set -e\nexec 2>&1\n${piecesOf('docs/what-is-signed.md', 'sh')}`
    const said = execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
    expect(said.match(/Signature is Valid/g)).toHaveLength(8)
    expect(said).toContain('CMS Verification successful')
    expect(said).toContain('Verification: OK')
    expect(said).toContain('Time stamp: Jul 15 03:00:00 2026 GMT')
    expect(said.match(/Last Update: Jul 14/g)).toHaveLength(2)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
