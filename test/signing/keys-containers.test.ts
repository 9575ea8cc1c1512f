import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPkcs12, generateKeyPair, openCredential, openPkcs12, readCertificate } from '../../packages/signing/src/index.ts'
import {
  asBer,
  children,
  integer,
  type Node,
  nullValue,
  octetString,
  oid,
  read,
  sequence,
  sequenceOf,
} from '../../packages/signing/src/testing/index.ts'
import { OpenSsl } from './openssl-run.ts'

const PASSWORD = 'onmaru-2026!'
const LEGACY = ['-provider', 'legacy', '-provider', 'default'] as const
const ssl = new OpenSsl()
afterAll(() => ssl[Symbol.dispose]())

/** Makes a key and a certificate for it, `name.key` and `name.crt` in PEM. */
function make(name: string, ...algorithm: readonly string[]): void {
  ssl.run(
    'req',
    '-x509',
    '-nodes',
    ...algorithm,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.crt`,
    '-days',
    '30',
    '-subj',
    `/CN=${name}`,
    '-addext',
    'keyUsage=critical,digitalSignature',
  )
  ssl.run('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`)
}

beforeAll(() => {
  make('rsa', '-newkey', 'rsa:2048')
  make('p384', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384')
  make('other', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
})

/** A container by OpenSSL. */
function pkcs12(name: string, password: string, ...options: readonly string[]): Uint8Array {
  ssl.run(
    'pkcs12',
    '-export',
    '-inkey',
    `${name}.key`,
    '-in',
    `${name}.crt`,
    '-certfile',
    'other.crt',
    '-out',
    'c.p12',
    '-passout',
    `pass:${password}`,
    ...options,
    ...LEGACY,
  )
  return ssl.get('c.p12')
}

const code = (value: string): object => expect.objectContaining({ name: 'SigningError', code: value })

const HMAC_OIDS: Readonly<Record<string, string>> = { sha256: '1.2.840.113549.2.9', sha512: '1.2.840.113549.2.11' }

/** MacData of RFC 9579 over a ContentInfo's octets, by Node's own cryptography; OpenSSL 3.0 cannot write it. */
function pbmac1(over: Node, prf: string, hmac: string): Uint8Array {
  const octets = over.tag === 0x30 ? (children(children(over)[1] ?? over)[0]?.content ?? over.content) : over.content
  const salt = randomBytes(16)
  const value = createHmac(hmac, pbkdf2Sync(PASSWORD, salt, 2048, 32, prf))
    .update(octets)
    .digest()
  const hash = (name: string): Uint8Array => sequence(oid(HMAC_OIDS[name] ?? ''), nullValue())
  const derivation = sequence(oid('1.2.840.113549.1.5.12'), sequence(octetString(salt), integer(2048), integer(32), hash(prf)))
  const algorithm = sequence(oid('1.2.840.113549.1.5.14'), sequence(derivation, hash(hmac)))
  return sequence(sequence(algorithm, octetString(value)), octetString(new TextEncoder().encode('NOT USED')), integer(1))
}

describe('PKCS#12 that OpenSSL wrote', () => {
  it.each([
    ['as OpenSSL 1 and Windows XP: RC2-40, 3DES, SHA-1', ['-legacy']],
    ['as OpenSSL 3: AES-256, SHA-256', []],
    ['RC2-128 and two-key 3DES', ['-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-2DES', '-macalg', 'sha1']],
    ['AES-128 with SHA-1 as PRF, MAC by SHA-512', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC', '-macalg', 'sha512']],
    ['AES-192, MAC by SHA-384', ['-certpbe', 'AES-192-CBC', '-keypbe', 'AES-192-CBC', '-macalg', 'sha384']],
    ['certificates in the clear', ['-certpbe', 'NONE', '-keypbe', 'AES-256-CBC']],
    ['nothing encrypted, under a MAC', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['no MAC', ['-nomac']],
    ['SEED and ARIA', ['-certpbe', 'SEED-CBC', '-keypbe', 'ARIA-256-CBC']],
    ['100,000 rounds', ['-iter', '100000']],
  ])('%s', async (_, options) => {
    for (const name of ['rsa', 'p384']) {
      const container = pkcs12(name, PASSWORD, ...options)
      const opened = await openCredential([container], PASSWORD, crypto)
      expect(opened.certificate).toEqual(ssl.get(`${name}.der`))
      expect(opened.chain).toEqual([ssl.get('other.der')])
      expect(opened).toMatchObject({ format: 'pkcs12', vidRandom: null })
      expect(opened.key.algorithm).toBe(name === 'rsa' ? 'RSA-PKCS1-SHA256' : 'ECDSA-P384-SHA384')
      if (!(options as readonly string[]).includes('NONE') || !(options as readonly string[]).includes('-nomac'))
        await expect(openCredential([container], 'wrong', crypto)).rejects.toEqual(code('KEY_PASSWORD_WRONG'))
    }
  })

  it.each(['', '암호 2026'])('with the password "%s"', async (password) => {
    for (const options of [['-legacy'], []]) {
      const opened = await openCredential([pkcs12('rsa', password, ...options)], password, crypto)
      expect(readCertificate(opened.certificate).subject.commonName).toBe('rsa')
    }
  })

  it.each([
    ['sha256', 'sha256'],
    ['sha512', 'sha256'],
    ['sha512', 'sha512'],
  ])('under PBMAC1 with PBKDF2 by %s and HMAC by %s (RFC 9579)', async (prf, hmac) => {
    const [version, safe] = sequenceOf(read(pkcs12('rsa', PASSWORD, '-nomac')))
    if (version === undefined || safe === undefined) throw new Error('no container')
    const container = sequence(version.der, safe.der, pbmac1(safe, prf, hmac))
    expect((await openCredential([container], PASSWORD, crypto)).certificate).toEqual(ssl.get('rsa.der'))
    const elsewhere = sequence(version.der, safe.der, pbmac1(version, prf, hmac))
    await expect(openCredential([elsewhere], PASSWORD, crypto)).rejects.toEqual(code('KEY_PASSWORD_WRONG'))
  })

  it('in BER, as Windows, Java and Firefox write', async () => {
    for (const options of [['-legacy'], []]) {
      const ber = asBer(pkcs12('p384', PASSWORD, ...options))
      expect(() => readCertificate(ber)).toThrow()
      expect((await openCredential([ber], PASSWORD, crypto)).certificate).toEqual(ssl.get('p384.der'))
      await expect(openCredential([ber], 'wrong', crypto)).rejects.toEqual(code('KEY_PASSWORD_WRONG'))
    }
  })
})

describe('encrypted PKCS#8 that OpenSSL wrote, with its certificate', () => {
  const v1 = ['MD5-DES', 'SHA1-DES', 'MD5-RC2-64', 'SHA1-RC2-64', 'SHA1-3DES', 'SHA1-2DES', 'SHA1-RC2-128', 'SHA1-RC2-40'].map(
    (name) => [`PBE-${name}`, ['-v1', `PBE-${name}`]],
  ) as [string, string[]][]
  const v2 = [
    'des',
    'des3',
    'aes-128-cbc',
    'aes-192-cbc',
    'aes-256-cbc',
    'seed-cbc',
    'aria-128-cbc',
    'aria-192-cbc',
    'aria-256-cbc',
    'rc2-cbc',
  ].map((name) => [`PBES2 ${name}`, ['-v2', name]]) as [string, string[]][]
  const prfs = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'].map((name) => [
    `PBES2 with HMAC-${name}`,
    ['-v2', 'aes-256-cbc', '-v2prf', `hmacWith${name}`],
  ]) as [string, string[]][]
  it.each([...v1, ...v2, ...prfs])('%s', async (_, options) => {
    for (const form of ['DER', 'PEM']) {
      ssl.run(
        'pkcs8',
        '-topk8',
        '-in',
        'rsa.key',
        '-outform',
        form,
        '-out',
        'k.p8',
        '-passout',
        `pass:${PASSWORD}`,
        ...options,
        ...LEGACY,
      )
      const files = [ssl.get('k.p8'), ssl.get(form === 'DER' ? 'rsa.der' : 'rsa.crt')]
      const opened = await openCredential(files, PASSWORD, crypto)
      expect(opened.certificate).toEqual(ssl.get('rsa.der'))
      expect(opened.format).toBe(/seed|aria/.test(options.join()) ? 'korean' : 'pkcs8')
      expect((await openCredential(files.toReversed(), PASSWORD, crypto)).certificate).toEqual(opened.certificate)
      await expect(openCredential(files, 'wrong', crypto)).rejects.toEqual(code('KEY_PASSWORD_WRONG'))
    }
  })

  it('plain PKCS#8, and key and certificate in one PEM file', async () => {
    const both = new TextEncoder().encode(
      `Bag Attributes\n${Buffer.from(ssl.get('p384.key'))}\n${Buffer.from(ssl.get('p384.crt'))}`,
    )
    expect(await openCredential([both], '', crypto)).toMatchObject({ format: 'pkcs8', key: { algorithm: 'ECDSA-P384-SHA384' } })
    ssl.run('pkcs8', '-topk8', '-nocrypt', '-in', 'rsa.key', '-outform', 'DER', '-out', 'plain.p8')
    const opened = await openCredential([ssl.get('plain.p8'), ssl.get('other.der'), ssl.get('rsa.der')], '', crypto)
    expect(opened.certificate).toEqual(ssl.get('rsa.der'))
    expect(opened.chain).toEqual([ssl.get('other.der')])
  })

  it('says what is missing, foreign, or not supported', async () => {
    const [rsa, p384, key] = [ssl.get('rsa.der'), ssl.get('p384.der'), ssl.get('plain.p8')]
    await expect(openCredential([], '', crypto)).rejects.toEqual(code('KEY_CONTAINER_BROKEN'))
    await expect(openCredential([key], '', crypto)).rejects.toMatchObject({
      code: 'KEY_CONTAINER_BROKEN',
      facts: { certificates: 0 },
    })
    await expect(openCredential([rsa], '', crypto)).rejects.toMatchObject({ code: 'KEY_CONTAINER_BROKEN', facts: { keys: 0 } })
    await expect(openCredential([key, p384], '', crypto)).rejects.toEqual(code('KEY_MISMATCH'))
    await expect(openCredential([key, key.subarray(1)], '', crypto)).rejects.toEqual(code('KEY_CONTAINER_BROKEN'))
    await expect(openCredential([new Uint8Array(2_000_000)], '', crypto)).rejects.toEqual(code('KEY_CONTAINER_BROKEN'))
    ssl.run('rsa', '-in', 'rsa.key', '-traditional', '-aes128', '-passout', 'pass:x', '-out', 'old.key')
    await expect(openCredential([ssl.get('old.key'), rsa], 'x', crypto)).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts: { format: 'encrypted RSA PRIVATE KEY' },
    })
    ssl.run('pkcs8', '-topk8', '-in', 'rsa.key', '-outform', 'DER', '-out', 's.p8', '-passout', 'pass:x', '-scrypt')
    await expect(openCredential([ssl.get('s.p8'), rsa], 'x', crypto)).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts: { kdf: '1.3.6.1.4.1.11591.4.11' },
    })
    ssl.run(
      'pkcs8',
      '-topk8',
      '-in',
      'rsa.key',
      '-outform',
      'DER',
      '-out',
      'slow.p8',
      '-passout',
      'pass:x',
      '-v2',
      'aes-256-cbc',
      '-iter',
      '9000000',
    )
    await expect(openCredential([ssl.get('slow.p8'), rsa], 'x', crypto)).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts: { iterations: 9_000_000 },
    })
  })

  it.each([
    ['RSA of 1024 bits', ['-newkey', 'rsa:1024'], { algorithm: 'RSA', bits: 1024 }],
    ['P-521', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521'], { algorithm: 'EC', curve: '1.3.132.0.35' }],
    ['secp256k1', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], { algorithm: 'EC', curve: '1.3.132.0.10' }],
    ['Ed25519', ['-newkey', 'ed25519'], { algorithm: '1.3.101.112' }],
  ])('refuses %s', async (_, algorithm, facts) => {
    make('weak', ...algorithm)
    await expect(openCredential([ssl.get('weak.key'), ssl.get('weak.der')], '', crypto)).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts,
    })
    await expect(openCredential([pkcs12('weak', PASSWORD)], PASSWORD, crypto)).rejects.toMatchObject({
      code: 'KEY_UNSUPPORTED',
      facts,
    })
  })
})

