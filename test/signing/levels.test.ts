import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addFormFields,
  applyUpdate,
  digestByteRange,
  documentTimestampUpdate,
  embedSignature,
  fillTextFields,
  levelsOf,
  parseSignedData,
  prepareSignature,
  signBB,
  validatePdf,
  validationDataUpdate,
} from '../../packages/signing/src/index.ts'
import { Revision, signedFieldsOf } from '../../packages/signing/src/testing/index.ts'
import { AT, FIRST_RENEWAL, longForm, longLife, READ_AT, SECOND_RENEWAL, signLong, sources } from './long-life.ts'
import { buildLongPki, type LongPki } from './long-pki.ts'
import { fixture } from './signed-document.ts'

let pki: LongPki
let folder: string
beforeAll(async () => {
  pki = await buildLongPki()
  folder = mkdtempSync(join(tmpdir(), 'levels-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function ask(tool: string, args: readonly string[], pdf: Uint8Array, name = 'asked.pdf'): string {
  const path = join(folder, name)
  writeFileSync(path, pdf)
  const run = spawnSync(tool, [...args, path], { encoding: 'utf8' })
  return `${run.stdout}${run.stderr}`
}

const lasts = new Set(['B-LT', 'B-LTA', 'renewed', 'renewed twice'])

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('a line of %i', (signers) => {
  let stages: ReadonlyMap<string, Uint8Array>
  const stage = (name: string): Uint8Array => stages.get(name) ?? new Uint8Array()
  beforeAll(async () => {
    stages = await longLife(pki, signers)
  })

  it('is sound for qpdf and pdfsig at its last stages, and every stage begins with the one before', () => {
    let before = fixture('one-page')
    for (const [name, pdf] of stages) {
      expect(Buffer.from(pdf.subarray(0, before.length)).equals(Buffer.from(before)), name).toBe(true)
      before = pdf
      if (!lasts.has(name) && name !== 'seal') continue
      const checked = ask('qpdf', ['--check'], pdf)
      expect(checked, name).toContain('No syntax or stream encoding errors found')
      expect(checked, name).not.toContain('WARNING')
      const said = ask('pdfsig', ['-nocert'], pdf)
      expect(said.match(/Signature is Valid/g), name).toHaveLength(signers + 1)
      expect(said).not.toMatch(/Digest Mismatch|Invalid/)
    }
  })
  it('has the level that it was raised to, and our validation agrees while its certificates live and long after', async () => {
    expect([...new Set(levelsOf(stage('filled')).values())]).toEqual(['B-B'])
    expect(levelsOf(stage('seal')).get('seal')).toBe('B-T')
    expect(levelsOf(stage('B-LT')).get('seal')).toBe('B-LT')
    for (const name of ['B-LTA', 'renewed', 'renewed twice'])
      expect([...new Set(levelsOf(stage(name)).values())], name).toEqual(['B-LTA'])
    // The list of the day says that the last timestamp's authority was not revoked; everything before is in the file.
    const judged = async (name: string, at: Date) =>
      validatePdf(stage(name), { anchors: pki.anchors, crls: await pki.lists(at), at, crypto })
    const lasting = await judged('B-LT', AT)
    expect(lasting).toMatchObject({ indication: 'TOTAL-PASSED' })
    expect(lasting.signatures.find(({ field }) => field === 'seal')?.level).toBe('B-LT')
    for (const [name, at] of [
      ['B-LTA', FIRST_RENEWAL],
      ['renewed', SECOND_RENEWAL],
      ['renewed twice', READ_AT],
    ] as const) {
      const report = await judged(name, at)
      expect(report, name).toMatchObject({ indication: 'TOTAL-PASSED' })
      const levels = report.signatures.filter(({ kind }) => kind === 'signature').map(({ level }) => level)
      expect([...new Set(levels)], name).toEqual(['B-LTA'])
    }
    const last = await judged('renewed twice', READ_AT)
    expect(last).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect(last.signatures.slice(-3).map(({ field, kind }) => [field, kind])).toEqual(
      ['archive-timestamp', 'archive-timestamp-2', 'archive-timestamp-3'].map((field) => [field, 'document-timestamp']),
    )
  })
  it('adds no more than 20 KB a signature over what its certificates need', () => staysSmall(stages))
})

/** Each signature adds at most 20 KB over what its certificates need, which stand in it as hex. */
function staysSmall(stages: ReadonlyMap<string, Uint8Array>): void {
  let before = 0
  for (const [name, pdf] of stages) {
    const added = pdf.length - before
    before = pdf.length
    if (!name.startsWith('signer') && name !== 'seal') continue
    const cms = signedFieldsOf(Revision.open(pdf)).find(({ end }) => end === pdf.length)?.cms ?? new Uint8Array()
    const signed = parseSignedData(cms)
    const certificates = [
      ...signed.certificates,
      ...signed.timestampTokens.flatMap((token) => parseSignedData(token).certificates),
    ].reduce((sum, { der }) => sum + 2 * der.length, 0)
    expect(added - certificates, name).toBeLessThanOrEqual(20 * 1024)
  }
}

describe('keys of 4096 bits', () => {
  it('add no more than 20 KB a signature over what their certificates need either', async () => {
    staysSmall(await longLife(await buildLongPki(4096), 3))
  }, 120_000)
})

describe('for openssl', () => {
  it('each CMS is a CAdES signature over its bytes, each token a timestamp', async () => {
    const stages = await longLife(pki, 2)
    const pdf = stages.get('renewed twice') ?? new Uint8Array()
    writeFileSync(join(folder, 'root.pem'), pem(pki.of('root').certificate))
    writeFileSync(join(folder, 'chain.pem'), pem(pki.of('issuing').certificate))
    const fields = signedFieldsOf(Revision.open(pdf))
    expect(fields).toHaveLength(6)
    const path = (file: string): string => join(folder, file)
    for (const { name, cms, end, isTimestamp } of fields) {
      const covered = Buffer.from(pdf.subarray(0, end))
      const hole = covered.lastIndexOf('/Contents <') + '/Contents '.length
      const bytes = Buffer.concat([covered.subarray(0, hole), covered.subarray(covered.indexOf('>', hole) + 1)])
      writeFileSync(path('bytes'), bytes)
      writeFileSync(path('signature.der'), cms)
      const time = String((name.endsWith('-2') ? FIRST_RENEWAL : name.endsWith('-3') ? SECOND_RENEWAL : AT).getTime() / 1000)
      const trust = ['-CAfile', path('root.pem'), '-attime', name.startsWith('sign') ? String(AT.getTime() / 1000) : time]
      const args = isTimestamp
        ? ['ts', '-verify', '-data', path('bytes'), '-token_in', '-untrusted', path('chain.pem'), ...trust]
        : ['cms', '-verify', '-cades', '-binary', '-content', path('bytes'), '-inform', 'DER', '-purpose', 'any', ...trust]
      const output = isTimestamp ? [] : ['-out', path('content')]
      const run = spawnSync('openssl', [...args, ...output, '-in', path('signature.der')], { encoding: 'utf8' })
      expect(`${name} ${run.stdout}${run.stderr}`).toMatch(/Verification: OK|CAdES Verification successful/)
      expect(run.status, name).toBe(0)
    }
  })
  const pem = (der: Uint8Array): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
})

describe('what nobody may do', () => {
  it('fills a field after the seal that locks it, or signs one that the approver locked', async () => {
    const fields = longForm(2, ['number', 'enforced-on'])
    const blank = await addFormFields(fixture('one-page'), fields)
    const first = await signLong(pki, blank, { field: 'sign-2', who: 'ecdsa', certify: true, commitment: 'proofOfApproval' })
    const late = await signLong(pki, first, { field: 'sign-1', who: 'rsa', commitment: 'proofOfApproval' })
    const report = await validatePdf(applyUpdate(late, await validationDataUpdate(late, sources(pki, AT))), {
      anchors: pki.anchors,
      at: AT,
      crypto,
    })
    expect(report.signatures[0]).toMatchObject({ indication: 'TOTAL-FAILED', reason: expect.stringContaining('FIELD_LOCKED') })
    const sealed = await signLong(pki, first, { field: 'seal', who: 'seal', commitment: 'proofOfOrigin' })
    const filled = await fillTextFields(sealed, [{ field: 'number', value: '1' }])
    const after = await validatePdf(filled, { anchors: pki.anchors, at: AT, crypto })
    expect(after.signatures.find(({ field }) => field === 'seal')).toMatchObject({ indication: 'TOTAL-FAILED' })
    expect(after.signatures.find(({ field }) => field === 'sign-2')?.changesAfter.map(({ kind }) => kind)).toEqual([
      'FURTHER_SIGNATURE',
      'FORM_FILL',
    ])
  })
  it.each([
    ['shows', '/Rect [ 0 0 9 9 ]', 'TOTAL-FAILED', 'NOT_ALLOWED'],
    [
      'shows nowhere: that adds nothing to what was certified, and is told',
      '/Rect [ 0 0 0 0 ]',
      'INDETERMINATE',
      'SIGNATURE_FIELD_ADDED',
    ],
  ])('adds a signature field to a certified file that %s', async (_name, place, indication, kind) => {
    const signed = await signLong(pki, await addFormFields(fixture('one-page'), longForm(1)), {
      field: 'sign-1',
      who: 'rsa',
      certify: true,
      commitment: 'proofOfOrigin',
    })
    const { certificate, chain, key } = pki.of('rsa')
    const prepared = await prepareSignature(signed, { field: 'other', addField: true, signerName: '', signedAt: AT })
    const placed = Buffer.from(prepared.update).toString('latin1').replace('/Rect [ 0 0 0 0 ]', place)
    const open = applyUpdate(signed, new Uint8Array(Buffer.from(placed, 'latin1')))
    const contentDigest = await digestByteRange(open, prepared.byteRange, crypto)
    const forged = embedSignature(open, prepared.byteRange, await signBB({ contentDigest, certificate, chain, key, crypto }))
    const report = await validatePdf(forged, { anchors: pki.anchors, at: AT, crypto })
    expect(report.signatures[0]).toMatchObject({ indication, changesAfter: [{ kind }, { kind: 'FURTHER_SIGNATURE' }] })
  })
  it('raises what is broken: a service that is down leaves the file alone', async () => {
    const signed = await signLong(pki, await addFormFields(fixture('one-page'), longForm(1)), {
      field: 'sign-1',
      who: 'rsa',
      certify: true,
      commitment: 'proofOfOrigin',
    })
    const down = async (): Promise<never> => Promise.reject(new Error('down'))
    await expect(documentTimestampUpdate(signed, { timestamp: down, crypto })).rejects.toThrow('down')
    await expect(validationDataUpdate(signed, { ...sources(pki, AT), revocation: down })).rejects.toThrow('down')
  })
})
