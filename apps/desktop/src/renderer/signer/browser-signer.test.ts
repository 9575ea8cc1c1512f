import { readFileSync } from 'node:fs'
import {
  addFormFields,
  applyUpdate,
  createPkcs12,
  embedSignature,
  parseSignedData,
  prepareSignature,
  validatePdf,
  verifySignedData,
} from '@onmaru/signing'
import { buildTestPki, PRESENT, sealKoreanKey, type TestPki } from '@onmaru/signing/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { faultOf } from '../api/fault.ts'
import { browserSigner } from './browser-signer.ts'

const PASSWORD = '암호'
const OFFICE = 'https://onmaru.hanbit.example'
const fixture = new URL('../../../../../test/signing/fixtures/one-page.pdf', import.meta.url)
const FIELD = { name: 'sign-1', kind: 'signature', page: 1, x: 40, y: 700, w: 50, h: 16, label: '서명' } as const
let pki: TestPki
let container: Uint8Array<ArrayBuffer>
let pdf: Uint8Array

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  const { certificate, chain, pair } = pki.of('drafter')
  container = new Uint8Array(
    await createPkcs12({
      crypto,
      privateKeyPkcs8: pair.privateKeyPkcs8,
      certificate,
      chain,
      password: PASSWORD,
      friendlyName: '김하나',
    }),
  )
  pdf = await addFormFields(new Uint8Array(readFileSync(fixture)), [FIELD])
})

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => faultOf(error).code,
  )
const withFile = (bytes: Uint8Array<ArrayBuffer>) => browserSigner(crypto, async () => [new File([bytes], 'key.p12')], OFFICE)

describe('a desk in a browser', () => {
  test('takes a key in once, with its password, and keeps it in memory', async () => {
    const signer = withFile(container)
    const chosen = await signer.choose()
    expect(chosen?.name).toBe('key.p12')
    expect(await codeOf(chosen?.import('wrong') ?? Promise.resolve())).toBe('KEY_PASSWORD_WRONG')
    expect(await signer.list()).toEqual([])
    const summary = await chosen?.import(PASSWORD)
    expect(summary).toMatchObject({ name: '김하나', certificate: { issuerName: '한빛시 인증기관' } })
    expect(await codeOf(chosen?.import(PASSWORD) ?? Promise.resolve())).toBe('KEY_EXISTS')
    expect(await signer.list()).toEqual([summary])
    await signer.remove(summary?.id ?? '')
    expect(await codeOf(signer.remove(summary?.id ?? ''))).toBe('KEY_NOT_FOUND')
  })

  test('takes a key and its certificate in together, as Korean agents keep them', async () => {
    const { certificate, pair } = pki.of('reviewer')
    const key = await sealKoreanKey(pair.privateKeyPkcs8, new TextEncoder().encode(PASSWORD), 'pbeWithSHA1AndSEED-CBC', crypto)
    const files = [new File([new Uint8Array(certificate)], 'signCert.der'), new File([new Uint8Array(key)], 'signPri.key')]
    const chosen = await browserSigner(crypto, async () => files, OFFICE).choose()
    expect(chosen?.name).toBe('signCert.der + signPri.key')
    expect(await codeOf(chosen?.import('wrong') ?? Promise.resolve())).toBe('KEY_PASSWORD_WRONG')
    expect(await chosen?.import(PASSWORD)).toMatchObject({
      name: '이두리',
      kind: 'pair',
      certificate: { keyName: 'ECDSA P-256' },
    })
    const alone = await browserSigner(crypto, async () => files.slice(1), OFFICE).choose()
    expect(await codeOf(alone?.import(PASSWORD) ?? Promise.resolve())).toBe('KEY_CONTAINER_BROKEN')
    expect(await browserSigner(crypto, async () => [], OFFICE).choose()).toBeNull()
  })

  test('says what is wrong with a file that is no key', async () => {
    const broken = await withFile(new TextEncoder().encode('not a container')).choose()
    expect(await codeOf(broken?.import('x') ?? Promise.resolve())).toBe('KEY_CONTAINER_BROKEN')
    expect(await codeOf(withFile(new Uint8Array(2 * 1024 * 1024)).choose())).toBe('KEY_CONTAINER_BROKEN')
  })

  test('signs what is shown, and nothing else', async () => {
    const signer = withFile(container)
    const { id } = (await (await signer.choose())?.import(PASSWORD)) ?? { id: '' }
    const { update, byteRange } = await prepareSignature(pdf, {
      field: FIELD.name,
      signerName: '김하나',
      signedAt: PRESENT,
      certify: true,
    })
    const request = { credentialId: id, password: PASSWORD, pdf, update, field: FIELD.name, byteRange }
    const { cms } = await signer.sign(request)
    const report = await validatePdf(embedSignature(applyUpdate(pdf, update), byteRange, cms), {
      anchors: pki.anchors,
      at: PRESENT,
      crypto,
      crls: [pki.crl],
    })
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect(await codeOf(signer.sign({ ...request, field: 'sign-2' }))).toBe('UPDATE_NOT_ALLOWED')
    expect(await codeOf(signer.sign({ ...request, byteRange: [0, byteRange[1] - 1, byteRange[2], byteRange[3]] }))).toBe(
      'UPDATE_NOT_ALLOWED',
    )
    expect(await codeOf(signer.sign({ ...request, password: 'wrong' }))).toBe('KEY_PASSWORD_WRONG')
    expect(await codeOf(signer.sign({ ...request, credentialId: 'none' }))).toBe('KEY_NOT_FOUND')
  })

  test('answers a challenge of its own office, and nothing else', async () => {
    const signer = withFile(container)
    const { id } = (await (await signer.choose())?.import(PASSWORD)) ?? { id: '' }
    const nonce = 'ab'.repeat(32)
    const answer = (text: string, password = PASSWORD) => signer.answerChallenge({ credentialId: id, password, text })
    for (const text of [`온마루 로그인 ${OFFICE} ${nonce}`, `온마루 인증서 등록 ${OFFICE} ${nonce}`]) {
      const { cms } = await answer(text)
      const signed = parseSignedData(cms)
      const digest = await crypto.subtle.digest(signed.digest ?? '', new TextEncoder().encode(text))
      const { problem, certificate } = await verifySignedData(signed, new Uint8Array(digest), crypto)
      expect([problem, certificate?.subject.commonName]).toEqual([null, '김하나'])
    }
    for (const text of [
      `온마루 로그인 https://onmaru.other.example ${nonce}`,
      `온마루 로그인 http://onmaru.hanbit.example ${nonce}`,
      `온마루 로그인 ${OFFICE}:8443 ${nonce}`,
      `온마루 로그인 https://onmaru.hanbit.example.evil.example ${nonce}`,
      `온마루 로그인 https://evil.example@onmaru.hanbit.example.evil.example ${nonce}`,
      `온마루 로그인 ${OFFICE} ${nonce}\n%PDF-1.7`,
      `온마루 결재 ${OFFICE} ${nonce}`,
      `온마루 로그인 ${OFFICE} ${nonce.slice(2)}`,
      '%PDF-1.7',
      '',
    ])
      expect([text, await codeOf(answer(text))]).toEqual([text, 'CHALLENGE_NOT_OURS'])
    expect(await codeOf(answer(`온마루 로그인 ${OFFICE} ${nonce}`, 'wrong'))).toBe('KEY_PASSWORD_WRONG')
  })
})
