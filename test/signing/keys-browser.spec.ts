import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'esbuild'
import { createPkcs12 } from '../../packages/signing/src/index.ts'
import { buildTestPki, KOREAN_SCHEMES, sealKoreanKey } from '../../packages/signing/src/testing/index.ts'
import { OpenSsl } from './openssl-run.ts'

const PASSWORD = '한빛2026'
const CP949 = new Uint8Array([0xc7, 0xd1, 0xba, 0xfb, 0x32, 0x30, 0x32, 0x36])
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** What the page is given: key files in base64, each with whose they are. */
interface Given {
  readonly name: string
  readonly files: readonly string[]
}

// Debian's Chromium, as everywhere here; none is downloaded.
test.use({ launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] } })

test('a browser opens what Node opens: every Korean scheme, old and new containers, and ciphers that its WebCrypto lacks', async ({
  page,
}) => {
  const pki = await buildTestPki(crypto)
  const { certificate, pair } = pki.of('drafter')
  const given: Given[] = []
  for (const scheme of KOREAN_SCHEMES)
    given.push({
      name: scheme,
      files: [certificate, await sealKoreanKey(pair.privateKeyPkcs8, CP949, scheme, crypto)].map(base64),
    })
  const reviewer = pki.of('reviewer')
  const content = { privateKeyPkcs8: reviewer.pair.privateKeyPkcs8, certificate: reviewer.certificate, chain: reviewer.chain }
  given.push({
    name: 'ours',
    files: [base64(await createPkcs12({ ...content, password: PASSWORD, friendlyName: '이두리', crypto }))],
  })
  using ssl = new OpenSsl()
  ssl.put('key.p8', pair.privateKeyPkcs8)
  ssl.put('cert.der', certificate)
  ssl.run('pkey', '-inform', 'DER', '-in', 'key.p8', '-out', 'key.pem')
  ssl.run('x509', '-inform', 'DER', '-in', 'cert.der', '-out', 'cert.pem')
  ssl.run(
    'pkcs12',
    '-export',
    '-legacy',
    '-inkey',
    'key.pem',
    '-in',
    'cert.pem',
    '-passout',
    `pass:${PASSWORD}`,
    '-out',
    'old.p12',
  )
  given.push({ name: 'RC2-40 and 3DES', files: [base64(ssl.get('old.p12'))] })
  for (const [name, options] of [
    ['AES-192', ['-v2', 'aes-192-cbc']],
    ['SHA-224', ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA224']],
  ] as const) {
    ssl.run('pkcs8', '-topk8', '-in', 'key.pem', '-outform', 'DER', '-out', 'k.p8', '-passout', `pass:${PASSWORD}`, ...options)
    given.push({ name, files: [base64(ssl.get('k.p8')), base64(certificate)] })
  }

  // The package as it is, without a bundler's tricks: no shims, no globals but the platform's.
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../packages/signing/src/index.ts', import.meta.url))],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'signing',
    write: false,
    logLevel: 'error',
  })
  await page.route('https://desk.test/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto('https://desk.test/')
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  const answers = await page.evaluate(
    async ({ all, password }) => {
      type Door = typeof import('../../packages/signing/src/index.ts')
      const { openCredential } = (globalThis as unknown as { signing: Door }).signing
      const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
      const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
      const told: Record<string, unknown> = {}
      for (const { name, files } of all) {
        const bytes = files.map(bytesOf)
        const opened = await openCredential(bytes, password, crypto).catch(codeOf)
        const wrong = await openCredential(bytes, `${password}!`, crypto).catch(codeOf)
        const signed = typeof opened === 'string' ? opened : (await opened.key.sign(new Uint8Array([1]))).length > 60
        told[name] = [signed, typeof wrong === 'string' ? wrong : 'opened']
      }
      return told
    },
    { all: given, password: PASSWORD },
  )
  expect(answers).toEqual(Object.fromEntries(given.map(({ name }) => [name, [true, 'KEY_PASSWORD_WRONG']])))
})
