import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  digestOf,
  type PackagedFile,
  readPackage,
  SigningError,
  type SigningErrorCode,
  signCades,
  verifyCades,
  writePackage,
} from '../../packages/signing/src/index.ts'
import { unzipSync, zipSync } from '../../packages/signing/src/testing/index.ts'
import { buildLongPki, type LongName, type LongPki } from './long-pki.ts'

const AT = new Date('2026-07-15T03:00:00Z')
const CONTENT = new TextEncoder().encode('붙임 1. 공공데이터 품질관리 추진계획(안)\n')
const FILES: readonly PackagedFile[] = [
  { name: '시행문.pdf', mediaType: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7 …') },
  { name: '붙임/1. 계획 & <안>.txt', mediaType: 'text/plain', bytes: CONTENT },
  { name: '빈 파일', mediaType: 'application/octet-stream', bytes: new Uint8Array() },
]

let pki: LongPki
let folder: string
beforeAll(async () => {
  pki = await buildLongPki()
  folder = mkdtempSync(join(tmpdir(), 'packages-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function cades(who: LongName, content: Uint8Array, stamped = false): Promise<Uint8Array> {
  const credential = pki.of(who)
  const contentDigest = new Uint8Array(await crypto.subtle.digest(digestOf(credential.key.algorithm), content as BufferSource))
  return signCades({
    ...credential,
    contentDigest,
    signedAt: AT,
    mediaType: 'text/plain',
    claims: { role: '디지털정책과장', commitment: 'proofOfApproval' },
    ...(stamped ? { timestamp: pki.timestamps('tsa2026', AT) } : {}),
    crypto,
  })
}

function openssl(cms: Uint8Array, content: Uint8Array): string {
  const path = (name: string): string => join(folder, name)
  writeFileSync(path('cms'), cms)
  writeFileSync(path('content'), content)
  const der = Buffer.from(pki.of('root').certificate).toString('base64').replaceAll(/.{64}/g, '$&\n')
  writeFileSync(path('root.pem'), `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`)
  const files = ['-in', path('cms'), '-content', path('content'), '-out', path('out'), '-CAfile', path('root.pem')]
  const time = String(AT.getTime() / 1000)
  const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', '-attime', time, ...files]
  const run = spawnSync('openssl', args, { encoding: 'utf8' })
  return `${run.status} ${run.stdout}${run.stderr}`
}

describe.each<[LongName, string, boolean]>([
  ['rsa', 'B-B', false],
  ['ecdsa', 'B-B', false],
  ['rsa', 'B-T', true],
  ['ecdsa', 'B-T', true],
])('a detached CAdES signature by %s, %s', (who, _level, stamped) => {
  it('holds for us and for openssl, and says who signed as what, and when', async () => {
    const cms = await cades(who, CONTENT, stamped)
    const verdict = await verifyCades(cms, CONTENT, crypto)
    expect(verdict).toMatchObject({ problem: null, roles: ['디지털정책과장'], commitment: 'proofOfApproval', signedAt: AT })
    expect(verdict.timestamps.map(({ problem, time }) => [problem, time])).toEqual(stamped ? [[null, AT]] : [])
    expect(openssl(cms, CONTENT)).toMatch(/^0 .*CAdES Verification successful/s)
  })
  it('does not hold over anything else', async () => {
    const cms = await cades(who, CONTENT, stamped)
    const other = CONTENT.with(3, 0)
    expect((await verifyCades(cms, other, crypto)).problem).toBe('HASH_FAILURE')
    expect(openssl(cms, other)).not.toMatch(/^0 /)
  })
})

describe('a package', () => {
  const packed = (files = FILES): Promise<Uint8Array> =>
    writePackage({ files, sign: (manifest) => cades('rsa', manifest, true), packedAt: AT, crypto })

  it('comes back as it went in, each file under the signature', async () => {
    const bytes = await packed()
    const read = await readPackage(bytes, crypto)
    expect([...read.files.keys()].sort()).toEqual(FILES.map(({ name }) => name).sort())
    for (const { name, bytes: file } of FILES) expect(read.files.get(name)).toEqual(file)
    expect(read.unsigned).toEqual([])
    const [signature, ...others] = read.signatures
    expect(others).toEqual([])
    expect(signature).toMatchObject({ altered: [], verdict: { problem: null, roles: ['디지털정책과장'] } })
    expect(signature?.covered).toHaveLength(FILES.length)
    const entries = unzipSync(bytes)
    expect(openssl(entries['META-INF/signature.p7s'] ?? CONTENT, entries['META-INF/ASiCManifest.xml'] ?? CONTENT)).toMatch(/^0 /)
  })
  it('is told by its first bytes, and unpacked by others', async () => {
    const bytes = await packed()
    expect(Buffer.from(bytes.subarray(30, 69)).toString()).toBe('mimetypeapplication/vnd.etsi.asic-e+zip')
    writeFileSync(join(folder, 'package.asice'), bytes)
    const python =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))'
    const run = spawnSync('python3', ['-c', python, join(folder, 'package.asice')], {
      encoding: 'utf8',
      env: { PYTHONUTF8: '1' },
    })
    if (run.error === undefined) expect(run.stdout.split('\n').slice(0, 2)).toEqual(['mimetype', '시행문.pdf'])
    expect(readFileSync(join(folder, 'package.asice')).length).toBe(bytes.length)
  })
  it('names what was altered, taken away or added', async () => {
    const entries = unzipSync(await packed())
    const again = (change: Record<string, Uint8Array>, without: readonly string[] = []): Uint8Array => {
      const { mimetype = new Uint8Array(), ...rest } = { ...entries, ...change }
      const kept = Object.entries(rest).filter(([name]) => !without.includes(name))
      return zipSync({ mimetype: [mimetype, { level: 0 }], ...Object.fromEntries(kept) })
    }
    const altered = await readPackage(again({ '시행문.pdf': CONTENT }), crypto)
    expect(altered).toMatchObject({ unsigned: ['시행문.pdf'], signatures: [{ altered: ['시행문.pdf'] }] })
    expect((await readPackage(again({}, ['빈 파일']), crypto)).signatures[0]?.altered).toEqual(['빈 파일'])
    expect((await readPackage(again({ 'more.txt': CONTENT }), crypto)).unsigned).toEqual(['more.txt'])
    const manifest = new TextDecoder().decode(entries['META-INF/ASiCManifest.xml']).replace('text/plain', 'text/html')
    const forged = await readPackage(again({ 'META-INF/ASiCManifest.xml': new TextEncoder().encode(manifest) }), crypto)
    expect(forged.signatures[0]?.verdict.problem).toBe('HASH_FAILURE')
    expect(forged.unsigned).toHaveLength(FILES.length)
  })
  it('is unpacked one way by all, or not at all', async () => {
    const all = Buffer.from(await packed())
    const directory = all.readUInt32LE(all.length - 6)
    const name = Buffer.from('시행문.pdf')
    const local = all.indexOf(name)
    const other = Buffer.from(all)
    Buffer.from('시행문.txt').copy(other, local)
    const moved = (put: Buffer): Buffer => {
      const out = Buffer.concat([all.subarray(0, directory), put, all.subarray(directory)])
      out.writeUInt32LE(directory + put.length, out.length - 6)
      return out
    }
    const hidden = Buffer.from(zipSync({ 'hidden.pdf': CONTENT }))
    const twoEnds = Buffer.concat([all, all.subarray(all.length - 22)])
    const fewer = Buffer.from(all)
    fewer.writeUInt16LE(all.readUInt16LE(all.length - 12) - 1, all.length - 12)
    const cases = {
      other,
      hidden: moved(hidden.subarray(0, hidden.readUInt32LE(hidden.length - 6))),
      behind: Buffer.concat([all, hidden]),
      twoEnds,
      fewer,
    }
    for (const [what, bytes] of Object.entries(cases))
      await expect(readPackage(new Uint8Array(bytes), crypto), what).rejects.toMatchObject({ code: 'PACKAGE_BROKEN' })
    expect((await readPackage(new Uint8Array(moved(Buffer.alloc(0))), crypto)).unsigned).toEqual([])
  })
  it('is read as other programs write it, each file as a stream', async () => {
    writeFileSync(join(folder, 'from.asice'), await packed())
    const python = `import sys,zipfile
class Pipe:
  def __init__(s,f): s.f=f
  def write(s,b): return s.f.write(b)
  def flush(s): s.f.flush()
z=zipfile.ZipFile(sys.argv[1]); o=zipfile.ZipFile(Pipe(open(sys.argv[2],'wb')),'w',zipfile.ZIP_DEFLATED)
for i in z.infolist(): o.writestr(i.filename,z.read(i),zipfile.ZIP_STORED if i.filename=='mimetype' else None)
o.close()`
    const run = spawnSync('python3', ['-c', python, join(folder, 'from.asice'), join(folder, 'to.asice')], { encoding: 'utf8' })
    expect(run.stderr ?? '').toBe('')
    if (run.error !== undefined) return
    const streamed = new Uint8Array(readFileSync(join(folder, 'to.asice')))
    expect((streamed[6] ?? 0) & 8).toBe(8)
    expect(await readPackage(streamed, crypto)).toMatchObject({ unsigned: [], signatures: [{ altered: [] }] })
  })
  it.each<[string, () => Promise<unknown>, SigningErrorCode]>([
    ['a name twice', () => packed([...FILES, ...FILES.slice(0, 1)]), 'PACKAGE_NAME_REFUSED'],
    ['a name that leads out', () => packed([{ ...FILES[1], name: '../x' } as PackagedFile]), 'PACKAGE_NAME_REFUSED'],
    [
      'a name of digits, which would come first',
      () => packed([{ ...FILES[1], name: '2026' } as PackagedFile]),
      'PACKAGE_NAME_REFUSED',
    ],
    ['no package', () => readPackage(CONTENT, crypto), 'PACKAGE_BROKEN'],
    ['half a package', async () => readPackage((await packed()).subarray(0, 400), crypto), 'PACKAGE_BROKEN'],
    [
      'a package without a manifest',
      () =>
        readPackage(zipSync({ mimetype: [new TextEncoder().encode('application/vnd.etsi.asic-e+zip'), { level: 0 }] }), crypto),
      'PACKAGE_BROKEN',
    ],
    [
      'a manifest with a comment',
      async () => {
        const { mimetype = CONTENT, ...rest } = unzipSync(await packed())
        const xml = new TextDecoder()
          .decode(rest['META-INF/ASiCManifest.xml'])
          .replace('<ds:DigestValue>', '<ds:DigestValue><!---->')
        return readPackage(
          zipSync({ mimetype: [mimetype, { level: 0 }], ...rest, 'META-INF/ASiCManifest.xml': new TextEncoder().encode(xml) }),
          crypto,
        )
      },
      'PACKAGE_BROKEN',
    ],
  ])('refuses %s', async (_name, act, code) => {
    const error = await act().then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(SigningError)
    expect(error).toMatchObject({ code })
  })
})
