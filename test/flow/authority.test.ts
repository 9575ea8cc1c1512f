import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { tables } from '../../apps/server/src/kernel/db.ts'
import type { JobTables } from '../../apps/server/src/kernel/jobs-schema.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { createSignatures, type GivenReason } from '../../apps/server/src/slices/signatures/index.ts'
import { readCertificate, readCrl } from '../../packages/signing/src/index.ts'
import { STORES } from '../support/bare-kernel.ts'
import { Openssl } from '../support/openssl.ts'
import { openPkiOffice, type PkiOffice } from '../support/pki-office.ts'

const actor = systemActor('test.authority')

describe.each(STORES)('openssl is a client of the authority on %s', (store) => {
  let office: PkiOffice
  let openssl: Openssl
  beforeAll(async () => {
    office = await openPkiOffice(store)
    openssl = new Openssl()
    const [issuing, root] = await office.signatures.authority.chain()
    if (issuing === undefined || root === undefined) throw new Error('no chain')
    openssl.putCertificates('root.pem', root)
    openssl.putCertificates('issuing.pem', issuing)
    openssl.put('content', '2026년 하반기 공공데이터 품질관리 추진계획(안)')
  })
  afterAll(async () => {
    openssl[Symbol.dispose]()
    await office[Symbol.asyncDispose]()
  })

  /** A key by openssl, its request, and the certificate that the authority gives for it; `name`.key and `name`.pem lie in the folder. */
  async function certified(name: string, ...key: string[]): Promise<string> {
    await openssl.run(
      'req',
      '-new',
      '-newkey',
      ...key,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-subj',
      '/CN=whoever',
      '-out',
      `${name}.csr`,
    )
    const request = readFileSync(join(openssl.folder, `${name}.csr`), 'utf8')
    const issued = await office.signatures.issuance.issue(actor, { profile: 'official', personId: office.personId, request })
    openssl.put(`${name}.pem`, issued.pem)
    return issued.serialNumber
  }
  const P256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  const revoke = (serialNumber: string, reason: GivenReason) => office.signatures.issuance.revoke(actor, serialNumber, reason)
  const download = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(`${office.address}/pki/${name}`)).arrayBuffer())
  const ask = (...questions: string[]) =>
    openssl.run(
      'ocsp',
      '-issuer',
      'issuing.pem',
      ...questions,
      '-url',
      `${office.address}/pki/ocsp`,
      '-CAfile',
      'root.pem',
      '-verify_other',
      'issuing.pem',
      '-resp_text',
    )
  const verify = (name: string, ...options: string[]) =>
    openssl.run('verify', '-x509_strict', ...options, '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', `${name}.pem`)

  it('req: keys of every accepted kind, named as the directory names the person', async () => {
    for (const [name, ...key] of [
      ['rsa', 'rsa:2048'],
      ['p256', ...P256],
      ['p384', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha384'],
    ] as const) {
      await certified(name, ...key)
      const { said } = await openssl.run('x509', '-in', `${name}.pem`, '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus')
      expect(said).toContain('CN=김하나')
      expect(said).toContain('OU=디지털정책과')
      expect(said).toContain('Policy: 1.2.410.100001.2.2.1')
      expect(said).toContain(`${office.address}/pki/issuing-delta.crl`)
      expect(await verify(name)).toMatchObject({ code: 0 })
    }
  })

  it('req: what does not show to hold its key, is too short or is nothing at all is refused', async () => {
    const issue = (request: string) =>
      office.signatures.issuance.issue(actor, { profile: 'official', personId: office.personId, request })
    await openssl.run(
      'req',
      '-new',
      '-newkey',
      'rsa:1024',
      '-nodes',
      '-keyout',
      'short.key',
      '-subj',
      '/CN=x',
      '-out',
      'short.csr',
    )
    await expect(issue(readFileSync(join(openssl.folder, 'short.csr'), 'utf8'))).rejects.toMatchObject({
      code: 'REQUEST_REFUSED',
    })
    await openssl.run(
      'req',
      '-new',
      '-newkey',
      ...P256,
      '-nodes',
      '-keyout',
      'a.key',
      '-subj',
      '/CN=x',
      '-outform',
      'DER',
      '-out',
      'a.der',
    )
    const der = readFileSync(join(openssl.folder, 'a.der'))
    for (let i = 0; i < der.length; i += 1) {
      const changed = Buffer.from(der)
      changed[i] = (changed[i] ?? 0) ^ 0x04
      await expect(issue(changed.toString('base64')), `byte ${i}`).rejects.toMatchObject({ code: 'REQUEST_REFUSED' })
    }
    await expect(issue('아니오')).rejects.toMatchObject({ code: 'PEM_BROKEN' })
  })

  it('req: a server is named by its hosts', async () => {
    const name = 'server'
    await openssl.run(
      'req',
      '-new',
      '-newkey',
      ...P256,
      '-nodes',
      '-keyout',
      'server.key',
      '-subj',
      '/CN=x',
      '-addext',
      'subjectAltName=DNS:onmaru.hanbit.example.go.kr,IP:10.1.2.3,email:a@b.kr',
      '-out',
      'server.csr',
    )
    const request = readFileSync(join(openssl.folder, 'server.csr'), 'utf8')
    const order = { profile: 'server', commonName: '온마루', request } as const
    const issued = await office.signatures.issuance.issue(actor, { ...order, hosts: ['api.hanbit.example.go.kr'] })
    openssl.put('server.pem', issued.pem)
    for (const host of ['onmaru.hanbit.example.go.kr', 'api.hanbit.example.go.kr'])
      expect(await verify(name, '-purpose', 'sslserver', '-verify_hostname', host)).toMatchObject({ code: 0 })
    expect(await verify(name, '-purpose', 'sslserver', '-verify_ip', '10.1.2.3')).toMatchObject({ code: 0 })
    expect((await verify(name, '-verify_hostname', 'other.example.go.kr')).code).not.toBe(0)
    await expect(office.signatures.issuance.issue(actor, { ...order, hosts: ['no host'] })).rejects.toMatchObject({
      code: 'HOSTS_MISSING',
    })
    const { commonName: _, ...unnamed } = order
    await expect(office.signatures.issuance.issue(actor, unnamed)).rejects.toMatchObject({ code: 'SUBJECT_MISSING' })
  })

  it('crl: the lists of both authorities hold and revoke, and a delta tells an old list what is new', async () => {
    const serialNumber = await certified('leaving', ...P256)
    const held = await certified('held', ...P256)
    await revoke(held, 'certificateHold')
    const [before, authorities] = [await download('issuing.crl'), await download('root.crl')]
    openssl.putLists('before.pem', before, authorities)
    const strict = ['-crl_check_all', '-CRLfile']
    expect(await verify('leaving', ...strict, 'before.pem')).toMatchObject({ code: 0 })
    expect((await verify('held', ...strict, 'before.pem')).said).toContain('revoked')

    await revoke(serialNumber, 'keyCompromise')
    await transaction(office.kernel, actor, (tx) => office.signatures.authority.release(tx, held))
    const [now, delta] = [await download('issuing.crl'), await download('issuing-delta.crl')]
    openssl.putLists('now.pem', now, authorities)
    expect((await verify('leaving', ...strict, 'now.pem')).said).toContain('certificate revoked')
    expect(await verify('held', ...strict, 'now.pem')).toMatchObject({ code: 0 })

    openssl.putLists('old-and-delta.pem', before, delta, authorities)
    const deltas = ['-use_deltas', '-extended_crl', '-crl_check', '-CRLfile', 'old-and-delta.pem']
    expect((await verify('leaving', ...deltas)).said).toContain('certificate revoked')
    expect(await verify('held', ...deltas)).toMatchObject({ code: 0 })

    openssl.put('delta.crl', delta)
    const { said } = await openssl.run('crl', '-inform', 'DER', '-in', 'delta.crl', '-CAfile', 'issuing.pem', '-text', '-noout')
    expect(said).toContain('verify OK')
    expect(said).toMatch(/Delta CRL Indicator: critical/)
    expect(said).toContain('Remove From CRL')
    openssl.put('now.crl', now)
    const complete = await openssl.run('crl', '-inform', 'DER', '-in', 'now.crl', '-CAfile', 'issuing.pem', '-text', '-noout')
    expect(complete.said).toContain('verify OK')
    expect(complete.said).toContain('Key Compromise')
    expect(complete.said).toContain('Freshest CRL')
    expect(numberOf(complete.said)).toBe(numberOf(said))
  })

  it('crl: a new number only when something changed or half of its life is over', async () => {
    const crl = `${office.address}/pki/issuing.crl`
    const first = await fetch(crl)
    expect(first.headers.get('content-type')).toBe('application/pkix-crl')
    expect(first.headers.get('cache-control')).toContain('max-age=')
    const etag = first.headers.get('etag') ?? ''
    expect((await fetch(crl, { headers: { 'if-none-match': etag } })).status).toBe(304)
    office.clock.advance(3 * 86_400_000)
    expect((await fetch(crl)).headers.get('etag')).toBe(etag)
    office.clock.advance(86_400_000)
    const later = await fetch(crl)
    expect(Number(later.headers.get('etag')?.slice(1, -1))).toBeGreaterThan(Number(etag.slice(1, -1)))
    office.clock.set(new Date())
  })

  it('ocsp: good, revoked with its reason, on hold, unknown; several at once; SHA-1 and SHA-256; the nonce', async () => {
    const gone = await certified('gone', ...P256)
    await revoke(gone, 'affiliationChanged')
    const pending = await certified('pending', ...P256)
    await revoke(pending, 'certificateHold')
    await certified('fine', ...P256)
    const all = await ask('-cert', 'fine.pem', '-cert', 'gone.pem', '-cert', 'pending.pem', '-serial', '0x1234')
    expect(all.said).toContain('Response verify OK')
    expect(all.said).not.toContain('WARNING: no nonce')
    expect(all.said).toContain('fine.pem: good')
    expect(all.said).toMatch(/gone\.pem: revoked[\s\S]*?Reason: affiliationChanged/)
    expect(all.said).toMatch(/pending\.pem: revoked[\s\S]*?Reason: certificateHold/)
    expect(all.said).toContain('0x1234: unknown')
    expect(all.said).toContain('OCSP Archive Cutoff')
    expect(all.said).toContain('OCSP No Check')
    const strong = await ask('-sha256', '-cert', 'fine.pem')
    expect(strong.said).toContain('Hash Algorithm: sha256')
    expect(strong.said).toContain('fine.pem: good')
    // A certificate that another authority issued: here the root's own.
    expect((await ask('-cert', 'issuing.pem')).said).toContain('issuing.pem: unknown')
  })

  it('ocsp: by GET too, kept for a while by whoever stands between; what is broken gets its status', async () => {
    await certified('asked', ...P256)
    await openssl.run('ocsp', '-issuer', 'issuing.pem', '-cert', 'asked.pem', '-no_nonce', '-reqout', 'request.der')
    const request = readFileSync(join(openssl.folder, 'request.der'))
    const response = await fetch(`${office.address}/pki/ocsp/${encodeURIComponent(request.toString('base64'))}`)
    expect(response.headers.get('content-type')).toBe('application/ocsp-response')
    expect(response.headers.get('cache-control')).toContain('max-age=')
    openssl.put('response.der', new Uint8Array(await response.arrayBuffer()))
    const read = await openssl.run(
      'ocsp',
      '-issuer',
      'issuing.pem',
      '-cert',
      'asked.pem',
      '-no_nonce',
      '-respin',
      'response.der',
      '-CAfile',
      'root.pem',
      '-verify_other',
      'issuing.pem',
    )
    expect(read.said).toContain('Response verify OK')
    expect(read.said).toContain('asked.pem: good')
    for (const broken of [request.subarray(0, 20), Buffer.alloc(0), Buffer.from('hello'), Buffer.concat([request, request])]) {
      const answer = await fetch(`${office.address}/pki/ocsp`, {
        method: 'POST',
        headers: { 'content-type': 'application/ocsp-request' },
        body: broken,
      })
      expect(answer.status).toBe(200)
      openssl.put('broken.der', new Uint8Array(await answer.arrayBuffer()))
      expect((await openssl.run('ocsp', '-respin', 'broken.der', '-noverify')).said).toContain('malformedrequest')
    }
    const large = await fetch(`${office.address}/pki/ocsp`, {
      method: 'POST',
      headers: { 'content-type': 'application/ocsp-request' },
      body: Buffer.alloc(100_000),
    })
    expect(large.status).toBe(413)
  })

  describe('ts', () => {
    const stamp = async (...query: string[]): Promise<void> => {
      await openssl.run('ts', '-query', '-data', 'content', ...query, '-out', 'query.tsq')
      const answer = await fetch(`${office.address}/pki/tsa`, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: readFileSync(join(openssl.folder, 'query.tsq')),
      })
      expect(answer.headers.get('content-type')).toBe('application/timestamp-reply')
      openssl.put('reply.tsr', new Uint8Array(await answer.arrayBuffer()))
    }
    const reply = () => openssl.run('ts', '-reply', '-in', 'reply.tsr', '-text')
    const verified = (...more: string[]) =>
      openssl.run(
        'ts',
        '-verify',
        '-queryfile',
        'query.tsq',
        '-in',
        'reply.tsr',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'issuing.pem',
        ...more,
      )

    it.each(['-sha256', '-sha384', '-sha512'])('stamps %s, with the nonce, a policy and an accuracy', async (hash) => {
      await stamp(hash, '-cert')
      expect((await verified()).said).toContain('Verification: OK')
      const { said } = await reply()
      expect(said).toContain(`Policy OID: ${office.kernel.config.timestampPolicy}`)
      expect(said).toContain('Accuracy: 0x01 seconds')
      expect(said).toContain('Ordering: no')
      expect(said).toMatch(/Nonce: 0x[0-9A-F]{8}/)
    })
    it('leaves its certificate out where nobody wants it', async () => {
      await stamp('-sha256')
      const { certificate } = await office.signatures.authority.credential('timestamping')
      openssl.put(
        'tsa-and-issuing.pem',
        `${readFileSync(join(openssl.folder, openssl.putCertificates('tsa.pem', certificate)), 'utf8')}${readFileSync(join(openssl.folder, 'issuing.pem'), 'utf8')}`,
      )
      expect((await verified('-untrusted', 'tsa-and-issuing.pem')).said).toContain('Verification: OK')
      expect(readFileSync(join(openssl.folder, 'reply.tsr')).includes(Buffer.from(certificate))).toBe(false)
    })
    it.each([
      ['SHA-1', ['-sha1'], 'unrecognized or unsupported algorithm identifier'],
      ['MD5', ['-md5'], 'unrecognized or unsupported algorithm identifier'],
      ['a policy of somebody else', ['-sha256', '-tspolicy', '1.2.3.4'], 'the requested TSA policy is not supported'],
    ] as const)('refuses %s, and says why', async (_, query, why) => {
      await stamp(...query)
      const { said } = await reply()
      expect(said).toContain('Status: Rejected')
      expect(said).toContain(why)
    })
    it('refuses what is no request', async () => {
      const answer = await fetch(`${office.address}/pki/tsa`, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: 'hello',
      })
      openssl.put('reply.tsr', new Uint8Array(await answer.arrayBuffer()))
      expect((await reply()).said).toContain('the data submitted has the wrong format')
    })
  })

  it('a person renews before the end: the new key by a request, the old one by its signature', async () => {
    const serialNumber = await certified('old', ...P256)
    await openssl.run(
      'req',
      '-new',
      '-newkey',
      ...P256,
      '-nodes',
      '-keyout',
      'new.key',
      '-subj',
      '/CN=x',
      '-outform',
      'DER',
      '-out',
      'new.der',
    )
    const cmsBy = async (name: string): Promise<Uint8Array> => {
      await openssl.run(
        'cms',
        '-sign',
        '-cades',
        '-binary',
        '-in',
        'new.der',
        '-signer',
        `${name}.pem`,
        '-inkey',
        `${name}.key`,
        '-outform',
        'DER',
        '-out',
        'proof.cms',
      )
      return readFileSync(join(openssl.folder, 'proof.cms'))
    }
    const request = readFileSync(join(openssl.folder, 'new.der')).toString('base64')
    const person = { kind: 'person', personId: office.personId, name: '김하나', roles: [], sessionId: null, from: null } as const
    const renewed = await office.signatures.issuance.renew(person, { request, cms: await cmsBy('old') })
    openssl.put('new.pem', renewed.pem)
    expect(await verify('new')).toMatchObject({ code: 0 })
    const subject = async (name: string) => (await openssl.run('x509', '-noout', '-subject', '-in', `${name}.pem`)).said
    expect(await subject('new')).toBe(await subject('old'))
    const row = (await office.signatures.ownCertificates(office.personId)).find(
      (one) => one.serialNumber === renewed.serialNumber,
    )
    expect(row).toMatchObject({ renewedFrom: serialNumber, state: 'VALID' })
    const stranger = { ...person, personId: 'somebody-else' }
    await expect(office.signatures.issuance.renew(stranger, { request, cms: await cmsBy('old') })).rejects.toMatchObject({
      code: 'CERTIFICATE_NOT_YOURS',
    })
    await revoke(serialNumber, 'superseded')
    await expect(office.signatures.issuance.renew(person, { request, cms: await cmsBy('old') })).rejects.toMatchObject({
      code: 'CERTIFICATE_REVOKED',
    })
  })

  it('is told once what it says of a certificate: no second revocation, no release of what is not held', async () => {
    const serialNumber = await certified('once', ...P256)
    await expect(office.signatures.issuance.release(actor, serialNumber)).rejects.toMatchObject({
      code: 'CERTIFICATE_NOT_ON_HOLD',
    })
    await revoke(serialNumber, 'certificateHold')
    const held = readCrl(await download('issuing.crl')).revoked.get(serialNumber)?.at
    office.clock.advance(3_600_000)
    await revoke(serialNumber, 'keyCompromise')
    const entry = readCrl(await download('issuing.crl')).revoked.get(serialNumber)
    expect(entry).toMatchObject({ reason: 'keyCompromise', at: held })
    office.clock.set(new Date())
    await expect(revoke(serialNumber, 'superseded')).rejects.toMatchObject({ code: 'CERTIFICATE_REVOKED_ALREADY' })
    await expect(revoke('40ff', 'superseded')).rejects.toMatchObject({ code: 'CERTIFICATE_UNKNOWN' })
  })

  it('finds certificates by person, name and serial number, a page at a time', async () => {
    const all = await office.signatures.issuance.list(actor, { text: '김하나', limit: 100, after: null })
    expect(all.length).toBeGreaterThan(5)
    expect(all.every(({ personName }) => personName === '김하나')).toBe(true)
    const pages: string[] = []
    for (let after: string | null = null; ; after = pages.at(-1) ?? null) {
      const page = await office.signatures.issuance.list(actor, { text: '김하나', limit: 3, after })
      pages.push(...page.map(({ serialNumber }) => serialNumber))
      if (page.length < 3) break
    }
    expect(pages).toEqual(all.map(({ serialNumber }) => serialNumber))
    const [first] = all
    if (first === undefined) throw new Error('none')
    expect(
      await office.signatures.issuance.list(actor, { text: first.serialNumber.slice(0, 12), limit: 5, after: null }),
    ).toMatchObject([first])
    expect(await office.signatures.issuance.list(actor, { profile: 'ocsp', limit: 5, after: null })).toHaveLength(1)
  })
})

