import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildSignedData, validatePdf } from '../../packages/signing/src/index.ts'
import {
  buildTestPki,
  type CastName,
  PRESENT,
  pagesOf,
  Revision,
  type TestPki,
} from '../../packages/signing/src/testing/index.ts'
import { appendForeign, type ForeignSignature, sha, signForeign } from './foreign-update.ts'
import { weakCrypto } from './fuzz/weak-crypto.ts'
import { appendRaw, bytes, smallPdf, text } from './raw-update.ts'
import { fixture, judge } from './signed-document.ts'

let pki: TestPki
let folder: string
beforeAll(async () => {
  pki = await buildTestPki(crypto)
  folder = mkdtempSync(join(tmpdir(), 'onmaru-foreign-'))
})

/** A CAdES or CMS signature of one of the cast over bytes. */
const cmsBy =
  (who: CastName) =>
  async (signed: Uint8Array): Promise<Uint8Array> => {
    const { certificate, chain, key } = pki.of(who)
    return buildSignedData({ contentDigest: sha('sha256', signed), certificate, chain, key, crypto })
  }
const sign = (pdf: Uint8Array, who: CastName, how: Partial<ForeignSignature> = {}): Promise<Uint8Array> =>
  signForeign(pdf, { name: `by-${who}`, subFilter: 'ETSI.CAdES.detached', ...how }, cmsBy(who))

/** The same document as another program would have written it. */
function rewritten(pdf: Uint8Array, ...args: readonly string[]): Uint8Array {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
  writeFileSync(from, pdf)
  execFileSync('qpdf', [...args, from, to])
  return new Uint8Array(readFileSync(to))
}

