import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import {
  addFormFields,
  createCertificationRequest,
  generateKeyPair,
  importSigningKey,
} from '../../../../packages/signing/src/index.ts'
import { buildTestPki } from '../../../../packages/signing/src/testing/index.ts'
import { text as latin1, smallPdf } from '../../../../test/signing/raw-update.ts'
import { FIELDS, fixture, sign } from '../../../../test/signing/signed-document.ts'
import { SQLITE } from '../../../../test/support/engines.ts'
import { publicActor, systemActor } from '../kernel/actor.ts'
import { defineEvent } from '../kernel/events.ts'
import { transaction } from '../kernel/transaction.ts'
import { cliFaults } from './faults.ts'
import { type OpenOffice, officeDoor } from './office-door.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'onmaru-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const ONE_PAGE = fileURLToPath(new URL('../../../../test/signing/fixtures/one-page.pdf', import.meta.url))
const happened = defineEvent<{ n: number }>()('test.happened')
const noPlace = (): never => {
  throw cliFaults.OFFICE_EXISTS()
}
const nobody: OpenOffice = async () => {
  throw cliFaults.OFFICE_MISSING({ dataFolder: folder })
}

async function command(argv: readonly string[], openOffice: OpenOffice = nobody, input = '') {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const said = Promise.all([text(stdout), text(stderr)])
  const exit = await run(argv, { stdin: Readable.from([input]), stdout, stderr }, openOffice, noPlace)
  stdout.end()
  stderr.end()
  const [out, err] = await said
  return { exit, out, err }
}

/** One sentence, Korean with English in brackets, on one line. */
const SENTENCE = /^onmaru: [^\n]*[가-힣][^\n]* \([^()\n]*[a-z][^()\n]*\)\n$/

describe('usage', () => {
  it.each([
    [[]],
    [['audit']],
    [['--nonsense']],
    [['nonsense']],
    [['verify']],
    [['verify', 'a', 'b']],
    [['screen']],
    [['audit', 'nonsense']],
    [['audit', 'verify', '-x']],
    [['office']],
    [['office', 'create', '--nonsense']],
    [['user']],
    [['user', 'lock']],
    [['user', 'password']],
  ])('%j ends with 2 and one sentence on standard error', async (argv) => {
    const { exit, out, err } = await command(argv)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(SENTENCE)
  })

  it('--help is a result', async () => {
    const { exit, out, err } = await command(['--help'])
    expect(exit).toBe(0)
    expect(out).toContain('verify')
    expect(err).toBe('')
  })

  it('an office that is not there is said so', async () => {
    const { exit, err } = await command(['audit', 'verify'])
    expect(exit).toBe(2)
    expect(err).toContain('ONMARU_DATA')
    expect(err).toMatch(SENTENCE)
  })
})

describe('screen --jsonl', () => {
  it('answers each line in order with what was found', async () => {
    const lines = ['{"id":"a","text":"전자우편 minwon@example.co.kr 로"}', '', '{"id":2,"text":"맑음"}']
    const { exit, out, err } = await command(['screen', '--jsonl'], nobody, lines.join('\r\n'))
    expect(exit).toBe(0)
    expect(err).toBe('')
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', findings: [{ kind: 'email', start: 5, end: 25 }] },
      { id: 2, findings: [] },
    ])
  })

  it.each(['{"id":"b"}', 'not json', '{"id":null,"text":"x"}', '[]'])('stops at the line %s and names it', async (bad) => {
    const { exit, out, err } = await command(
      ['screen', '--jsonl'],
      nobody,
      `{"id":"a","text":""}\n${bad}\n{"id":"c","text":""}\n`,
    )
    expect(exit).toBe(2)
    expect(out).toBe('{"id":"a","findings":[]}\n')
    expect(err).toMatch(/2번째 줄/)
    expect(err).toMatch(SENTENCE)
  })
})

