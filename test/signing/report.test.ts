import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { addFormFields, fillTextFields, REPORT_SCHEMA, type ValidationReport } from '../../packages/signing/src/index.ts'
import { buildTestPki, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { appendRaw, bodyOf, bytes, numberOf, smallPdf, text } from './raw-update.ts'
import { FIELDS, fixture, judge, life, sign } from './signed-document.ts'

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(REPORT_SCHEMA)

/** What the schema says against a report after its way through JSON. */
function faults(report: ValidationReport): unknown {
  validate(JSON.parse(JSON.stringify(report)))
  return validate.errors ?? []
}

let pki: TestPki
beforeAll(async () => {
  pki = await buildTestPki(crypto)
})

describe('a report has the form that is published', () => {
  it('over a whole life, stage by stage', async () => {
    for (const pdf of await life(pki, 'one-page')) expect(faults(await judge(pki, pdf))).toEqual([])
  })
  it('over every signer of the cast, with and without timestamps, revocation data and changes', async () => {
    const form = await addFormFields(smallPdf(), FIELDS)
    for (const who of ['drafter', 'expired', 'future', 'revoked', 'foreigner', 'ocsp'] as const) {
      const signed = await sign(pki, form, who, 'sign-1')
      const filled = await fillTextFields(signed, [{ field: 'number', value: '1' }])
      const further = await sign(pki, filled, 'seal', 'sign-seal', { stampedAt: new Date('2026-06-15T00:00:00Z') })
      for (const pdf of [signed, filled, further]) {
        expect(faults(await judge(pki, pdf))).toEqual([])
        expect(faults(await judge(pki, pdf, { crls: [] }))).toEqual([])
      }
    }
  })
  it('over files that nobody signed, or that were changed or broken', async () => {
    const signed = await sign(pki, await addFormFields(fixture('one-page'), FIELDS), 'drafter', 'sign-1', { certify: true })
    const page = numberOf(signed, /\/Type \/Page\b/)
    const drawn = appendRaw(signed, { objects: [[page, bodyOf(signed, page).replace('/Annots [', '/Annots [ 1 0 R ')]] })
    const flipped = bytes(text(signed).replace('Contents <30', 'Contents <31'))
    for (const pdf of [smallPdf(), drawn, flipped, bytes(text(signed).replace('/P 2', '/P 3'))])
      expect(faults(await judge(pki, pdf))).toEqual([])
  })
  it('and the schema refuses what is none', () => {
    expect(validate({})).toBe(false)
  })
})

describe('what a report tells of each signature', () => {
  it('who, as what, at what level, over what, and what came after', async () => {
    const report = await judge(pki, (await life(pki, 'one-page')).at(-1) ?? new Uint8Array())
    const [first] = report.signatures
    expect(first).toMatchObject({
      level: 'B-LTA',
      certifies: 2,
      algorithm: 'ECDSA 256 SHA-256',
      covers: { revision: 3 },
      path: [{ isAnchor: false }, { isAnchor: false }, { isAnchor: true }],
      revocation: [
        { kind: 'CRL', status: 'good' },
        { kind: 'CRL', status: 'good' },
      ],
    })
    expect(first?.steps.map(({ block, indication }) => [block, indication])).toEqual(
      [
        'FORMAT_CHECKING',
        'IDENTIFICATION_OF_THE_SIGNING_CERTIFICATE',
        'VALIDATION_CONTEXT_INITIALIZATION',
        'CRYPTOGRAPHIC_VERIFICATION',
        'X509_CERTIFICATE_VALIDATION',
        'SIGNATURE_ACCEPTANCE_VALIDATION',
        'CHANGES_AFTER_SIGNING',
      ].map((block) => [block, 'PASSED']),
    )
    const seal = report.signatures.at(-2)
    expect(seal).toMatchObject({ level: 'B-LTA', timestamps: [{ indication: 'TOTAL-PASSED' }] })
    expect(report.signatures.at(-1)).toMatchObject({ kind: 'document-timestamp', level: null, coversWholeFile: true })
  })
})

describe('the time that a signer wrote', () => {
  it.each([
    ["D:20260715120200+09'00'", '2026-07-15T03:02:00.000Z'],
    ['D:20260715030200Z', '2026-07-15T03:02:00.000Z'],
    ['D:20260715', '2026-07-15T00:00:00.000Z'],
    ['D:20261332', null],
    ['yesterday', null],
  ])('%s', async (date, instant) => {
    const form = await addFormFields(smallPdf(), FIELDS)
    const tamper = (update: Uint8Array): Uint8Array =>
      bytes(text(update).replace(/\/M \([^)]*\)/, (was) => `/M (${date})`.padEnd(was.length)))
    const signed = await sign(pki, form, 'reviewer', 'sign-1', { tamper })
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({ claimedTime: instant })
  })
})
