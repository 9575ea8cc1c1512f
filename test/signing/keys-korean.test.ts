import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KeyPair, openCredential } from '../../packages/signing/src/index.ts'
import {
  buildTestPki,
  integer,
  KOREAN_SCHEMES,
  type KoreanScheme,
  octetString,
  oid,
  sealKoreanKey,
  sequence,
  type TestPki,
  withRandom,
} from '../../packages/signing/src/testing/index.ts'
import { OpenSsl } from './openssl-run.ts'

const RANDOM = new Uint8Array(20).map((_, i) => i + 1)
const LEGACY = ['-provider', 'legacy', '-provider', 'default']
const PASSWORD = 'gpki-2026!'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const ssl = new OpenSsl()
let pki: TestPki
let pair: KeyPair
let certificate: Uint8Array

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  ;({ pair, certificate } = pki.of('drafter'))
})
afterAll(() => ssl[Symbol.dispose]())

const seal = (scheme: KoreanScheme, password = utf8(PASSWORD), key = withRandom(pair.privateKeyPkcs8, RANDOM)) =>
  sealKoreanKey(key, password, scheme, crypto)

describe.each(KOREAN_SCHEMES)('signCert.der and signPri.key by %s', (scheme) => {
  it('open with the password alone, and keep the random R', async () => {
    const sealed = await seal(scheme)
    const opened = await openCredential([certificate, sealed], PASSWORD, crypto)
    expect(opened).toMatchObject({ format: 'korean', certificate, vidRandom: RANDOM, chain: [] })
    expect(opened.key.algorithm).toBe('RSA-PKCS1-SHA256')
    expect((await openCredential([sealed, certificate], PASSWORD, crypto)).certificate).toEqual(certificate)
    for (const wrong of ['', 'gpki-2026', 'Gpki-2026!'])
      await expect(openCredential([certificate, sealed], wrong, crypto)).rejects.toMatchObject({ code: 'KEY_PASSWORD_WRONG' })
  })

  it('without the random R', async () => {
    const sealed = await seal(scheme, utf8(PASSWORD), pair.privateKeyPkcs8)
    expect((await openCredential([certificate, sealed], PASSWORD, crypto)).vidRandom).toBeNull()
  })

  it('with Hangul in the password, in UTF-8 and in CP949', async () => {
    const cp949 = new Uint8Array([0xc7, 0xd1, 0xba, 0xfb, 0x32, 0x30, 0x32, 0x36])
    for (const bytes of [utf8('한빛2026'), cp949]) {
      const opened = await openCredential([certificate, await seal(scheme, bytes)], '한빛2026', crypto)
      expect(opened.certificate).toEqual(certificate)
    }
    await expect(openCredential([certificate, await seal(scheme, cp949)], '한빛2027', crypto)).rejects.toMatchObject({
      code: 'KEY_PASSWORD_WRONG',
    })
  })

  it('no password but the right one opens', async () => {
    const sealed = await seal(scheme)
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => text !== PASSWORD),
        async (text) => {
          await expect(openCredential([certificate, sealed], text, crypto)).rejects.toMatchObject({ code: 'KEY_PASSWORD_WRONG' })
        },
      ),
      { numRuns: 20 },
    )
  })

  if (scheme.startsWith('PBES2'))
    it('OpenSSL opens it too', async () => {
      ssl.put('signPri.key', await seal(scheme, utf8(PASSWORD), pair.privateKeyPkcs8))
      ssl.run('pkcs8', '-inform', 'DER', '-in', 'signPri.key', '-passin', `pass:${PASSWORD}`, '-out', 'plain', ...LEGACY)
      expect((await openCredential([ssl.get('plain'), certificate], '', crypto)).certificate).toEqual(certificate)
    })
})

describe('a GPKI folder', () => {
  it('a cipher that was never published is named', async () => {
    const cipher = '1.2.410.100001.1.1.2'
    const algorithm = sequence(oid(cipher), sequence(octetString(new Uint8Array(8)), integer(2048)))
    const sealed = sequence(algorithm, octetString(new Uint8Array(64)))
    await expect(openCredential([certificate, sealed], PASSWORD, crypto)).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts: { cipher, family: 'NEAT/NES' },
    })
  })

  it('the pair for encryption signs nothing', async () => {
    ssl.put('env.p8', pair.privateKeyPkcs8)
    ssl.run('pkey', '-inform', 'DER', '-in', 'env.p8', '-out', 'env.pem')
    ssl.run(
      'req',
      '-x509',
      '-new',
      '-key',
      'env.pem',
      '-subj',
      '/CN=000kim001_env',
      '-outform',
      'DER',
      '-out',
      'env.cer',
      '-addext',
      'keyUsage=critical,keyEncipherment',
    )
    await expect(
      openCredential([ssl.get('env.cer'), await seal('pbeWithSHA1AndSEED-CBC')], PASSWORD, crypto),
    ).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts: { keyUsage: 'encryption' },
    })
    // Both pairs chosen at once: the one that signs is taken.
    const files = [ssl.get('env.cer'), await seal('pbeWithSHA1AndSEED-CBC'), certificate]
    expect((await openCredential(files, PASSWORD, crypto)).certificate).toEqual(certificate)
  })

  it('a certificate of another person does not fit', async () => {
    const sealed = await seal('PBES2 SEED-CBC')
    for (const other of ['reviewer', 'approver'] as const)
      await expect(openCredential([pki.of(other).certificate, sealed], PASSWORD, crypto)).rejects.toMatchObject({
        code: 'KEY_MISMATCH',
      })
  })
})