/** Signed by openssl, as programs without CAdES do: no signing-certificate, a signing time, the whole in BER where asked. */
function opensslCms(who: CastName, signed: Uint8Array, ...args: readonly string[]): Uint8Array {
  const { certificate, pair } = pki.of(who)
  const path = (name: string): string => join(folder, name)
  const pem = (label: string, der: Uint8Array): string =>
    `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
  writeFileSync(path('content'), signed)
  writeFileSync(path('signer.pem'), pem('CERTIFICATE', certificate))
  writeFileSync(path('key.pem'), pem('PRIVATE KEY', pair.privateKeyPkcs8))
  writeFileSync(path('chain.pem'), pem('CERTIFICATE', pki.of('issuing').certificate))
  execFileSync(
    'openssl',
    [
      'cms',
      '-sign',
      '-binary',
      '-in',
      path('content'),
      '-signer',
      path('signer.pem'),
      '-inkey',
      path('key.pem'),
      '-certfile',
      path('chain.pem'),
      '-outform',
      'DER',
      '-out',
      path('out'),
      ...args,
    ],
    { stdio: 'pipe' },
  )
  return new Uint8Array(readFileSync(path('out')))
}

const changes = async (pdf: Uint8Array, index = 0): Promise<readonly string[]> =>
  ((await judge(pki, pdf)).signatures[index]?.changesAfter ?? []).map((change) =>
    change.kind === 'NOT_ALLOWED' ? `NOT_ALLOWED ${change.why}` : change.kind,
  )

describe('files as other programs write them are judged', () => {
  it.each([
    ['object streams and a cross-reference stream', ['--object-streams=generate']],
    ['linearised', ['--linearize']],
    ['linearised, with object streams', ['--linearize', '--object-streams=generate']],
  ])('%s', async (_name, args) => {
    const plain = rewritten(fixture('one-page'), ...args)
    for (const how of [{}, { streamed: true }, { packed: true }]) {
      const once = await sign(plain, 'drafter', how)
      expect(await judge(pki, once)).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ coversWholeFile: true }] })
      const twice = await sign(once, 'reviewer', how)
      const report = await judge(pki, twice)
      expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
      expect(await changes(twice)).toEqual(['SIGNATURE_FIELD_ADDED', 'FURTHER_SIGNATURE'])
      const flipped = twice.with(200, (twice[200] ?? 0) ^ 1)
      expect((await judge(pki, flipped).catch(() => null))?.indication).not.toBe('TOTAL-PASSED')
    }
  })
  it('a hybrid file, as an office suite writes it, and one whose two views differ', async () => {
    const all = text(smallPdf())
    const entry = (number: number): string => all.slice(all.indexOf('0000000000 65535 f')).slice(20 * number, 20 * number + 20)
    const contents = Number(entry(4).slice(0, 10))
    const hybrid = (offset: number, shown: string): Uint8Array => {
      const at = all.indexOf('xref\n0 5')
      const data = `\u0001${String.fromCharCode(Math.floor(offset / 256), offset % 256)}\u0000`
      const stream = `9 0 obj\n<< /Type /XRef /Size 10 /W [1 2 1] /Index [4 1] /Length 4 >>\nstream\n${data}\nendstream\nendobj\n`
      const table = all.slice(at, all.indexOf('startxref')).replace(entry(4), shown).replace('/Root', `/XRefStm ${at} /Root`)
      return bytes(`${all.slice(0, at)}${stream}${table}startxref\n${at + stream.length}\n%%EOF\n`)
    }
    const hidden = '0000000000 00000 f\r\n'
    const right = await sign(hybrid(contents, hidden), 'drafter')
    expect(await judge(pki, right)).toMatchObject({ indication: 'TOTAL-PASSED' })
    await expect(judge(pki, hybrid(contents + 1, entry(4)))).rejects.toMatchObject({ code: 'PDF_BROKEN' })
  })
  it('comments between objects, but none that look like an end', async () => {
    const signed = await sign(smallPdf(), 'drafter')
    const free = Revision.open(signed).size
    const with_ = (comment: string): Uint8Array => appendForeign(signed, { objects: [[free, '<< >>']], comment })
    expect(await changes(with_('% by another program\n'))).toEqual([])
    expect(await changes(with_('%%EOF\n'))).toEqual(['NOT_ALLOWED STRUCTURE_NOT_FOLLOWED'])
  })
})

describe('signatures of other forms are judged', () => {
  it('adbe.pkcs7.detached: a signing time, no reference to the certificate, no baseline level', async () => {
    const signed = await signForeign(smallPdf(), { name: 'a', subFilter: 'adbe.pkcs7.detached' }, async (content) =>
      opensslCms('drafter', content),
    )
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED', level: null })
    const cades = await signForeign(smallPdf(), { name: 'a', subFilter: 'ETSI.CAdES.detached' }, async (content) =>
      opensslCms('drafter', content),
    )
    expect((await judge(pki, cades)).signatures[0]).toMatchObject({
      indication: 'INDETERMINATE',
      subIndication: 'SIG_CONSTRAINTS_FAILURE',
    })
  })
  it.each([
    ['without signed attributes', ['-noattr']],
    ['with the signer by the identifier of the key', ['-keyid']],
    ['by RSA-PSS', ['-keyopt', 'rsa_padding_mode:pss']],
    ['by SHA-512', ['-md', 'sha512']],
  ])('%s', async (_name, args) => {
    const signed = await signForeign(smallPdf(), { name: 'a', subFilter: 'adbe.pkcs7.detached' }, async (content) =>
      opensslCms('drafter', content, ...args),
    )
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED' })
    const flipped = signed.with(30, (signed[30] ?? 0) ^ 1)
    expect((await judge(pki, flipped).catch(() => null))?.indication).not.toBe('TOTAL-PASSED')
  })
  it('a digest that no longer counts is no proof today', async () => {
    const signed = await signForeign(smallPdf(), { name: 'a', subFilter: 'adbe.pkcs7.detached' }, async (content) =>
      opensslCms('drafter', content, '-md', 'sha1'),
    )
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({
      indication: 'INDETERMINATE',
      subIndication: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
      reason: expect.stringContaining('SHA-1 until 2012-08-01'),
    })
  })
  it('adbe.pkcs7.sha1: over the SHA-1 of this file, and over that of another', async () => {
    const how = { name: 'a', subFilter: 'adbe.pkcs7.sha1' }
    const right = await signForeign(smallPdf(), how, async (content) => opensslCms('drafter', sha('sha1', content), '-nodetach'))
    expect((await judge(pki, right)).signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED', level: null })
    const wrong = await signForeign(smallPdf(), how, async () => opensslCms('drafter', sha('sha1', smallPdf()), '-nodetach'))
    expect((await judge(pki, wrong)).signatures[0]).toMatchObject({ indication: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' })
  })
  it.each<[string, Partial<ForeignSignature>, (content: Uint8Array) => Uint8Array | Promise<Uint8Array>, string]>([
    [
      'content beside the file',
      { subFilter: 'adbe.pkcs7.detached' },
      (content) => opensslCms('drafter', content.subarray(0, 10), '-nodetach'),
      'CONTENT_NOT_DETACHED',
    ],
    [
      'a signature that calls itself a timestamp',
      { subFilter: 'ETSI.RFC3161' },
      (content) => cmsBy('drafter')(content),
      'NOT_A_TIMESTAMP',
    ],
    [
      'a timestamp that calls itself something else',
      { type: 'DocTimeStamp' },
      (content) => cmsBy('drafter')(content),
      'TYPE_AND_SUB_FILTER',
    ],
    ['adbe.x509.rsa_sha1', { subFilter: 'adbe.x509.rsa_sha1' }, (content) => cmsBy('drafter')(content), 'SUB_FILTER_UNKNOWN'],
    ['no CMS', {}, () => Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01), 'CMS_BROKEN'],
  ])('%s is refused in a word', async (_name, how, cmsOf, reason) => {
    const signed = await signForeign(smallPdf(), { name: 'a', subFilter: 'ETSI.CAdES.detached', ...how }, async (content) =>
      cmsOf(content),
    )
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({
      indication: 'TOTAL-FAILED',
      subIndication: 'FORMAT_FAILURE',
      reason,
    })
  })
})

describe('what may follow a signature that certifies nothing', () => {
  const visible = { rect: '50 50 150 100' }
  it('a further signature that shows, as long as it hides nothing', async () => {
    const once = await sign(smallPdf(), 'drafter', visible)
    const beside = await sign(once, 'reviewer', { rect: '200 50 300 100' })
    expect(await changes(beside)).toEqual(['SIGNATURE_FIELD_ADDED', 'FURTHER_SIGNATURE'])
    expect(await changes(await sign(once, 'reviewer', { rect: '100 80 300 200' }))).toContain('NOT_ALLOWED FIELD_ADDED')
    expect(await changes(await sign(once, 'reviewer', { rect: '0 0 500 500' }))).toContain('NOT_ALLOWED FIELD_ADDED')
  })
  it('comments only where a certification of level 3 lets them', async () => {
    const certify = (level: number): string =>
      `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >>]`
    const commented = async (signed: Uint8Array): Promise<readonly string[]> => {
      const base = Revision.open(signed)
      const [page] = pagesOf(base)
      const body = String(page?.dict).replace(/\/Annots\s+\[/, `/Annots [ ${base.size} 0 R `)
      const appended = String(page?.dict).replace(/\/Annots\s+\[([^\]]*)\]/, `/Annots [$1 ${base.size} 0 R ]`)
      const note = '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents (x) >>'
      const number = page?.ref.objectNumber ?? 0
      expect(
        await changes(
          appendForeign(signed, {
            objects: [
              [number, body],
              [base.size, note],
            ],
          }),
        ),
      ).toEqual(['NOT_ALLOWED CHANGED_Annots'])
      return changes(
        appendForeign(signed, {
          objects: [
            [number, appended],
            [base.size, note],
          ],
        }),
      )
    }
    expect(await commented(await sign(smallPdf(), 'drafter'))).toEqual(['NOT_ALLOWED CHANGED_Annots'])
    expect(await commented(await sign(smallPdf(), 'drafter', { entries: certify(2) }))).toEqual(['NOT_ALLOWED CHANGED_Annots'])
    expect(await commented(await sign(smallPdf(), 'drafter', { entries: certify(3) }))).toEqual(['ANNOTATION'])
  })
  it('tools may note that they saved the file, and change no title', async () => {
    const described = appendRaw(smallPdf(), {
      objects: [[7, '<< /Title (a) /Producer (b) /ModDate (D:20260101) >>']],
      trailer: ' /Info 7 0 R',
    })
    const signed = await sign(described, 'drafter')
    const saved = (info: string): Promise<readonly string[]> => changes(appendRaw(signed, { objects: [[7, info]] }))
    expect(await saved('<< /Title (a) /Producer (c) /ModDate (D:20260202) >>')).toEqual(['METADATA'])
    expect(await saved('<< /Title (other) /Producer (b) /ModDate (D:20260101) >>')).toEqual(['NOT_ALLOWED INFO_Title'])
  })
  it('an object that is taken away is named', async () => {
    const signed = await sign(smallPdf(), 'drafter')
    const free = Revision.open(signed).size
    const prev = Number([...text(signed).matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1])
    const at = signed.length
    const object = `${free} 0 obj\n<< >>\nendobj\n`
    const table = `xref\n4 1\n0000000000 00001 f\r\n${free} 1\n${String(at).padStart(10, '0')} 00000 n\r\n`
    const update = `${object}${table}trailer\n<< /Size ${free + 1} /Root 1 0 R /Prev ${prev} >>\nstartxref\n${at + object.length}\n%%EOF\n`
    expect(await changes(bytes(text(signed) + update))).toEqual(['NOT_ALLOWED OBJECT_FREED'])
  })
})

describe('a file of this house from before appearances were frames', () => {
  it('is judged as it always was: every change has its name', async () => {
    const old = new Uint8Array(readFileSync(new URL('fixtures/frameless-form.pdf', import.meta.url)))
    // It was signed under cryptography that finds everything genuine; what was changed is told by the bytes alone.
    const { signatures } = await validatePdf(old, { anchors: [], at: PRESENT, crypto: weakCrypto })
    expect(signatures.map(({ field, changesAfter }) => [field, changesAfter.map(({ kind }) => kind)])).toEqual([
      ['sign-1', ['FORM_FILL', 'VALIDATION_MATERIAL', 'DOCUMENT_TIMESTAMP']],
      ['sign-time', []],
    ])
  })
})
