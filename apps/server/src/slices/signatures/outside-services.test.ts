import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AuthorityUrls,
  createCrl,
  generateKeyPair,
  issueCertificate,
  type RevokedEntry,
  readCrl,
  respondOcsp,
  respondTimestamp,
} from '../../../../../packages/signing/src/index.ts'
import { buildTestPki, type TestPki } from '../../../../../packages/signing/src/testing/index.ts'
import { type BareKernel, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { type LdapDirectory, openLdapDirectory } from '../../../../../test/support/ldap-directory.ts'
import { Openssl } from '../../../../../test/support/openssl.ts'
import { openStrangeServer, type StrangeServer } from '../../../../../test/support/strange-server.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { signaturesSteps } from './index.ts'
import { AddressGuard } from './service/services/address-guard.ts'
import { Fetcher } from './service/services/fetcher.ts'
import { IssuerClient } from './service/services/issuer-client.ts'
import { RevocationClient } from './service/services/revocation-client.ts'
import { configuredTimestamps } from './service/timestamp-client.ts'

const HERE = { ONMARU_PRIVATE_SERVICES: '127.0.0.0/8', ONMARU_SERVICE_TIMEOUT_MS: '60000' }
/** For services that never answer: nobody needs to wait for them long. */
const HASTY = { ...HERE, ONMARU_SERVICE_TIMEOUT_MS: '300' }
const DAY_MS = 86_400_000
let pki: TestPki
beforeAll(async () => {
  pki = await buildTestPki(crypto)
})

/** A certificate of the test PKI's issuing authority that names these addresses. */
async function certificateWith(urls: AuthorityUrls, serialNumber = '4f01'): Promise<Uint8Array> {
  const { publicKeySpki } = await generateKeyPair('ECDSA-P256-SHA256', crypto)
  return issueCertificate({
    profile: 'official',
    subject: { country: 'KR', organization: '먼나라', commonName: '바깥사람' },
    publicKeySpki,
    serialNumber,
    notBefore: new Date('2025-01-01'),
    notAfter: new Date('2035-01-01'),
    issuer: pki.of('issuing'),
    urls,
    crypto,
  })
}

const listOf = (thisUpdate: Date, revoked: readonly RevokedEntry[] = [], more: { deltaTo?: number } = {}): Promise<Uint8Array> =>
  createCrl({
    issuer: pki.of('issuing'),
    number: 7,
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + DAY_MS),
    revoked,
    ...more,
  })

describe('addresses that a certificate may send us to', () => {
  const outcome = (guard: AddressGuard, host: string, address: string): string => {
    try {
      guard.check(host, address)
      return 'asked'
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown'
    }
  }
  it.each([
    ['8.8.8.8', 'asked'],
    ['2606:4700::1111', 'asked'],
    ['127.0.0.1', 'ForbiddenAddress'],
    ['10.1.2.3', 'ForbiddenAddress'],
    ['172.31.255.255', 'ForbiddenAddress'],
    ['172.32.0.1', 'asked'],
    ['192.168.0.1', 'ForbiddenAddress'],
    ['169.254.169.254', 'ForbiddenAddress'],
    ['100.64.0.1', 'ForbiddenAddress'],
    ['0.0.0.0', 'ForbiddenAddress'],
    ['255.255.255.255', 'ForbiddenAddress'],
    ['::1', 'ForbiddenAddress'],
    ['::', 'ForbiddenAddress'],
    ['::ffff:127.0.0.1', 'ForbiddenAddress'],
    ['::ffff:8.8.8.8', 'asked'],
    ['::ffff:a01:203', 'ForbiddenAddress'],
    ['64:ff9b::7f00:1', 'ForbiddenAddress'],
    ['fd00::1', 'ForbiddenAddress'],
    ['fe80::1', 'ForbiddenAddress'],
    ['ff02::1', 'ForbiddenAddress'],
  ])('%s: %s', (address, verdict) => expect(outcome(new AddressGuard([]), address, address)).toBe(verdict))
  it('are those of the own network that the settings name, by host or by network, and no others', () => {
    const guard = new AddressGuard(['gva.gpki.go.kr', '10.20.0.0/16', 'fd00:1::/32', '10.9.9.9'])
    expect(outcome(guard, 'GVA.gpki.go.kr', '10.1.1.1')).toBe('asked')
    expect(outcome(guard, 'evil.example.com', '10.1.1.1')).toBe('ForbiddenAddress')
    expect(outcome(guard, 'evil.example.com', '10.20.1.1')).toBe('asked')
    expect(outcome(guard, '10.9.9.9', '10.9.9.9')).toBe('asked')
    expect(outcome(guard, '10.9.9.8', '10.9.9.8')).toBe('ForbiddenAddress')
    expect(outcome(guard, 'x', 'fd00:1::5')).toBe('asked')
    expect(outcome(guard, 'x', 'fd00:2::5')).toBe('ForbiddenAddress')
  })
})