const numberOf = (text: string): string | undefined => /X509v3 CRL Number: *\n *([0-9A-Fa-fx]+)/.exec(text)?.[1]

describe.each(STORES)('keys that the office holds on %s', (store) => {
  it('go on under new ones before they end; what the old ones made stays sound', async () => {
    await using office = await openPkiOffice(store)
    const { authority } = office.signatures
    const seal = await authority.foundSeal({ commonName: '한빛시장', organization: '한빛시' })
    await transaction(office.kernel, actor, async (tx) => {
      await seal.keep(tx)
      await office.signatures.registerSeal(tx, {
        name: '한빛시장인',
        imageBlob: '0'.repeat(64),
        serialNumber: seal.serialNumber,
        startedOn: '2026-01-01',
      })
    })
    const before = await Promise.all((['ocsp', 'timestamping', 'seal'] as const).map((profile) => authority.credential(profile)))
    expect(await authority.renewOwn()).toBe(0)
    const days = (count: number): void => office.clock.advance(count * 86_400_000)
    days(366)
    expect(await authority.renewOwn()).toBe(1)
    days(410)
    // The seal ends after 27 months, the responder after three years.
    expect(await authority.renewOwn()).toBe(2)
    days(300)
    expect(await authority.renewOwn()).toBe(1)
    expect(await authority.renewOwn()).toBe(0)
    const after = await Promise.all((['ocsp', 'timestamping', 'seal'] as const).map((profile) => authority.credential(profile)))
    for (const [i, old] of before.entries()) {
      const next = readCertificate(after[i]?.certificate ?? new Uint8Array())
      const was = readCertificate(old.certificate)
      expect(next.subject.text).toBe(was.subject.text)
      expect(next.spki).not.toEqual(was.spki)
      expect(next.notBefore < was.notAfter).toBe(true)
    }
    const rows = await office.signatures.issuance.list(actor, { profile: 'timestamping', limit: 10, after: null })
    expect(rows.map(({ state }) => state)).toEqual(['VALID', 'VALID', 'VALID'])
    // The seal register names the certificate in use.
    const { certificate } = await authority.credential('seal')
    const renewed = await office.signatures.issuance.list(actor, { profile: 'seal', limit: 10, after: null })
    expect(renewed[0]).toMatchObject({ renewedFrom: seal.serialNumber, serialNumber: readCertificate(certificate).serialNumber })
    expect(await office.signatures.issuance.renewals(actor, 30)).toEqual([])
  })

  it('are renewed by a round that plans the next one', async () => {
    await using office = await openPkiOffice(store)
    await office.signatures.begin()
    await office.signatures.begin()
    await office.kernel.jobs.drain()
    office.clock.advance(366 * 86_400_000)
    await office.kernel.jobs.drain()
    const rows = await office.signatures.issuance.list(actor, { profile: 'timestamping', limit: 10, after: null })
    expect(rows).toHaveLength(2)
    const waiting = await tables<JobTables>(office.kernel.db)
      .selectFrom('jobs')
      .select(['kind'])
      .where('state', '=', 'WAITING')
      .execute()
    // Two beginnings make one row of rounds.
    const kinds = waiting.map(({ kind }) => kind)
    expect(kinds).toEqual([...new Set(kinds)])
    expect(kinds).toEqual(expect.arrayContaining(['signatures.lists', 'signatures.renewal']))
  })

  it('stay shut under another passphrase, and a server says so before it opens', async () => {
    await using office = await openPkiOffice(store)
    const other = createSignatures(
      office.kernel,
      'another passphrase, and just as long as the right one is, or more',
      office.identity,
    )
    await expect(other.begin()).rejects.toMatchObject({ code: 'KEYSTORE_LOCKED', kind: 'UNAVAILABLE' })
    await expect(other.authority.crls('issuing')).rejects.toMatchObject({ code: 'KEYSTORE_LOCKED' })
  })
})
