import { beforeAll, describe, expect, it } from 'vitest'
import {
  addDss,
  addFormFields,
  addsOnlySignature,
  applyUpdate,
  fillTextFields,
  prepareSignature,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, PRESENT, Revision, readDss, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { appendRaw, bytes, fieldNumber, smallPdf, text } from './raw-update.ts'
import { FIELDS, judge, lasting, sign } from './signed-document.ts'

let pki: TestPki
let form: Uint8Array
beforeAll(async () => {
  pki = await buildTestPki(crypto)
  form = await addFormFields(smallPdf(), FIELDS)
})

describe('trust at the best proof of time', () => {
  /** The cast's revoked person lost the key on 1 July. */
  const JUNE = new Date('2026-06-15T00:00:00Z')
  it('a revoked signer without proof of time', async () => {
    const signed = await sign(pki, form, 'revoked', 'sign-1')
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({
      indication: 'INDETERMINATE',
      subIndication: 'REVOKED_NO_POE',
      provenTime: null,
    })
  })
  it('a revoked signer with a timestamp from before', async () => {
    const signed = await sign(pki, form, 'revoked', 'sign-1', { stampedAt: JUNE })
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({
      indication: 'TOTAL-PASSED',
      timestampTime: JUNE.toISOString(),
    })
  })
  it('a revoked signer under a seal with a timestamp from before, and under one from after', async () => {
    const signed = await sign(pki, form, 'revoked', 'sign-1')
    const before = await sign(pki, signed, 'seal', 'sign-seal', { stampedAt: JUNE })
    expect((await judge(pki, before)).signatures[0]).toMatchObject({
      indication: 'TOTAL-PASSED',
      timestampTime: null,
      provenTime: JUNE.toISOString(),
    })
    const after = await sign(pki, signed, 'seal', 'sign-seal', { stampedAt: PRESENT })
    expect((await judge(pki, after)).signatures[0]).toMatchObject({ subIndication: 'REVOKED_NO_POE' })
  })
  it.each(['imprint', 'signature'] as const)(
    'a timestamp of wrong %s proves nothing, and takes nothing from the signature',
    async (badStamp) => {
      const revoked = await sign(pki, form, 'revoked', 'sign-1', { stampedAt: JUNE, badStamp })
      expect((await judge(pki, revoked)).signatures[0]).toMatchObject({ subIndication: 'REVOKED_NO_POE', timestampTime: null })
      const sound = await sign(pki, form, 'drafter', 'sign-1', { stampedAt: JUNE, badStamp })
      expect((await judge(pki, sound)).signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED', timestampTime: null })
    },
  )
  it('a timestamp under a seal that nobody trusts proves nothing', async () => {
    const signed = await sign(pki, form, 'revoked', 'sign-1')
    const sealed = await sign(pki, signed, 'foreigner', 'sign-seal', { stampedAt: JUNE })
    expect((await judge(pki, sealed)).signatures).toMatchObject([
      { subIndication: 'REVOKED_NO_POE', provenTime: null },
      { subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' },
    ])
  })
  it('a document timestamp proves the time of all before it', async () => {
    const signed = await sign(pki, form, 'revoked', 'sign-1')
    const stamped = await sign(pki, signed, 'tsa', 'sign-time', { timestamp: true, stampedAt: JUNE })
    expect((await judge(pki, stamped)).signatures).toMatchObject([
      { indication: 'TOTAL-PASSED', provenTime: JUNE.toISOString() },
      { indication: 'TOTAL-PASSED', kind: 'document-timestamp', timestampTime: JUNE.toISOString() },
    ])
  })
  it.each([
    ['expired', 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    ['future', 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    ['foreigner', 'INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND'],
    ['ocsp', 'INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE'],
    ['tsa', 'INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE'],
    ['issuing', 'INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE'],
  ] as const)('the signature of %s', async (who, indication, subIndication) => {
    expect((await judge(pki, await sign(pki, form, who, 'sign-1'))).signatures[0]).toMatchObject({ indication, subIndication })
  })
  it('a signer who was not yet valid at a proven time', async () => {
    const signed = await sign(pki, form, 'future', 'sign-1', { stampedAt: PRESENT })
    expect((await judge(pki, signed)).signatures[0]).toMatchObject({ indication: 'TOTAL-FAILED', subIndication: 'NOT_YET_VALID' })
  })
})

describe('validation material in the file', () => {
  it('stands in for the office that is gone', async () => {
    const signed = await sign(pki, form, 'drafter', 'sign-1')
    expect((await judge(pki, signed, { crls: [] })).signatures[0]).toMatchObject({ subIndication: 'TRY_LATER' })
    expect(await judge(pki, await lasting(pki, signed), { crls: [] })).toMatchObject({ indication: 'TOTAL-PASSED' })
  })
  it('is kept once, and what stood there stays', async () => {
    const once = await lasting(pki, await sign(pki, form, 'drafter', 'sign-1'))
    expect(await lasting(pki, once)).toBe(once)
    const more = await addDss(once, { certificates: [pki.of('tsa').certificate], ocsps: [], crls: [] })
    expect(readDss(Revision.open(more))).toMatchObject({ certificates: { length: 3 }, crls: { length: 2 } })
    expect(await judge(pki, more)).toMatchObject({ indication: 'TOTAL-PASSED' })
  })
  it('that is no such thing changes no verdict', async () => {
    const signed = await sign(pki, form, 'drafter', 'sign-1')
    const junk = Uint8Array.of(1, 2, 3)
    const report = await judge(pki, await addDss(signed, { certificates: [junk], ocsps: [junk], crls: [junk] }))
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED' })
  })
})

describe('what a client checks before it signs', () => {
  const update = async (certify: boolean): Promise<Uint8Array> =>
    applyUpdate(
      form,
      (await prepareSignature(form, { field: 'sign-1', signerName: '김하나', signedAt: PRESENT, certify })).update,
    )
  it('an update that adds this signature alone, certifying or not', async () => {
    expect(await addsOnlySignature(form, await update(true), 'sign-1')).toBe(true)
    expect(await addsOnlySignature(form, await update(false), 'sign-1')).toBe(true)
    expect(await addsOnlySignature(form, await update(true), 'sign-2')).toBe(false)
    expect(await addsOnlySignature(form, form, 'sign-1')).toBe(false)
  })
  it('an update that does something else as well', async () => {
    const filled = await fillTextFields(form, [{ field: 'number', value: '1' }])
    expect(await addsOnlySignature(form, filled, 'sign-1')).toBe(false)
    const both = applyUpdate(
      filled,
      (await prepareSignature(filled, { field: 'sign-1', signerName: '', signedAt: PRESENT })).update,
    )
    expect(await addsOnlySignature(form, both, 'sign-1')).toBe(false)
    expect(await addsOnlySignature(filled, both, 'sign-1')).toBe(true)
    const other = await addFormFields(smallPdf('/Rotate 90 '), FIELDS)
    expect(await addsOnlySignature(other, await update(false), 'sign-1')).toBe(false)
    const contents = '<< /Length 4 >>\nstream\nQ q \nendstream'
    expect(await addsOnlySignature(form, appendRaw(await update(false), { objects: [[4, contents]] }), 'sign-1')).toBe(false)
  })
  it('a certification that names something else than a new signature', async () => {
    const right = text(await update(true))
    const named = /\/DocMDP (\d+) 0 R/.exec(right)?.[1] ?? ''
    const wrong = String(fieldNumber(form, 'sign-1')).padStart(named.length, '0')
    expect(await addsOnlySignature(form, bytes(right.replace(`/DocMDP ${named} `, `/DocMDP ${wrong} `)), 'sign-1')).toBe(false)
  })
})