describe('a service outside', () => {
  let bare: BareKernel
  let hasty: BareKernel
  let server: StrangeServer
  let directory: LdapDirectory
  let fetcher: Fetcher
  beforeAll(async () => {
    bare = await openBareKernel('sqlite', signaturesSteps, HERE)
    hasty = await openBareKernel('sqlite', signaturesSteps, HASTY)
    server = await openStrangeServer(strange)
    directory = await openLdapDirectory('certificateRevocationList;binary')
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await directory[Symbol.asyncDispose]()
    await hasty[Symbol.asyncDispose]()
    await bare[Symbol.asyncDispose]()
  })
  const get = (path: string, by: BareKernel = bare) => {
    fetcher = new Fetcher(by.kernel)
    return fetcher.get('list', path.startsWith('/') ? `${server.url}${path}` : path)
  }
  const fails = (path: string, reason: string) =>
    expect(get(path, reason === 'TIMEOUT' ? hasty : bare)).rejects.toMatchObject({ name: 'ServiceFailure', reason })

  function strange({ url = '' }: IncomingMessage, response: ServerResponse): void {
    const hops = /^\/hops\/(\d+)$/.exec(url)?.[1]
    if (hops !== undefined) response.writeHead(302, { location: hops === '0' ? '/good' : `/hops/${Number(hops) - 1}` }).end()
    else if (url === '/good') response.end('good')
    else if (url === '/to-file') response.writeHead(301, { location: 'file:///etc/passwd' }).end()
    else if (url === '/to-metadata') response.writeHead(307, { location: 'http://169.254.169.254/latest/' }).end()
    else if (url === '/nowhere') response.writeHead(404).end('no')
    else if (url === '/squeezed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
    else if (url === '/huge') endless(response)
    else if (url === '/slow-body') response.write('a')
    else if (url !== '/silent') response.writeHead(503).end()
  }
  function endless(response: ServerResponse): void {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024)));
    }
    response.on('drain', more)
    more()
  }

  it('is followed through a few redirects and no more', async () => {
    expect(Buffer.from((await get('/hops/2'))[0] ?? []).toString()).toBe('good')
    await fails('/hops/3', 'TOO_MANY_REDIRECTS')
  })
  it.each([
    ['/to-file', 'ADDRESS_FORBIDDEN'],
    ['/to-metadata', 'ADDRESS_FORBIDDEN'],
    ['/nowhere', 'STATUS'],
    ['/squeezed', 'STATUS'],
    ['/huge', 'TOO_LARGE'],
    ['/slow-body', 'TIMEOUT'],
    ['/silent', 'TIMEOUT'],
    ['file:///etc/passwd', 'ADDRESS_FORBIDDEN'],
    ['ftp://127.0.0.1/x', 'ADDRESS_FORBIDDEN'],
    ['http://user:secret@127.0.0.1/x', 'ADDRESS_FORBIDDEN'],
    ['http://[::1]:80/x', 'ADDRESS_FORBIDDEN'],
    ['http://10.0.0.1/x', 'ADDRESS_FORBIDDEN'],
    ['no address at all', 'ADDRESS_FORBIDDEN'],
    ['http://127.0.0.1:1/x', 'CONNECTION'],
    ['ldap://127.0.0.1:1/cn=a', 'CONNECTION'],
    ['ldap://10.0.0.1/cn=a', 'ADDRESS_FORBIDDEN'],
    ['ldap://localhost:1/cn=a??sub', 'ADDRESS_FORBIDDEN'],
    ['ldap:///cn=a', 'ADDRESS_FORBIDDEN'],
    ['ldap://127.0.0.1/%zz', 'ADDRESS_FORBIDDEN'],
  ])('%s: %s', (path, reason) => fails(path, reason))

  it('that answers with a fault of its own is tried again, then left alone for a while', async () => {
    const before = server.asked.length
    await fails('/fault', 'STATUS')
    expect(server.asked.length - before).toBe(3)
    await expect(fetcher.get('list', `${server.url}/fault`)).rejects.toMatchObject({ reason: 'STATUS' })
    expect(server.asked.length - before).toBe(3)
    bare.clock.advance(60_000)
    await expect(fetcher.get('list', `${server.url}/fault`)).rejects.toMatchObject({ reason: 'STATUS' })
    expect(server.asked.length - before).toBe(6)
  })
  it('a name is looked up, and every address that it has is checked', async () => {
    const strict = await openBareKernel('sqlite', [], {})
    await using _ = strict
    await expect(new Fetcher(strict.kernel).get('list', 'http://localhost/x')).rejects.toMatchObject({
      reason: 'ADDRESS_FORBIDDEN',
    })
    await expect(new Fetcher(strict.kernel).get('list', 'ldap://localhost/cn=x')).rejects.toMatchObject({
      reason: 'ADDRESS_FORBIDDEN',
    })
  })

  describe('a directory', () => {
    const entry = (
      path = 'cn=crl1,cn=CA131000001,ou=GPKI,o=Government%20of%20Korea,c=KR?certificateRevocationList;binary',
    ): string => `ldap://127.0.0.1:${directory.port}/${path}`
    it('gives the value of an entry', async () => {
      const list = await listOf(bare.clock.now())
      directory.answer = { values: [list] }
      expect(await get(entry())).toEqual([list])
      expect(directory.asked.at(-1)).toBe('cn=crl1,cn=CA131000001,ou=GPKI,o=Government of Korea,c=KR')
      expect(await get(entry('cn=crl1,c=KR'))).toEqual([list])
    })
    it('that has no such entry, floods, is silent or talks nonsense is left', async () => {
      directory.answer = 'NOTHING'
      await fails(entry(), 'STATUS')
      directory.answer = 'FLOOD'
      await fails(entry(), 'TOO_LARGE')
      directory.answer = 'SILENCE'
      await fails(entry(), 'TIMEOUT')
      for (const raw of [
        'HTTP/1.1 400 Bad Request\r\n\r\n',
        '\u0030\u0080',
        '\u0000\u0000\u0000\u0000',
        '0\u0003\u0002\u0001\u0001',
        '0\u000c\u0002\u0001\u0002a\u0007\n\u0001\u0000\u0004\u0000\u0004\u0000',
      ]) {
        directory.answer = { raw: Buffer.from(raw, 'latin1') }
        await expect(get(entry(), hasty), JSON.stringify(raw)).rejects.toMatchObject({ name: 'ServiceFailure' })
      }
    })
  })
})

