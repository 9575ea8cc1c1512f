import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildSignedData,
  buildTimestampRequest,
  type CertificateStatus,
  checkByLists,
  createPkcs12,
  openPkcs12,
  parseSignedData,
  parseTimestampResponse,
  readCertificate,
  respondOcsp,
  respondTimestamp,
  SigningError,
  validatePath,
  verifySignedData,
  verifyTimestampToken,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, type CastName, PRESENT, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { pemOf } from './openssl-run.ts'

let pki: TestPki
let folder: string
const file = (name: string): string => join(folder, name)
const put = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(file(name), bytes)
  return file(name)
}
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))
const content = new TextEncoder().encode('2026년 하반기 공공데이터 품질관리 추진계획(안)')
const at = String(Math.floor(PRESENT.getTime() / 1000))

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  folder = mkdtempSync(join(tmpdir(), 'openssl-'))
  put('root.pem', pemOf(pki.of('root').certificate))
  put('chain.pem', pemOf(pki.of('issuing').certificate))
  put('content', content)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('OpenSSL believes what the authority issues', () => {
  it.each<CastName>(['drafter', 'reviewer', 'seal', 'tsa', 'ocsp'])('certificate of %s', (name) => {
    const leaf = put(`${name}.pem`, pemOf(pki.of(name).certificate))
    expect(
      openssl('verify', '-x509_strict', '-attime', at, '-CAfile', file('root.pem'), '-untrusted', file('chain.pem'), leaf),
    ).toContain('OK')
  })
  it('the purpose of a timestamp certificate', () => {
    const leaf = put('tsa.pem', pemOf(pki.of('tsa').certificate))
    expect(
      openssl(
        'verify',
        '-purpose',
        'timestampsign',
        '-attime',
        at,
        '-CAfile',
        file('root.pem'),
        '-untrusted',
        file('chain.pem'),
        leaf,
      ),
    ).toContain('OK')
  })
  it('names in Korean', () => {
    const text = openssl(
      'x509',
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_comma_plus',
      '-in',
      put('drafter.pem', pemOf(pki.of('drafter').certificate)),
    )
    expect(text).toContain('CN=김하나')
    expect(readCertificate(pki.of('drafter').certificate).subject.text).toBe('C=KR, O=한빛시, CN=김하나')
  })
  it('the revocation list, and that it revokes', () => {
    const crl = put('crl.der', pki.crl)
    const crlPem = openssl('crl', '-inform', 'DER', '-in', crl)
    expect(
      spawnSync('openssl', ['crl', '-inform', 'DER', '-in', crl, '-CAfile', file('chain.pem'), '-noout'], { encoding: 'utf8' })
        .stderr,
    ).toContain('verify OK')
    const check = (name: CastName) =>
      spawnSync(
        'openssl',
        [
          'verify',
          '-crl_check',
          '-attime',
          at,
          '-CAfile',
          file('root.pem'),
          '-untrusted',
          file('chain.pem'),
          '-CRLfile',
          put('crl.pem', crlPem),
          put('x.pem', pemOf(pki.of(name).certificate)),
        ],
        { encoding: 'utf8' },
      )
    expect(check('drafter').status).toBe(0)
    expect(check('revoked').stderr).toContain('revoked')
  })
  it.each<CastName>(['drafter', 'reviewer'])('the key container of the %s, with its password only', async (name) => {
    const { pair, certificate, chain, key } = pki.of(name)
    const p12 = await createPkcs12({
      crypto,
      privateKeyPkcs8: pair.privateKeyPkcs8,
      certificate,
      chain,
      password: '한빛-2026',
      friendlyName: '김하나',
    })
    const path = put(`${name}.p12`, p12)
    expect(
      spawnSync('openssl', ['pkcs12', '-in', path, '-passin', 'pass:한빛-2026', '-nodes', '-noout'], { encoding: 'utf8' }).status,
    ).toBe(0)
    const opened = await openPkcs12(p12, '한빛-2026', crypto)
    expect(opened.certificate).toEqual(certificate)
    expect(opened.key.algorithm).toBe(key.algorithm)
    expect(opened.chain).toHaveLength(2)
    await expect(openPkcs12(p12, 'wrong', crypto)).rejects.toMatchObject({ code: 'KEY_PASSWORD_WRONG' })
    const unsealed = await createPkcs12({
      crypto,
      privateKeyPkcs8: pair.privateKeyPkcs8,
      certificate,
      chain,
      password: 'a',
      friendlyName: '',
      mac: false,
    })
    expect((await openPkcs12(unsealed, 'a', crypto)).certificate).toEqual(certificate)
    await expect(openPkcs12(unsealed, 'wrong', crypto)).rejects.toMatchObject({ code: 'KEY_PASSWORD_WRONG' })
    await expect(openPkcs12(p12.subarray(0, 200), 'wrong', crypto)).rejects.toMatchObject({ code: 'KEY_CONTAINER_BROKEN' })
    await expect(openPkcs12(new Uint8Array([1, 2, 3]), '', crypto)).rejects.toBeInstanceOf(SigningError)
  })
})

