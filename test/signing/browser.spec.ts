import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'esbuild'
import { validatePdf } from '../../packages/signing/src/index.ts'
import { PRESENT } from '../../packages/signing/src/testing/index.ts'
import { CHROMIUM } from '../support/desk-person.ts'

test.use({ launchOptions: CHROMIUM })

const PROGRAM = fileURLToPath(new URL('browser/program.ts', import.meta.url))
const FIXTURE = fileURLToPath(new URL('fixtures/one-page.pdf', import.meta.url))
/** A page that only this test serves; browsers give WebCrypto to localhost. */
const ORIGIN = 'http://localhost:1'

test('the package signs and judges in a browser, by a plain bundle and the page’s own WebCrypto', async ({ page }) => {
  // No shim, no polyfill, no define: a bundle as any page would have it.
  const { outputFiles, metafile } = await build({
    entryPoints: [PROGRAM],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const ofNode = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  expect(ofNode).toEqual([])
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.route(`${ORIGIN}/**`, async (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' })
      : route.fulfill({
          contentType: 'text/html',
          headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; img-src data:" },
          body: '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>',
        }),
  )
  await page.goto(ORIGIN)
  await page.waitForFunction(() => 'signInBrowser' in globalThis)
  const done = await page.evaluate((pdf) => globalThis.signInBrowser(pdf), [...readFileSync(FIXTURE)])

  expect(done.report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
  expect(done.report.signatures.map(({ field, indication }) => [field, indication])).toEqual([
    ['sign-1', 'TOTAL-PASSED'],
    ['sign-2', 'TOTAL-PASSED'],
  ])
  expect(done.changed.signatures.map(({ subIndication }) => subIndication)).toEqual(['HASH_FAILURE', 'HASH_FAILURE'])
  expect(done.keyText).not.toMatch(/[0-9a-zA-Z+/]{40}/)
  expect(complaints).toEqual([])

  // The same file for the same code in Node, and for other people's.
  const pdf = new Uint8Array(done.pdf)
  const crls = done.crls.map((crl) => new Uint8Array(crl))
  const here = await validatePdf(pdf, { anchors: [new Uint8Array(done.anchor)], crls, at: PRESENT, crypto })
  expect(here).toEqual(done.report)
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  try {
    writeFileSync(join(folder, 'signed.pdf'), pdf)
    const { stdout } = spawnSync('pdfsig', ['-nocert', join(folder, 'signed.pdf')], { encoding: 'utf8' })
    expect(stdout.match(/Signature is Valid/g)).toHaveLength(2)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