describe.each(STORES)('the word of another authority, kept on %s', (store) => {
  let bare: BareKernel
  beforeAll(async () => {
    bare = await openBareKernel(store, signaturesSteps, HERE)
  })
  afterAll(() => bare[Symbol.asyncDispose]())
  const client = (kernel: Kernel = bare.kernel): RevocationClient => new RevocationClient(kernel, new Fetcher(kernel))
  const issuer = (): Uint8Array => pki.of('issuing').certificate
  const unavailable = (reason: string) => ({ code: 'REVOCATION_UNAVAILABLE', kind: 'UNAVAILABLE', facts: { reason } })

  it('is its responder, asked once for as long as the answer holds, by every process', async () => {
    let broken = false
    await using server = await openStrangeServer(async (_, response, body) => {
      if (broken) return void response.writeHead(404).end()
      const producedAt = bare.clock.now()
      response.end(
        await respondOcsp(body, {
          responder: pki.of('ocsp'),
          issuerCertificate: issuer(),
          producedAt,
          nextUpdate: new Date(producedAt.getTime() + DAY_MS),
          statusOf: async () => ({ status: 'good' }),
          crypto,
        }),
      )
    })
    const certificate = await certificateWith({ ocsp: `${server.url}/ocsp`, crl: `${server.url}/crl`, caIssuers: server.url })
    const [first, same] = await Promise.all([client().source(certificate, issuer()), client().source(certificate, issuer())])
    expect(first.ocsps).toHaveLength(1)
    expect(same.crls).toEqual([])
    const asked = server.asked.length
    broken = true
    expect(await client().source(certificate, issuer())).toEqual(first)
    expect(server.asked.length).toBe(asked)
    bare.clock.advance(2 * 3_600_000)
    await expect(client().source(certificate, issuer())).rejects.toMatchObject(unavailable('STATUS'))
    const other = await certificateWith({ ocsp: `${server.url}/ocsp`, crl: `${server.url}/crl`, caIssuers: server.url }, '4f77')
    await expect(client().source(other, issuer())).rejects.toMatchObject(unavailable('STATUS'))
  })

  it('is its list where the responder has none to give, with the newest changes to it', async () => {
    const list = await listOf(bare.clock.now(), [{ serialNumber: '4f01', at: new Date('2026-07-01'), reason: 'keyCompromise' }])
    const delta = await listOf(bare.clock.now(), [], { deltaTo: 7 })
    await using server = await openStrangeServer(({ url }, response) => {
      if (url === '/delta') response.end(delta)
      else if (url === '/crl') response.end(list)
      else response.writeHead(404).end()
    })
    const certificate = await certificateWith({
      ocsp: `${server.url}/ocsp`,
      crl: `${server.url}/crl`,
      deltaCrl: `${server.url}/delta`,
      caIssuers: server.url,
    })
    expect(await client().source(certificate, issuer())).toEqual({ ocsps: [], crls: [list, delta] })
    const asked = server.asked.length
    expect((await client().source(certificate, issuer())).crls).toEqual([list, delta])
    // The responder rests in its own client; the lists are kept.
    expect(server.asked.slice(asked).filter((line) => line.startsWith('GET'))).toEqual([])
  })

  it('is its list in a directory', async () => {
    await using directory = await openLdapDirectory('certificateRevocationList;binary')
    const list = await listOf(bare.clock.now())
    directory.answer = { values: [list] }
    const crl = `ldap://127.0.0.1:${directory.port}/cn=crl9,c=KR?certificateRevocationList;binary`
    const certificate = await certificateWith({ ocsp: null, crl, caIssuers: 'http://127.0.0.1:1/' })
    const { crls } = await client().source(certificate, issuer())
    expect(crls.map((one) => readCrl(one).number)).toEqual(['07'])
  })

  it('is nothing that somebody else signed, that is old, or that is no answer', async () => {
    const foreign = await createCrl({
      issuer: pki.of('foreignRoot'),
      number: 1,
      thisUpdate: bare.clock.now(),
      nextUpdate: new Date(bare.clock.now().getTime() + DAY_MS),
      revoked: [],
    })
    const old = await listOf(new Date(bare.clock.now().getTime() - 3 * DAY_MS))
    let body: Uint8Array = new Uint8Array()
    await using server = await openStrangeServer((_, response) => void response.end(body))
    const certificate = await certificateWith({ ocsp: `${server.url}/ocsp`, crl: `${server.url}/crl`, caIssuers: server.url })
    for (const answer of [foreign, old, new Uint8Array(), Buffer.from('<html>'), pki.crl.subarray(0, 100)]) {
      body = new Uint8Array(answer)
      await expect(client().source(certificate, issuer())).rejects.toMatchObject(unavailable('ANSWER_BROKEN'))
    }
    const mute = await certificateWith({ ocsp: 'gopher://x', crl: 'urn:x', caIssuers: 'x' })
    await expect(client().source(mute, issuer())).rejects.toMatchObject(unavailable('ADDRESS_FORBIDDEN'))
  })

  it('finds the authorities above a certificate by its addresses, one in DER, several in a bundle', async () => {
    using openssl = new Openssl()
    openssl.putCertificates('all.pem', pki.of('issuing').certificate, pki.of('root').certificate)
    await openssl.run('crl2pkcs7', '-nocrl', '-certfile', 'all.pem', '-outform', 'DER', '-out', 'all.p7c')
    const bundle = readFileSync(join(openssl.folder, 'all.p7c'))
    await using server = await openStrangeServer(({ url }, response) => {
      if (url === '/one') response.end(pki.of('issuing').certificate)
      else if (url === '/all') response.end(bundle)
      else response.end('nonsense')
    })
    const issuers = new IssuerClient(bare.kernel, new Fetcher(bare.kernel))
    for (const path of ['/one', '/all']) {
      const certificate = await certificateWith({ ocsp: null, crl: 'x', caIssuers: `${server.url}${path}` })
      expect((await issuers.above(certificate, [])).at(0), path).toEqual(pki.of('issuing').certificate)
      expect(await issuers.above(certificate, pki.intermediates)).toEqual([])
    }
    const lost = await certificateWith({ ocsp: null, crl: 'x', caIssuers: `${server.url}/nonsense` })
    expect(await issuers.above(lost, [])).toEqual([])
  })
})

