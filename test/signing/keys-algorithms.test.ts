import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildSignedData,
  digestOf,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  openCredential,
  parseSignedData,
  readCertificate,
  type SignatureAlgorithm,
  verifySignedData,
} from '../../packages/signing/src/index.ts'
import { verifySignature } from '../../packages/signing/src/testing/index.ts'
import { OpenSsl, pemOf } from './openssl-run.ts'

const RSA = [
  'RSA-PKCS1-SHA256',
  'RSA-PKCS1-SHA384',
  'RSA-PKCS1-SHA512',
  'RSA-PSS-SHA256',
  'RSA-PSS-SHA384',
  'RSA-PSS-SHA512',
] as const
const EC = ['ECDSA-P256-SHA256', 'ECDSA-P384-SHA384'] as const
const CASES: readonly (readonly [SignatureAlgorithm, number])[] = [
  ...RSA.map((algorithm) => [algorithm, 2048] as const),
  ['RSA-PKCS1-SHA256', 3072],
  ['RSA-PSS-SHA512', 4096],
  ...EC.map((algorithm) => [algorithm, 0] as const),
]
const content = new TextEncoder().encode('2026년 하반기 공공데이터 품질관리 추진계획(안)')
const ssl = new OpenSsl()
beforeAll(() => void ssl.put('content', content))
afterAll(() => ssl[Symbol.dispose]())

describe.each(CASES)('%s of %i bits', (algorithm, modulusLength) => {
  it('a certificate and a CMS under it: OpenSSL agrees, and so do we', async () => {
    const pair = await generateKeyPair(algorithm, crypto, { modulusLength })
    const key = await importSigningKey(
      pair.privateKeyPkcs8,
      crypto,
      algorithm.startsWith('RSA') ? (algorithm as (typeof RSA)[number]) : undefined,
    )
    expect(key.algorithm).toBe(algorithm)
    const certificate = await issueCertificate({
      profile: 'root',
      subject: { country: 'KR', organization: '한빛시', commonName: '김하나' },
      publicKeySpki: pair.publicKeySpki,
      serialNumber: '4711',
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
      issuer: { certificate: null, key },
      urls: { ocsp: 'http://x.test/ocsp', crl: 'http://x.test/crl', caIssuers: 'http://x.test/cer' },
      crypto,
    })
    ssl.put('own.pem', pemOf(certificate))
    expect(ssl.run('verify', '-check_ss_sig', '-CAfile', 'own.pem', 'own.pem')).toContain('OK')
    const contentDigest = new Uint8Array(await crypto.subtle.digest(digestOf(algorithm), content))
    const cms = await buildSignedData({ contentDigest, certificate, chain: [], key, crypto })
    ssl.put('sig.cms', cms)
    const verify = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'sig.cms',
      '-content',
      'content',
      '-CAfile',
      'own.pem',
      '-purpose',
      'any',
      '-out',
      'out',
    ]
    expect(ssl.run(...verify)).toContain('successful')
    const signed = parseSignedData(cms)
    expect(signed.digest).toBe(digestOf(algorithm))
    expect((await verifySignedData(signed, contentDigest, crypto)).problem).toBeNull()
    const broken = {
      ...signed,
      signature: signed.signature.map((byte, i) => (i === signed.signature.length - 1 ? byte ^ 1 : byte)),
    }
    expect((await verifySignedData(broken, contentDigest, crypto)).problem).toBe('SIG_CRYPTO_FAILURE')
  })
})

describe('what OpenSSL signs', () => {
  const self = async (...options: readonly string[]): Promise<boolean> => {
    ssl.run(
      'req',
      '-x509',
      '-nodes',
      '-keyout',
      'k.pem',
      '-out',
      'c.der',
      '-outform',
      'DER',
      '-subj',
      '/CN=x',
      '-days',
      '1',
      ...options,
    )
    const { spki, signatureAlgorithm, tbs, signature } = readCertificate(ssl.get('c.der'))
    return verifySignature(crypto, spki, signatureAlgorithm, null, tbs, signature)
  }
  const pss = (...options: readonly string[]): readonly string[] => ['-sigopt', 'rsa_padding_mode:pss', ...options]
  const bound = ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048']

  it.each([
    ['PSS with the digest as salt', ['-newkey', 'rsa:2048', '-sha256', ...pss('-sigopt', 'rsa_pss_saltlen:-1')]],
    ['PSS with the longest salt', ['-newkey', 'rsa:2048', '-sha512', ...pss('-sigopt', 'rsa_pss_saltlen:-2')]],
    ['PSS without salt', ['-newkey', 'rsa:2048', '-sha384', ...pss('-sigopt', 'rsa_pss_saltlen:0')]],
    ['a key bound to PSS, free of parameters', [...bound, '-sha256']],
    [
      'a key bound to PSS with SHA-384',
      [
        ...bound,
        '-pkeyopt',
        'rsa_pss_keygen_md:sha384',
        '-pkeyopt',
        'rsa_pss_keygen_mgf1_md:sha384',
        '-pkeyopt',
        'rsa_pss_keygen_saltlen:48',
        '-sha384',
      ],
    ],
    ['P-256 with SHA-512', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-sha512']],
    ['P-384 with SHA-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha256']],
  ])('%s is verified', async (_, options) => {
    expect(await self(...options)).toBe(true)
  })

  it.each([
    ['RSA with SHA-1', ['-newkey', 'rsa:2048', '-sha1']],
    ['PSS with SHA-1', ['-newkey', 'rsa:2048', '-sha1', ...pss()]],
    ['PSS whose mask is made with another hash', ['-newkey', 'rsa:2048', '-sha256', ...pss('-sigopt', 'rsa_mgf1_md:sha512')]],
    ['RSA of 1024 bits', ['-newkey', 'rsa:1024', '-sha256']],
    ['P-521', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521', '-sha512']],
    ['ECDSA with SHA-1', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-sha1']],
  ])('%s is not accepted', async (_, options) => {
    expect(await self(...options)).toBe(false)
  })

  it('a key that is bound to PSS signs by PSS, whatever is asked', async () => {
    expect(await self(...bound, '-sha256', '-addext', 'keyUsage=critical,digitalSignature')).toBe(true)
    ssl.run('pkey', '-in', 'k.pem', '-outform', 'DER', '-out', 'k.p8')
    const { key } = await openCredential([ssl.get('k.p8'), ssl.get('c.der')], '', crypto, { rsa: 'RSA-PKCS1-SHA512' })
    expect(key.algorithm).toBe('RSA-PSS-SHA256')
  })
})