describe('in an office', () => {
  const opened = async () => {
    const office = await SQLITE.office()
    const { app } = office
    const openOffice: OpenOffice = async () => ({ ...officeDoor(app), close: async () => undefined })
    return Object.assign(office, { openOffice })
  }

  it('audit verify: 0 while the chain is whole, 1 and the entry when it is not', async () => {
    await using office = await opened()
    const { kernel } = office.app
    for (let n = 1; n <= 5; n += 1)
      await transaction(kernel, systemActor('test'), (tx) => tx.speak(happened({ kind: 'document', id: 'd' }, { n })))
    const whole = await command(['audit', 'verify', '--json'], office.openOffice)
    expect(whole.exit).toBe(0)
    expect(JSON.parse(whole.out)).toMatchObject({ whole: true, broken: null })
    expect((await command(['audit', 'verify'], office.openOffice)).out).toMatch(/이상 없음/)
    await sql`update ${sql.table('auditEntries')} set facts = '{}' where type = 'test.happened'`.execute(kernel.db.writer)
    const broken = await command(['audit', 'verify', '--json'], office.openOffice)
    expect(broken.exit).toBe(1)
    const verdict = JSON.parse(broken.out)
    expect(verdict).toMatchObject({ whole: false, broken: { differs: 'FIELDS' } })
    expect((await command(['audit', 'verify'], office.openOffice)).out).toContain(`${verdict.broken.seq}번`)
  })

  it('user add: the person can sign in with the password of standard input; what is wrong is named', async () => {
    await using office = await opened()
    const { kernel, identity } = office.app
    await transaction(kernel, systemActor('test'), (tx) =>
      identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 }),
    )
    const argv = (change: Record<string, string> = {}) => {
      const options = {
        name: '김하나',
        unit: '6110001',
        post: '주무관',
        rank: '7급',
        grade: '2',
        email: 'hana@example.go.kr',
        ...change,
      }
      return ['user', 'add', 'hana', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])]
    }
    const short = await command(argv(), office.openOffice, 'short\n')
    expect(short).toMatchObject({ exit: 2, out: '' })
    expect(short.err).toMatch(SENTENCE)
    const nowhere = await command(argv({ unit: '9999999' }), office.openOffice, 'onmaru-2026!\n')
    expect(nowhere).toMatchObject({ exit: 2, out: '' })
    expect(nowhere.err).toContain('9999999')
    const role = await command([...argv({ grade: 'x' }), '--role', 'king'], office.openOffice, 'onmaru-2026!\n')
    expect(role.exit).toBe(2)
    expect(role.err).toMatch(/grade.*role/)
    const added = await command([...argv(), '--role', 'official', 'auditor'], office.openOffice, 'onmaru-2026!\n')
    expect(added).toMatchObject({ exit: 0, err: '' })
    const from = { address: '127.0.0.1', client: 'test' }
    const token = await identity.signIn(publicActor(from), { account: 'hana', password: 'onmaru-2026!' })
    expect(await identity.actorOf(token, from)).toMatchObject({ personId: added.out.trim(), roles: ['auditor', 'official'] })
  })

  it('user list, password, lock, unlock: by login, at once, and named when nobody has it', async () => {
    await using office = await opened()
    const { kernel, identity } = office.app
    const passwordHash = await identity.hashPassword('onmaru-2026!')
    await transaction(kernel, systemActor('test'), async (tx) => {
      const unitId = await identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 })
      const person = { unitId, post: '주무관', rank: '7급', grade: 3, email: 'a@example.go.kr', passwordHash }
      await identity.addPerson(tx, { ...person, login: 'hana', name: '김하나', roles: ['official', 'auditor'] })
      await identity.addPerson(tx, { ...person, login: 'duri', name: '김두리', roles: [] })
    })
    const from = { address: '127.0.0.1', client: 'test' }
    const signIn = (password: string) => identity.signIn(publicActor(from), { account: 'hana', password })
    const user = (argv: readonly string[], input = '') => command(['user', ...argv], office.openOffice, input)
    expect(await user(['list'])).toEqual({
      exit: 0,
      out: 'duri\t김두리\t디지털정책과\t주무관\t\t사용 중\nhana\t김하나\t디지털정책과\t주무관\tauditor,official\t사용 중\n',
      err: '',
    })
    const token = await signIn('onmaru-2026!')
    expect(await user(['lock', 'hana'])).toEqual({ exit: 0, out: '', err: '' })
    expect((await identity.actorOf(token, from)).kind).toBe('public')
    await expect(signIn('onmaru-2026!')).rejects.toMatchObject({ code: 'ACCOUNT_CLOSED' })
    const listed = await user(['list', '--json'])
    expect(JSON.parse(listed.out)).toMatchObject([
      { login: 'duri', lockedAt: null },
      { login: 'hana', lockedAt: '2026-07-15T03:00:00.000Z', roles: ['auditor', 'official'] },
    ])
    expect(listed.out).not.toContain('argon2')
    expect(await user(['password', 'hana'], 'short\n')).toMatchObject({ exit: 2, out: '' })
    expect(await user(['password', 'hana'], 'another-2026!\n')).toEqual({ exit: 0, out: '', err: '' })
    expect(await user(['unlock', 'hana'])).toEqual({ exit: 0, out: '', err: '' })
    await expect(signIn('onmaru-2026!')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    expect(await identity.actorOf(await signIn('another-2026!'), from)).toMatchObject({ kind: 'person', name: '김하나' })
    for (const argv of [
      ['lock', 'nobody'],
      ['unlock', 'nobody'],
      ['password', 'nobody'],
    ]) {
      const refused = await user(argv, 'onmaru-2026!\n')
      expect(refused).toMatchObject({ exit: 2, out: '' })
      expect(refused.err).toMatch(SENTENCE)
      expect(refused.err).toContain('nobody')
    }
  })

  it('certificate issue, list, revoke, release: to a request, found by name, and named when it cannot be', async () => {
    await using office = await opened()
    const { kernel, identity, signatures } = office.app
    const founded = await signatures.authority.found('한빛시')
    const passwordHash = await identity.hashPassword('onmaru-2026!')
    await transaction(kernel, systemActor('test'), async (tx) => {
      await founded.keep(tx)
      await identity.setAgency(tx, { name: '한빛시', headPost: '한빛시장', zip: '', address: '', homepage: '' })
      const unitId = await identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 })
      const person = { unitId, post: '주무관', rank: '7급', grade: 3, email: 'a@example.go.kr', passwordHash, roles: [] }
      await identity.addPerson(tx, { ...person, login: 'hana', name: '김하나' })
    })
    const pair = await generateKeyPair('ECDSA-P256-SHA256', kernel.crypto)
    const request = await createCertificationRequest({
      subject: { country: 'KR', organization: '한빛시', commonName: '누구나' },
      publicKeySpki: pair.publicKeySpki,
      key: await importSigningKey(pair.privateKeyPkcs8, kernel.crypto),
    })
    const file = join(folder, 'hana.csr')
    writeFileSync(file, request)
    const certificate = (...argv: string[]) => command(['certificate', ...argv], office.openOffice)
    const issued = await certificate('issue', file, '--login', 'hana')
    expect(issued).toMatchObject({ exit: 0, err: '' })
    expect(issued.out.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
    const listed = await certificate('list', '--text', '김하나')
    const [serial = '', profile, name, , state] = listed.out.split('\t')
    expect([profile, name, state]).toEqual(['official', '김하나', 'VALID'])
    expect(await certificate('revoke', serial, '--reason', 'certificateHold')).toEqual({ exit: 0, out: '', err: '' })
    expect((await certificate('list', '--text', serial)).out).toContain('ON_HOLD\tcertificateHold')
    expect(await certificate('release', serial)).toEqual({ exit: 0, out: '', err: '' })
    expect(await certificate('revoke', serial.toUpperCase(), '--reason', 'keyCompromise')).toEqual({ exit: 0, out: '', err: '' })
    expect(JSON.parse((await certificate('list', '--json')).out)).toHaveLength(5)
    for (const argv of [
      ['revoke', serial, '--reason', 'superseded'],
      ['revoke', '40ff', '--reason', 'superseded'],
      ['revoke', serial, '--reason', 'boredom'],
      ['release', serial],
      ['issue', join(folder, 'not-there.csr'), '--login', 'hana'],
      ['issue', file, '--login', 'nobody'],
      ['issue', file, '--profile', 'server', '--name', '온마루'],
      ['issue', ONE_PAGE, '--login', 'hana'],
    ]) {
      const refused = await certificate(...argv)
      expect(refused, argv.join(' ')).toMatchObject({ exit: 2, out: '' })
      expect(refused.err).toMatch(SENTENCE)
    }
  })

  it('verify: a sealed file is 0, and 1 once it was changed', async () => {
    await using office = await opened()
    const { kernel, signatures } = office.app
    const founded = await signatures.authority.found('한빛시')
    await transaction(kernel, systemActor('test'), (tx) => founded.keep(tx))
    const seal = await signatures.authority.foundSeal({ commonName: '한빛시장', organization: '한빛시' })
    const { sha256: imageBlob } = await kernel.blobs.put(new Uint8Array([1]))
    await transaction(kernel, systemActor('test'), async (tx) => {
      await seal.keep(tx)
      await signatures.registerSeal(tx, {
        name: '한빛시장인',
        imageBlob,
        serialNumber: seal.serialNumber,
        startedOn: '2026-01-01',
      })
    })
    const form = await signatures.prepareForm(new Uint8Array(readFileSync(ONE_PAGE)), [
      { name: 'seal', kind: 'signature', page: 1, x: 0, y: 0, w: 0, h: 0, label: '관인' },
    ])
    const { sha256: pdfBlob } = await kernel.blobs.put(form)
    const sealed = await signatures.seal({
      documentId: 'd',
      pdfBlob,
      fields: [],
      field: 'seal',
      appearance: null,
      agency: '한빛시',
      retention: { years: 5, endsOn: '2031-12-31' },
    })
    const bytes = await kernel.blobs.get(sealed.pdfBlob)
    const genuine = join(folder, 'sealed.pdf')
    writeFileSync(genuine, bytes)
    const yes = await command(['verify', genuine], office.openOffice)
    expect(yes).toMatchObject({ exit: 0, err: '' })
    expect(yes.out).toMatch(/유효/)
    const changed = join(folder, 'changed.pdf')
    const flipped = Uint8Array.from(bytes)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    writeFileSync(changed, flipped)
    const no = await command(['verify', changed, '--json'], office.openOffice)
    expect(no).toMatchObject({ exit: 1, err: '' })
    expect(JSON.parse(no.out)).toMatchObject({ indication: 'TOTAL-FAILED' })
  })

  it('verify: an unsigned PDF is 1, what is no PDF or not there is 2', async () => {
    await using office = await opened()
    const authority = await office.app.signatures.authority.found('한빛시')
    await transaction(office.app.kernel, systemActor('test'), (tx) => authority.keep(tx))
    const unsigned = ONE_PAGE
    const said = await command(['verify', unsigned, '--json'], office.openOffice)
    expect(said).toMatchObject({ exit: 1, err: '' })
    expect(JSON.parse(said.out)).toMatchObject({ file: unsigned, signatures: [] })
    expect((await command(['verify', unsigned], office.openOffice)).out).toMatch(/서명이 없습니다/)
    const broken = join(folder, 'broken.pdf')
    writeFileSync(broken, readFileSync(unsigned).subarray(0, 300))
    const encrypted = join(folder, 'encrypted.pdf')
    writeFileSync(encrypted, latin1(smallPdf()).replace('/Root', '/Encrypt 1 0 R /Root'), 'latin1')
    const locked = await command(['verify', encrypted], office.openOffice)
    expect(locked).toMatchObject({ exit: 2, out: '' })
    expect(locked.err).toMatch(/암호가 걸린 PDF.*encrypted/s)
    const noPdf = join(folder, 'plain.txt')
    writeFileSync(noPdf, 'plain')
    for (const file of [noPdf, broken, join(folder, 'not-there.pdf'), folder]) {
      const { exit, out, err } = await command(['verify', file], office.openOffice)
      expect(exit, file).toBe(2)
      expect(out).toBe('')
      expect(err).toMatch(SENTENCE)
    }
  })

  it('verify: what was found of a foreign file is said in words, and what one can do', async () => {
    await using office = await opened()
    const authority = await office.app.signatures.authority.found('한빛시')
    await transaction(office.app.kernel, systemActor('test'), (tx) => authority.keep(tx))
    const pki = await buildTestPki(crypto)
    const foreign = await sign(pki, await addFormFields(fixture('one-page'), FIELDS), 'drafter', 'sign-1')
    const said = async (name: string, bytes: Uint8Array): Promise<string> => {
      const file = join(folder, name)
      writeFileSync(file, bytes)
      const { exit, out } = await command(['verify', file], office.openOffice)
      expect(exit).toBe(1)
      return out
    }
    expect(await said('foreign.pdf', foreign)).toMatch(/믿는 인증기관까지 이어지지 않아.*does not lead to an authority/)
    const flipped = foreign.with(40, (foreign[40] ?? 0) ^ 1)
    expect(await said('flipped.pdf', flipped)).toMatch(
      /서명 뒤에 바뀐 파일.*\n.*\n.*서명한 내용과 지금 내용이 다릅니다.*not what is here now/,
    )
    const appended = Buffer.concat([foreign, Buffer.from('% something\n')])
    expect(await said('appended.pdf', appended)).toMatch(/허용되지 않은 변경이 있었습니다.*MODIFIED_AFTER_SIGNING/)
    const twice = await sign(pki, foreign, 'reviewer', 'sign-2')
    expect(await said('twice.pdf', twice)).toContain('그 뒤: 다른 사람이 서명함 (since: somebody else signed)')
  })
})
