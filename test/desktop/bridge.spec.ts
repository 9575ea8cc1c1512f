import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { BRIDGE_CALLS, type CredentialSummary, channelOf, type SignRequest } from '../../apps/desktop/src/shared/bridge.ts'
import {
  addFormFields,
  applyUpdate,
  createPkcs12,
  embedSignature,
  parseSignedData,
  prepareSignature,
  verifySignedData,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, PRESENT, sealKoreanKey, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { FIELDS, fixture, judge } from '../signing/signed-document.ts'
import { callAnyhow, callBridge } from './call-bridge.ts'
import { type Desk, launchDesk } from './launch.ts'

const PASSWORD = '서명 암호 1!'
/** Nobody answers there, and nobody needs to. */
const SERVER = 'http://127.0.0.1:1'
let desk: Desk
let pki: TestPki
let pdf: Uint8Array
let folder: string

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onmaru-keys-'))
  pki = await buildTestPki(crypto)
  const { certificate, chain, pair } = pki.of('drafter')
  writeFileSync(
    join(folder, 'drafter.p12'),
    await createPkcs12({
      crypto,
      privateKeyPkcs8: pair.privateKeyPkcs8,
      certificate,
      chain,
      password: PASSWORD,
      friendlyName: '김하나',
    }),
  )
  writeFileSync(join(folder, 'broken.p12'), 'not a container')
  writeFileSync(join(folder, 'large.p12'), new Uint8Array(2 * 1024 * 1024))
  pdf = await addFormFields(fixture('one-page'), FIELDS)
  const approver = pki.of('approver')
  const stick = join(folder, 'stick')
  const user = join(stick, 'NPKI', 'yessign', 'USER', 'cn=박세찬')
  mkdirSync(user, { recursive: true })
  writeFileSync(join(user, 'signCert.der'), approver.certificate)
  const password = new TextEncoder().encode(PASSWORD)
  writeFileSync(
    join(user, 'signPri.key'),
    await sealKoreanKey(approver.pair.privateKeyPkcs8, password, 'pbeWithSHA1AndSEED-CBC', crypto),
  )
  desk = await launchDesk({ env: { ONMARU_KEY_ROOTS: stick, HOME: folder, ONMARU_SERVER: SERVER } })
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const keysFolder = (): string => join(desk.userData, 'keys')
const refused = (code: string) => ({ ok: false, fault: expect.objectContaining({ code }) })

/** Chooses a file in main's dialog, as the person would. */
async function choose(file: string): Promise<string> {
  await desk.evaluate(
    (electron, path) => {
      electron.dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(folder, file),
  )
  const answer = await callBridge(desk.page, 'chooseKeyFile', null)
  if (!answer.ok || answer.value === null) throw new Error(JSON.stringify(answer))
  expect(answer.value.name).toBe(file)
  return answer.value.fileId
}

async function credential(): Promise<CredentialSummary> {
  const listed = await callBridge(desk.page, 'listCredentials', null)
  if (listed.ok && listed.value[0] !== undefined) return listed.value[0]
  const answer = await callBridge(desk.page, 'importCredential', { fileId: await choose('drafter.p12'), password: PASSWORD })
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.value
}

async function prepared(change: Partial<SignRequest> = {}): Promise<SignRequest> {
  const { update, byteRange } = await prepareSignature(pdf, {
    field: 'sign-1',
    signerName: '김하나',
    signedAt: PRESENT,
    certify: true,
  })
  return { credentialId: (await credential()).id, password: PASSWORD, pdf, update, field: 'sign-1', byteRange, ...change }
}

for (const [who, senderFrame] of [
  ['another origin', { url: 'https://example.org/', parent: null }],
  ['another host of the scheme', { url: 'app://other/', parent: null }],
  ['an address that only looks alike', { url: 'app://bundle.example.org/', parent: null }],
  ['a frame inside of the page', { url: 'app://bundle/', parent: {} }],
  ['a frame that is gone', null],
] as const) {
  test(`no call is answered for ${who}`, async () => {
    for (const call of BRIDGE_CALLS) {
      const answer = await desk.evaluate(
        (electron, [channel, frame]) => electron.ipcMain.call(channel, { sender: null, senderFrame: frame }, [null]),
        [channelOf(call), senderFrame] as const,
      )
      expect([call, answer]).toEqual([call, { ok: false, fault: { code: 'BRIDGE_REFUSED', facts: {} } }])
    }
  })
}

test('nothing but the contract is taken', async () => {
  const good = await prepared()
  const bad: readonly (readonly [(typeof BRIDGE_CALLS)[number], unknown])[] = [
    ['listCredentials', {}],
    ['listCredentials', undefined],
    ['findKeys', {}],
    ['findKeys', '/etc'],
    ['chooseKeyFile', '/etc/passwd'],
    ['importCredential', { fileId: '../../etc/passwd', password: 'x' }],
    ['importCredential', { fileId: crypto.randomUUID(), password: 7 }],
    ['removeCredential', { credentialId: '' }],
    ['sign', { ...good, extra: true }],
    ['sign', { ...good, pdf: 'text' }],
    ['sign', { ...good, byteRange: [0, 1, 2] }],
    ['sign', { ...good, byteRange: [0, -1, 2, 3] }],
    ['sign', { ...good, byteRange: [0, 1.5, 2, 3] }],
    ['answerChallenge', { credentialId: 'x', password: 'x', text: 7 }],
    ['answerChallenge', { credentialId: 'x', password: 'x', text: 'x', origin: 'https://example.org' }],
    ['openExternal', 'https://example.org/'],
    ['notify', { title: 'x', body: 'x', path: '//example.org' }],
    ['notify', { title: 'x', body: 'x', path: 'https://example.org' }],
    ['protectContent', { on: 'yes' }],
  ]
  for (const [call, request] of bad)
    expect([call, await callAnyhow(desk.page, call, request)]).toEqual([call, refused('BRIDGE_REFUSED')])
})

test('a path is not a key', async () => {
  for (const credentialId of ['../settings.json', '../keys/x.p12', 'x.cer', '/etc/passwd', 'nobody.p12']) {
    expect(await callBridge(desk.page, 'removeCredential', { credentialId })).toEqual(refused('KEY_NOT_FOUND'))
    expect(await callBridge(desk.page, 'sign', await prepared({ credentialId }))).toEqual(refused('KEY_NOT_FOUND'))
  }
})

test('a key is taken in once, with its password, and lies there for its owner alone', async () => {
  await credential()
  const files = readdirSync(keysFolder())
  expect(files.filter((file) => file.endsWith('.p12'))).toHaveLength(1)
  for (const file of files) expect(statSync(join(keysFolder(), file)).mode & 0o077).toBe(0)
  expect(await callBridge(desk.page, 'importCredential', { fileId: await choose('drafter.p12'), password: 'wrong' })).toEqual(
    refused('KEY_PASSWORD_WRONG'),
  )
  expect(await callBridge(desk.page, 'importCredential', { fileId: await choose('broken.p12'), password: 'x' })).toEqual(
    refused('KEY_CONTAINER_BROKEN'),
  )
  expect(await callBridge(desk.page, 'importCredential', { fileId: await choose('large.p12'), password: 'x' })).toEqual(
    refused('KEY_CONTAINER_BROKEN'),
  )
  expect(await callBridge(desk.page, 'importCredential', { fileId: await choose('drafter.p12'), password: PASSWORD })).toEqual(
    refused('KEY_EXISTS'),
  )
  expect(await callBridge(desk.page, 'importCredential', { fileId: crypto.randomUUID(), password: PASSWORD })).toEqual(
    refused('KEY_NOT_FOUND'),
  )
  expect(readdirSync(keysFolder())).toEqual(files)
  const listed = await callBridge(desk.page, 'listCredentials', null)
  expect(listed).toMatchObject({ ok: true, value: [{ name: '김하나', certificate: { issuerName: '한빛시 인증기관' } }] })
})

test('a Korean key found on a stick is listed, and signs where it lies', async () => {
  const found = await callBridge(desk.page, 'findKeys', null)
  if (!found.ok) throw new Error(found.fault.code)
  expect(found.value).toMatchObject({
    keys: [{ name: '박세찬', kind: 'npki', kept: false, certificate: { keyName: 'RSA 2048', issuerName: '한빛시 인증기관' } }],
    tokens: 'none',
  })
  const credentialId = found.value.keys[0]?.id ?? ''
  const request = await prepared({ credentialId })
  const answer = await callBridge(desk.page, 'sign', request)
  if (!answer.ok) throw new Error(answer.fault.code)
  const signed = embedSignature(applyUpdate(pdf, request.update), request.byteRange, answer.value.cms)
  // Such pairs carry no chain; whoever judges has the authorities' certificates.
  const report = await judge(pki, signed, { intermediates: pki.intermediates })
  expect(report).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ field: 'sign-1' }] })
  expect(await callBridge(desk.page, 'sign', { ...request, password: 'wrong' })).toEqual(refused('KEY_PASSWORD_WRONG'))
  expect(await callBridge(desk.page, 'removeCredential', { credentialId })).toEqual(refused('KEY_NOT_FOUND'))
})

