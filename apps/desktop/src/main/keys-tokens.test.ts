import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  buildSignedData,
  digestOf,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  parseSignedData,
  type SignatureAlgorithm,
  verifySignedData,
} from '@onmaru/signing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPkcs11 } from './keys-pkcs11.ts'
import { Tokens } from './keys-tokens.ts'

const LIBRARY = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find((path) =>
  existsSync(path),
)
const PKCS11_TOOL = '/usr/bin/pkcs11-tool'
const PIN = '123456'
const load = () => loadPkcs11(['pkcs11js'])
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

describe('a desk without smart cards', () => {
  test('says why none can be read', async () => {
    expect(await new Tokens(null, load, crypto).list()).toEqual({ keys: [], tokens: 'none' })
    expect(await new Tokens('/lib.so', () => null, crypto).list()).toEqual({ keys: [], tokens: 'module-missing' })
    expect(await codeOf(new Tokens(null, load, crypto).open('token-1-2', PIN))).toBe('TOKEN_UNAVAILABLE')
    expect(loadPkcs11(['/nowhere/pkcs11js'])).toBeNull()
  })
})

/** Two keys on one card, made as an authority's software would. */
const KEYS = [
  { id: '01', name: '김하나', algorithm: 'RSA-PKCS1-SHA256' },
  { id: '02', name: '이두리', algorithm: 'ECDSA-P384-SHA384' },
] as const satisfies readonly { id: string; name: string; algorithm: SignatureAlgorithm }[]

if (LIBRARY === undefined || !existsSync(PKCS11_TOOL) || load() === null) {
  // Left out where SoftHSM, OpenSC or the native module are not installed; `npm test` installs them as root on Debian.
  test('smart cards are left out: softhsm2, opensc or pkcs11js is not installed here', () => {
    expect(LIBRARY !== undefined && existsSync(PKCS11_TOOL) && load() !== null).toBe(false)
  })
} else {
  describe('a card by PKCS#11', () => {
    let folder: string
    let tokens: Tokens
    const run = (command: string, ...args: readonly string[]): void => {
      const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
    }
    const tool = (...args: readonly string[]): void =>
      run(PKCS11_TOOL, '--module', LIBRARY, '--token-label', '한빛시', '--login', '--pin', PIN, ...args)

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'onmaru-hsm-'))
      mkdirSync(join(folder, 'tokens'))
      writeFileSync(
        join(folder, 'softhsm2.conf'),
        `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`,
      )
      process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
      run('softhsm2-util', '--init-token', '--free', '--label', '한빛시', '--so-pin', '12345678', '--pin', PIN)
      for (const { id, name, algorithm } of KEYS) {
        const pair = await generateKeyPair(algorithm, crypto, { modulusLength: 2048 })
        const certificate = await issueCertificate({
          profile: 'official',
          subject: { country: 'KR', organization: '한빛시', commonName: name },
          publicKeySpki: pair.publicKeySpki,
          serialNumber: `47${id}`,
          notBefore: new Date('2025-01-01'),
          notAfter: new Date('2035-01-01'),
          issuer: { certificate: null, key: await importSigningKey(pair.privateKeyPkcs8, crypto) },
          urls: { ocsp: 'http://x.test/ocsp', crl: 'http://x.test/crl', caIssuers: 'http://x.test/cer' },
          crypto,
        })
        writeFileSync(join(folder, 'key'), pair.privateKeyPkcs8)
        writeFileSync(join(folder, 'cert'), certificate)
        run('openssl', 'pkey', '-inform', 'DER', '-in', join(folder, 'key'), '-out', join(folder, 'key.pem'))
        run('softhsm2-util', '--import', join(folder, 'key.pem'), '--token', '한빛시', '--label', name, '--id', id, '--pin', PIN)
        tool('--write-object', join(folder, 'cert'), '--type', 'cert', '--id', id, '--label', name)
      }
      tokens = new Tokens(LIBRARY, load, crypto)
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    test('is listed with what its certificates say, without a PIN', async () => {
      const { keys, tokens: state } = await tokens.list()
      expect(state).toBe('ready')
      expect(keys.toSorted((a, b) => a.id.localeCompare(b.id))).toMatchObject([
        { name: '김하나', kind: 'token', kept: false, certificate: { keyName: 'RSA 2048' } },
        { name: '이두리', kind: 'token', kept: false, certificate: { keyName: 'ECDSA P-384' } },
      ])
    })

    test.each(KEYS)('signs a CMS by $algorithm that holds', async ({ name, algorithm }) => {
      const { id } = (await tokens.list()).keys.find((key) => key.name === name) ?? { id: '' }
      const { certificate, chain, key, close } = await tokens.open(id, PIN)
      expect(key.algorithm).toBe(algorithm)
      const contentDigest = new Uint8Array(await crypto.subtle.digest(digestOf(algorithm), new Uint8Array([1, 2, 3])))
      const cms = await buildSignedData({ contentDigest, certificate, chain, key, crypto })
      close()
      expect((await verifySignedData(parseSignedData(cms), contentDigest, crypto)).problem).toBeNull()
      await expect(key.sign(new Uint8Array([1]))).rejects.toMatchObject({ code: 'TOKEN_UNAVAILABLE' })
    })

    test('a wrong PIN opens nothing, and the right one does afterwards', async () => {
      const [first] = (await tokens.list()).keys
      for (const pin of ['654321', '', '1'])
        expect(['TOKEN_PIN_WRONG', 'TOKEN_LAST_TRY']).toContain(await codeOf(tokens.open(first?.id ?? '', pin)))
      const opened = await tokens.open(first?.id ?? '', PIN)
      opened.close()
      expect(await codeOf(tokens.open('token-none', PIN))).toBe('KEY_NOT_FOUND')
    })

    test('a library that is none is said to be none', async () => {
      expect(await new Tokens(join(folder, 'softhsm2.conf'), load, crypto).list()).toEqual({ keys: [], tokens: 'library-failed' })
      expect(await new Tokens(join(folder, 'gone.so'), load, crypto).list()).toEqual({ keys: [], tokens: 'library-failed' })
    })
  })
}