describe('OpenSSL believes what is signed', () => {
  it.each<CastName>(['drafter', 'reviewer'])('detached CAdES by %s', async (name) => {
    const { certificate, chain, key } = pki.of(name)
    const cms = await buildSignedData({ contentDigest: await sha256(content), certificate, chain, key, crypto })
    const path = put(`${name}.cms`, cms)
    const run = spawnSync(
      'openssl',
      [
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        path,
        '-content',
        file('content'),
        '-CAfile',
        file('root.pem'),
        '-attime',
        at,
        '-purpose',
        'any',
        '-out',
        file('out'),
      ],
      { encoding: 'utf8' },
    )
    expect(run.stderr).toContain('successful')
    expect(cms.length).toBeLessThan(6_000)
  })
  it('a timestamp token, asked for and answered', async () => {
    const request = buildTimestampRequest(await sha256(content), crypto)
    expect(openssl('ts', '-query', '-in', put('q.tsq', request), '-text')).toContain('Certificate required: yes')
    const response = await respondTimestamp(request, {
      authority: pki.of('tsa'),
      serialNumber: '4a01',
      time: PRESENT,
      policy: '1.2.3.4.1',
      crypto,
    })
    const run = spawnSync(
      'openssl',
      [
        'ts',
        '-verify',
        '-queryfile',
        file('q.tsq'),
        '-in',
        put('r.tsr', response),
        '-CAfile',
        file('root.pem'),
        '-untrusted',
        file('chain.pem'),
        '-attime',
        at,
      ],
      { encoding: 'utf8' },
    )
    expect(`${run.stdout}${run.stderr}`).toContain('Verification: OK')
    const verdict = await verifyTimestampToken(parseTimestampResponse(response), content, crypto)
    expect(verdict).toMatchObject({ problem: null, time: PRESENT })
    expect((await verifyTimestampToken(parseTimestampResponse(response), new Uint8Array([1]), crypto)).problem).toBe(
      'HASH_FAILURE',
    )
  })
  it('a request made by OpenSSL is answered, a weak one refused', async () => {
    const make = (digest: string): Uint8Array =>
      new Uint8Array(execFileSync('openssl', ['ts', '-query', '-data', file('content'), `-${digest}`, '-cert']))
    const stamp = { authority: pki.of('tsa'), serialNumber: '4a02', time: PRESENT, policy: '1.2.3.4.1', crypto }
    expect(parseTimestampResponse(await respondTimestamp(make('sha512'), stamp)).length).toBeGreaterThan(100)
    const refused = await respondTimestamp(make('sha1'), stamp)
    expect(() => parseTimestampResponse(refused)).toThrow('TIMESTAMP_REFUSED')
    expect(openssl('ts', '-reply', '-in', put('no.tsr', refused), '-text')).toContain('Rejected')
  })
  it.each([
    ['good', { status: 'good' }],
    ['revoked', { status: 'revoked', at: new Date('2026-07-01T00:00:00Z'), reason: 'keyCompromise' }],
    ['unknown', { status: 'unknown' }],
  ] as [string, CertificateStatus][])('an OCSP answer: %s', async (word, status) => {
    const leaf = put('leaf.pem', pemOf(pki.of('drafter').certificate))
    openssl('ocsp', '-issuer', file('chain.pem'), '-cert', leaf, '-reqout', file('ocsp.req'))
    const response = await respondOcsp(new Uint8Array(readFileSync(file('ocsp.req'))), {
      responder: pki.of('ocsp'),
      issuerCertificate: pki.of('issuing').certificate,
      producedAt: new Date(),
      nextUpdate: new Date(Date.now() + 86_400_000),
      statusOf: async () => status,
      crypto,
    })
    const run = spawnSync(
      'openssl',
      [
        'ocsp',
        '-issuer',
        file('chain.pem'),
        '-cert',
        leaf,
        '-no_nonce',
        '-respin',
        put('ocsp.res', response),
        '-CAfile',
        file('root.pem'),
        '-verify_other',
        file('chain.pem'),
      ],
      { encoding: 'utf8' },
    )
    expect(run.stderr).toContain('Response verify OK')
    expect(run.stdout).toContain(`: ${word}`)
    const nonce = /Nonce: *\n? *([0-9A-F]+)/.exec(openssl('ocsp', '-reqin', file('ocsp.req'), '-req_text', '-noverify'))?.[1]
    expect(nonce?.length).toBeGreaterThan(8)
    expect(openssl('ocsp', '-respin', file('ocsp.res'), '-resp_text', '-noverify')).toContain(nonce)
  })
})