test('what main signs is a valid signature of that person over that document', async () => {
  const request = await prepared()
  const answer = await callBridge(desk.page, 'sign', request)
  if (!answer.ok) throw new Error(answer.fault.code)
  expect(Object.keys(answer.value).sort()).toEqual(['certificate', 'cms'])
  const signed = embedSignature(applyUpdate(pdf, request.update), request.byteRange, answer.value.cms)
  const report = await judge(pki, signed)
  expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false, signatures: [{ field: 'sign-1' }] })
})

test('a wrong password signs nothing', async () => {
  expect(await callBridge(desk.page, 'sign', await prepared({ password: 'wrong' }))).toEqual(refused('KEY_PASSWORD_WRONG'))
})

test('an update that is not the one field is not signed', async () => {
  const good = await prepared()
  const other = await prepareSignature(pdf, { field: 'sign-2', signerName: '김하나', signedAt: PRESENT })
  const [, hole, after, rest] = good.byteRange
  const withText = new Uint8Array(good.update)
  withText.set(new TextEncoder().encode('41'), hole - pdf.length + 10)
  const cases: readonly Partial<SignRequest>[] = [
    { update: other.update, byteRange: other.byteRange }, // another person's field
    { pdf: fixture('seven-pages') }, // an update of another document
    { byteRange: [1, hole, after, rest] }, // the first byte left out
    { byteRange: [0, hole, after, rest - 1] }, // the last byte left out
    { byteRange: [0, hole - 1, after, rest] }, // a hole that is more than the contents
    { byteRange: [0, pdf.length - 10, after, rest] }, // a hole in what the person saw
    { update: withText }, // something in the hole beforehand
    { update: good.update.slice(0, -20) }, // cut off
  ]
  for (const [index, change] of cases.entries())
    expect([index, await callBridge(desk.page, 'sign', { ...good, ...change })]).toEqual([index, refused('UPDATE_NOT_ALLOWED')])
})