describe('PKCS#12 of ours', () => {
  it.each([
    ['RSA-PKCS1-SHA256', 2048],
    ['RSA-PKCS1-SHA256', 4096],
    ['ECDSA-P256-SHA256', 0],
    ['ECDSA-P384-SHA384', 0],
  ] as const)('%s %i is opened by OpenSSL and by us', async (algorithm, modulusLength) => {
    const pair = await generateKeyPair(algorithm, crypto, { modulusLength })
    ssl.put('pair.p8', pair.privateKeyPkcs8)
    ssl.run('pkey', '-inform', 'DER', '-in', 'pair.p8', '-out', 'pair.key')
    ssl.run('req', '-x509', '-new', '-key', 'pair.key', '-subj', '/CN=pair', '-outform', 'DER', '-out', 'pair.der')
    const certificate = ssl.get('pair.der')
    const content = {
      privateKeyPkcs8: pair.privateKeyPkcs8,
      certificate,
      chain: [ssl.get('other.der')],
      password: '한빛 2026',
      friendlyName: '김하나',
      crypto,
    }
    const container = await createPkcs12(content)
    ssl.put('ours.p12', container)
    expect(ssl.run('pkcs12', '-in', 'ours.p12', '-passin', 'pass:한빛 2026', '-nodes', '-info', '-noout')).toMatch(
      /sha256[\s\S]*AES-256-CBC/,
    )
    expect((await openPkcs12(container, '한빛 2026', crypto)).certificate).toEqual(certificate)
  })
})