describe('timestamp services', () => {
  it('are asked in their order; the next one where one is down, refuses, or answers another question', async () => {
    const stamp = (request: Uint8Array): Promise<Uint8Array> =>
      respondTimestamp(request, {
        authority: pki.of('tsa'),
        serialNumber: '4a01',
        time: new Date('2026-07-15'),
        policy: '1.2.3.4',
        crypto,
      })
    let replayed: Uint8Array | null = null
    const manners: Readonly<Record<string, (body: Uint8Array) => Promise<Uint8Array>>> = {
      '/good': stamp,
      '/garbage': async () => Buffer.from('garbage'),
      '/refusing': (body) => stamp(body.subarray(1)),
      '/replaying': async (body) => {
        replayed ??= await stamp(body)
        return replayed
      },
    }
    await using server = await openStrangeServer(async ({ url = '' }, response, body) => {
      const answer = await manners[url]?.(body)
      if (answer === undefined) response.writeHead(404).end()
      else response.end(answer)
    })
    const client = async (...paths: string[]) => {
      const urls = paths.map((path) => (path === 'own' ? path : `${server.url}${path}`)).join(',')
      const bare = await openBareKernel('sqlite', [], { ...HERE, ONMARU_TSA_URLS: urls })
      const own = { request: async () => new Uint8Array([1]) }
      return Object.assign(configuredTimestamps(bare.kernel, own, new Fetcher(bare.kernel)), {
        [Symbol.asyncDispose]: () => bare[Symbol.asyncDispose](),
      })
    }
    const imprint = new Uint8Array(32).fill(7)
    await using failing = await client('/absent', '/garbage', '/refusing', '/good')
    expect((await failing.request(imprint)).length).toBeGreaterThan(500)
    expect(server.asked).toEqual(['POST /absent', 'POST /garbage', 'POST /refusing', 'POST /good'])
    await using replaying = await client('/replaying', 'own')
    expect((await replaying.request(imprint)).length).toBeGreaterThan(500)
    expect(await replaying.request(imprint)).toEqual(new Uint8Array([1]))
    await using none = await client('/absent', '/garbage')
    await expect(none.request(imprint)).rejects.toMatchObject({ code: 'TIMESTAMP_UNAVAILABLE', kind: 'UNAVAILABLE' })
  })
})