test('a challenge is answered for the office that this desk talks to, and for no other', async () => {
  const { id: credentialId } = await credential()
  const nonce = '0a'.repeat(32)
  const ask = (text: string, password = PASSWORD) => callBridge(desk.page, 'answerChallenge', { credentialId, password, text })
  const text = `온마루 로그인 ${SERVER} ${nonce}`
  const answer = await ask(text)
  if (!answer.ok) throw new Error(answer.fault.code)
  const signed = parseSignedData(answer.value.cms)
  const digest = new Uint8Array(await crypto.subtle.digest(signed.digest ?? '', new TextEncoder().encode(text)))
  expect(await verifySignedData(signed, digest, crypto)).toMatchObject({ problem: null })
  for (const other of [
    `온마루 로그인 https://other.example ${nonce}`,
    `${text}\n`,
    new TextDecoder('latin1').decode(pdf.slice(0, 400)),
  ])
    expect(await ask(other)).toEqual(refused('CHALLENGE_NOT_OURS'))
  expect(await ask(text, 'wrong')).toEqual(refused('KEY_PASSWORD_WRONG'))
})

test('no key and no file of the person is to be had from the page', async () => {
  const { id } = await credential()
  for (const path of [`/keys/${id}`, `/../keys/${id}`, `/..%2f..%2fkeys%2f${id}`])
    expect(await desk.page.evaluate(async (address) => (await fetch(address)).status, path)).toBe(404)
})

test('a click on a notification leads the page where it was told', async () => {
  expect(await callBridge(desk.page, 'notify', { title: '결재대기', body: '1건', path: '/gallery' })).toEqual({
    ok: true,
    value: null,
  })
  expect(await desk.evaluate((electron) => electron.recorded.filter((entry) => entry.kind === 'notification'))).toEqual([
    { kind: 'notification', title: '결재대기', body: '1건' },
  ])
  await desk.evaluate((electron) => electron.Notification.clickLast())
  await expect(desk.page.getByRole('grid')).toBeVisible()
})

test('a secret document keeps the window out of recordings, until it is closed', async () => {
  const isProtected = () => desk.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.contentProtection)
  await callBridge(desk.page, 'protectContent', { on: true })
  expect(await isProtected()).toBe(true)
  await callBridge(desk.page, 'protectContent', { on: false })
  expect(await isProtected()).toBe(false)
})

test('a key that is removed is gone, with its certificate', async () => {
  const { id } = await credential()
  expect(await callBridge(desk.page, 'removeCredential', { credentialId: id })).toEqual({ ok: true, value: null })
  expect(readdirSync(keysFolder())).toEqual([])
})
