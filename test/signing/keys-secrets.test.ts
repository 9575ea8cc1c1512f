import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createPkcs12,
  type OpenedCredential,
  openCredential,
  SigningError,
  type WebCrypto,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, KOREAN_SCHEMES, sealKoreanKey, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { OpenSsl } from './openssl-run.ts'

const PASSWORD = 'correct horse battery staple'
const ssl = new OpenSsl()
let pki: TestPki
/** Key files by how they are protected. */
const containers = new Map<string, readonly Uint8Array[]>()

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  const { certificate, pair } = pki.of('reviewer')
  const content = { privateKeyPkcs8: pair.privateKeyPkcs8, certificate, chain: [], password: PASSWORD, friendlyName: '이두리' }
  containers.set('PKCS#12 of ours', [await createPkcs12({ ...content, iterations: 1000, crypto })])
  for (const scheme of KOREAN_SCHEMES)
    containers.set(scheme, [
      certificate,
      await sealKoreanKey(pair.privateKeyPkcs8, new TextEncoder().encode(PASSWORD), scheme, crypto),
    ])
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
  containers.set('PKCS#12 of old', [ssl.get('old.p12')])
  ssl.run(
    'pkcs8',
    '-topk8',
    '-in',
    'key.pem',
    '-v1',
    'PBE-MD5-DES',
    '-provider',
    'legacy',
    '-provider',
    'default',
    '-outform',
    'DER',
    '-passout',
    `pass:${PASSWORD}`,
    '-out',
    'old.p8',
  )
  containers.set('PBES1', [ssl.get('old.p8'), certificate])
})
afterAll(() => ssl[Symbol.dispose]())

/** Everything that the platform was given as key or handed back, by reference. */
interface Seen {
  readonly crypto: WebCrypto
  readonly bytes: Uint8Array[]
  readonly extractable: boolean[]
}

function watched(): Seen {
  const bytes: Uint8Array[] = []
  const extractable: boolean[] = []
  const subtle = new Proxy(crypto.subtle, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name)
      if (typeof own !== 'function') return own
      return async (...args: readonly unknown[]): Promise<unknown> => {
        if (name === 'importKey' && args[0] !== 'spki' && args[1] instanceof Uint8Array) {
          bytes.push(args[1])
          extractable.push(args[3] === true)
        }
        const result: unknown = await Reflect.apply(own, target, args)
        if ((name === 'deriveBits' || name === 'decrypt') && result instanceof ArrayBuffer) bytes.push(new Uint8Array(result))
        return result
      }
    },
  })
  return { crypto: { subtle, getRandomValues: (array) => crypto.getRandomValues(array) }, bytes, extractable }
}

const NAMES = ['PKCS#12 of ours', 'PKCS#12 of old', 'PBES1', ...KOREAN_SCHEMES]
const filesOf = (name: string): readonly Uint8Array[] => containers.get(name) ?? []

describe.each(NAMES)('%s', (name) => {
  it.each([
    ['the right password', PASSWORD],
    ['a wrong password', `${PASSWORD}!`],
  ])('leaves no byte of a key or a password behind: %s', async (_, password) => {
    const seen = watched()
    const opened = await openCredential(filesOf(name), password, seen.crypto).catch((error: unknown) => error)
    expect(opened instanceof SigningError).toBe(password !== PASSWORD)
    if (password === PASSWORD) expect(seen.bytes.length).toBeGreaterThan(0)
    for (const bytes of seen.bytes) expect(bytes.every((byte) => byte === 0)).toBe(true)
    expect(seen.extractable).not.toContain(true)
  })

  it('says nothing of either in its errors, nor in what it hands out', async () => {
    const key = Buffer.from(pki.of('reviewer').pair.privateKeyPkcs8)
    const wrong = 'hunter2-hunter2'
    const error: unknown = await openCredential(filesOf(name), wrong, crypto).catch((caught: unknown) => caught)
    const opened: OpenedCredential = await openCredential(filesOf(name), PASSWORD, crypto)
    for (const told of [error, opened]) {
      const text = inspect(told, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null })
      for (const secret of [PASSWORD, wrong, key.toString('hex'), key.toString('base64').slice(40, 80)])
        expect(text).not.toContain(secret)
    }
  })

  it('with any byte flipped is refused by a typed error, or is as good as it was', async () => {
    const files = filesOf(name)
    const codes = new Set<string>()
    for (const [which, file] of files.entries()) {
      for (let at = 0; at < file.length; at += 1) {
        const flipped = files.map((bytes) => bytes.slice())
        const target = flipped[which]
        if (target === undefined) throw new Error('no file')
        target[at] = (target[at] ?? 0) ^ (1 << (at % 8))
        const answer = await openCredential(flipped, PASSWORD, crypto).catch((error: unknown) => error)
        if (answer instanceof Error) {
          if (!(answer instanceof SigningError)) throw answer
          codes.add(answer.code)
        }
      }
    }
    const known = ['KEY_CONTAINER_BROKEN', 'KEY_MISMATCH', 'KEY_PASSWORD_WRONG', 'KEY_UNSUPPORTED']
    expect([...codes].filter((code) => !known.includes(code))).toEqual([])
    expect(codes).toContain('KEY_PASSWORD_WRONG')
  })

  it('cut off anywhere is refused by a typed error', async () => {
    const files = filesOf(name)
    for (const [which, file] of files.entries())
      for (let length = 0; length < file.length; length += 7) {
        const cut = files.map((bytes, i) => (i === which ? bytes.subarray(0, length) : bytes))
        await expect(openCredential(cut, PASSWORD, crypto)).rejects.toBeInstanceOf(SigningError)
      }
  })
})