describe('what is not sound is refused', () => {
  const path = (name: CastName) =>
    validatePath({
      certificate: pki.of(name).certificate,
      intermediates: pki.intermediates,
      anchors: pki.anchors,
      at: PRESENT,
      purpose: 'signing',
      revocation: checkByLists({ crls: [pki.crl] }, crypto, 'unknown'),
      crypto,
    })
  it.each<[CastName, string | null]>([
    ['drafter', null],
    ['reviewer', null],
    ['seal', null],
    ['expired', 'EXPIRED'],
    ['future', 'NOT_YET_VALID'],
    ['revoked', 'REVOKED'],
    ['foreigner', 'NO_PATH'],
    ['issuing', 'KEY_USAGE'],
  ])('path of %s: %s', async (name, problem) => expect((await path(name)).problem?.code ?? null).toBe(problem))
  it('without any list nobody knows whether it was revoked', async () => {
    const result = await validatePath({
      certificate: pki.of('drafter').certificate,
      intermediates: pki.intermediates,
      anchors: pki.anchors,
      at: PRESENT,
      purpose: 'signing',
      revocation: checkByLists({ crls: [] }, crypto, 'unknown'),
      crypto,
    })
    expect(result.problem?.code).toBe('REVOCATION_UNKNOWN')
  })
  it('every flipped byte of a signature is noticed', async () => {
    const { certificate, chain, key } = pki.of('reviewer')
    const digest = await sha256(content)
    const cms = await buildSignedData({ contentDigest: digest, certificate, chain, key, crypto })
    const intact = async (bytes: Uint8Array): Promise<boolean> => {
      try {
        const { problem, certificate: signer } = await verifySignedData(parseSignedData(bytes), digest, crypto)
        if (problem !== null || signer === null) return false
        return (
          await validatePath({
            certificate: signer.der,
            intermediates: pki.intermediates,
            anchors: pki.anchors,
            at: PRESENT,
            purpose: 'signing',
            revocation: null,
            crypto,
          })
        ).valid
      } catch (error) {
        if (error instanceof SigningError) return false
        throw error
      }
    }
    expect(await intact(cms)).toBe(true)
    const signer = parseSignedData(cms)
    const protectedParts = [signer.signedAttributes.subarray(1), signer.signature, certificate]
    const text = Buffer.from(cms)
    for (const part of protectedParts) {
      const start = text.indexOf(Buffer.from(part))
      expect(start).toBeGreaterThan(0)
      for (let i = start; i < start + part.length; i += 7) {
        const changed = new Uint8Array(cms)
        changed[i] = (changed[i] ?? 0) ^ 0x01
        expect(await intact(changed), `byte ${i}`).toBe(false)
      }
    }
  })
})
