import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildTestPki, sealKoreanKey, type TestPki } from '@onmaru/signing/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Keys } from './keys.ts'
import { FoundKeys } from './keys-found.ts'
import { usualPlaces } from './keys-places.ts'
import { KeyRing } from './keys-ring.ts'
import { Tokens } from './keys-tokens.ts'

const PASSWORD = 'gpki-2026!'
const log = { info: () => undefined }
let root: string
let pki: TestPki
const put = (path: string, bytes: Uint8Array | string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), bytes)
}
const sealed = (who: 'drafter' | 'reviewer'): Promise<Uint8Array> =>
  sealKoreanKey(pki.of(who).pair.privateKeyPkcs8, new TextEncoder().encode(PASSWORD), 'pbeWithSHA1AndSEED-CBC', crypto)
const ring = (roots: readonly string[] = []): KeyRing =>
  new KeyRing(
    new Keys(join(root, 'kept'), crypto),
    new FoundKeys(usualPlaces({ platform: 'linux', home: join(root, 'home'), roots }), crypto, log),
    new Tokens(null, () => null, crypto),
  )
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'onmaru-found-'))
  pki = await buildTestPki(crypto)
  const class2 = 'home/GPKI/Certificate/class2'
  put(`${class2}/000김하나001_sig.cer`, pki.of('drafter').certificate)
  put(`${class2}/000김하나001_sig.key`, await sealed('drafter'))
  put(`${class2}/000김하나001_env.cer`, pki.of('drafter').certificate)
  put(`${class2}/000김하나001_env.key`, await sealed('drafter'))
  put(`${class2}/홀로_sig.cer`, pki.of('approver').certificate)
  put(`${class2}/깨진_sig.cer`, 'not a certificate')
  put(`${class2}/깨진_sig.key`, 'not a key')
  put(`${class2}/기관_sig.cer`, pki.of('issuing').certificate)
  put(`${class2}/기관_sig.key`, await sealed('drafter'))
  const user = 'stick/NPKI/yessign/USER/cn=이두리,ou=personal,o=yessign,c=kr'
  put(`${user}/signCert.der`, pki.of('reviewer').certificate)
  put(`${user}/signPri.key`, await sealed('reviewer'))
  put('stick/NPKI/yessign/notes.txt', '')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('where agents keep keys', () => {
  test.each([
    ['win32', 'C:\\Users\\kim', ['C:\\GPKI\\Certificate\\class2', 'C:\\Users\\kim\\AppData\\LocalLow\\NPKI']],
    ['darwin', '/Users/kim', ['/Users/kim/GPKI/Certificate/class2', '/Users/kim/Library/Preferences/NPKI']],
    ['linux', '/home/kim', ['/home/kim/GPKI/Certificate/class2', '/home/kim/NPKI']],
  ] as const)('%s', (platform, home, paths) => {
    expect(usualPlaces({ platform, home, roots: [] }).map(({ path }) => path)).toEqual(paths)
  })

  test('a memory stick by setting', () => {
    const places = usualPlaces({ platform: 'win32', home: 'C:\\Users\\kim', roots: ['E:\\'] })
    expect(places.slice(2)).toEqual([
      { kind: 'gpki', path: 'E:\\GPKI\\Certificate\\class2' },
      { kind: 'npki', path: 'E:\\NPKI' },
    ])
  })
})

describe('keys that were found', () => {
  test('are listed with what their certificates say: pairs for signing alone, broken files passed over', async () => {
    expect(await ring().find()).toMatchObject({ keys: [{ name: '김하나', kind: 'gpki', kept: false }], tokens: 'none' })
    const { keys } = await ring([join(root, 'stick'), join(root, 'nothing here')]).find()
    expect(keys).toMatchObject([
      { kind: 'gpki', certificate: { issuerName: '한빛시 인증기관', keyName: 'RSA 2048' } },
      { name: '이두리', kind: 'npki', certificate: { notAfter: '2035-01-01T00:00:00.000Z', keyName: 'ECDSA P-256' } },
    ])
  })

  test('open with their password, where they lie', async () => {
    const all = ring([join(root, 'stick')])
    for (const { id, name } of (await all.find()).keys) {
      const { certificate, key, close } = await all.open(id, PASSWORD)
      expect(certificate).toEqual(pki.of(name === '김하나' ? 'drafter' : 'reviewer').certificate)
      expect((await key.sign(new Uint8Array([1]))).length).toBeGreaterThan(60)
      close()
      expect(await codeOf(all.open(id, 'wrong'))).toBe('KEY_PASSWORD_WRONG')
      expect(await codeOf(ring().open('found-0000', PASSWORD))).toBe('KEY_NOT_FOUND')
    }
    // A ring that has not looked yet knows an id as well.
    const [first] = (await all.find()).keys
    expect((await ring().open(first?.id ?? '', PASSWORD)).certificate).toEqual(pki.of('drafter').certificate)
  })

  test('are not listed again once they were taken in, as a pair, by the key alone', async () => {
    const kept = new Keys(join(root, 'kept'), crypto)
    const alone = join(root, 'home/GPKI/Certificate/class2/000김하나001_sig.key')
    const { fileId, name } = kept.choose([alone])
    expect(name).toBe('000김하나001_sig.key')
    const summary = await kept.importChosen(fileId, PASSWORD)
    expect(summary).toMatchObject({ kind: 'pair', kept: true, name: '김하나' })
    expect((await ring().find()).keys).toEqual([])
    expect((await ring().open(summary.id, PASSWORD)).certificate).toEqual(pki.of('drafter').certificate)
    expect(await codeOf(ring().open(summary.id, 'wrong'))).toBe('KEY_PASSWORD_WRONG')
    await kept.remove(summary.id)
    expect((await ring().find()).keys).toHaveLength(1)
  })

  test('a key without a password is not taken in, and two files of two people are not a pair', async () => {
    const kept = new Keys(join(root, 'kept'), crypto)
    put('plain.key', pki.of('drafter').pair.privateKeyPkcs8)
    put('plain.cer', pki.of('drafter').certificate)
    put('other.cer', pki.of('reviewer').certificate)
    const choose = (...files: readonly [string, ...string[]]): string =>
      kept.choose(files.map((file) => join(root, file)) as [string, ...string[]]).fileId
    expect(await codeOf(kept.importChosen(choose('plain.key', 'plain.cer'), 'any'))).toBe('KEY_UNPROTECTED')
    expect(await codeOf(kept.importChosen(choose('plain.key', 'other.cer'), 'any'))).toBe('KEY_MISMATCH')
    expect(await codeOf(kept.importChosen(choose('plain.cer'), 'any'))).toBe('KEY_CONTAINER_BROKEN')
    expect(await codeOf(kept.importChosen(choose('gone.key'), 'any'))).toBe('KEY_NOT_FOUND')
    expect(await kept.list()).toEqual([])
  })
})
