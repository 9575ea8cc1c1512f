import { beforeAll, describe, expect, it } from 'vitest'
import {
  addDss,
  addFormFields,
  CRYPTO_CONSTRAINTS,
  createCrl,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  type ValidationReport,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, PRESENT, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { smallPdf } from './raw-update.ts'
import { FIELDS, judge, lasting, sign } from './signed-document.ts'

let pki: TestPki
let form: Uint8Array
beforeAll(async () => {
  pki = await buildTestPki(crypto)
  form = await addFormFields(smallPdf(), FIELDS)
})

/** After every list of the story is out of date, its certificates living still. */
const LATER = new Date('2030-01-01T00:00:00Z')
const blocks = ({ signatures }: ValidationReport, index = 0): readonly string[] =>
  (signatures[index]?.steps ?? []).map(({ block, indication }) => `${block} ${indication}`)
const list = (
  who: 'drafter' | 'issuing',
  at: Date,
  reason: 'keyCompromise' | 'certificateHold',
  revokedAt: Date,
): Promise<Uint8Array> =>
  createCrl({
    issuer: pki.of(who === 'issuing' ? 'root' : 'issuing'),
    number: 9,
    thisUpdate: at,
    nextUpdate: new Date(at.getTime() + 7 * 86_400_000),
    revoked: [{ serialNumber: pki.of(who).serialNumber, at: revokedAt, reason }],
  })

describe('years later', () => {
  it('revocation data of the time is enough where the time is proven, and not without', async () => {
    const stamped = await lasting(pki, await sign(pki, form, 'drafter', 'sign-1', { stampedAt: PRESENT }))
    const archived = await sign(pki, stamped, 'tsa', 'sign-time', { timestamp: true, stampedAt: PRESENT })
    const crls = [
      await createCrl({
        issuer: pki.of('issuing'),
        number: 8,
        thisUpdate: LATER,
        nextUpdate: new Date('2030-01-08'),
        revoked: [],
      }),
    ]
    const report = await judge(pki, archived, { at: LATER, crls })
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'B-LTA' }, {}] })
    const alone = await judge(pki, archived, { at: LATER, crls: [] })
    expect(alone.signatures[1]).toMatchObject({ subIndication: 'TRY_LATER' })
    const unstamped = await lasting(pki, await sign(pki, form, 'drafter', 'sign-1'))
    expect((await judge(pki, unstamped, { at: LATER, crls: [] })).signatures[0]).toMatchObject({ subIndication: 'TRY_LATER' })
  })
  it('a revocation that came after the timestamp takes nothing from the signature, one of its authority does until it is proven', async () => {
    const after = new Date('2029-06-01T00:00:00Z')
    const stamped = await lasting(pki, await sign(pki, form, 'drafter', 'sign-1', { stampedAt: PRESENT }))
    const own = await judge(pki, stamped, { at: LATER, crls: [await list('drafter', LATER, 'keyCompromise', after)] })
    expect(own.signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED' })
    expect(blocks(own)).toContain('X509_CERTIFICATE_VALIDATION INDETERMINATE')
    expect(blocks(own)).toContain('TIMESTAMP_VALIDATION PASSED')
    expect(blocks(own)).toContain('VALIDATION_WITH_TIME PASSED')
    const ended = await judge(pki, stamped, { at: LATER, crls: [await list('issuing', LATER, 'keyCompromise', after)] })
    expect(ended.signatures[0]).toMatchObject({ indication: 'INDETERMINATE', subIndication: 'REVOKED_CA_NO_POE' })
  })
  it('what is proven to be older than the revocation of its authority stands by the past of its certificate', async () => {
    const [root, pair] = [pki.of('root'), await generateKeyPair('ECDSA-P256-SHA256', crypto)]
    const certificate = await issueCertificate({
      profile: 'timestamping',
      subject: { country: 'KR', organization: '한빛시', commonName: '다른 시점확인' },
      publicKeySpki: pair.publicKeySpki,
      serialNumber: '4b01',
      notBefore: new Date('2025-01-01'),
      notAfter: new Date('2035-01-01'),
      issuer: root,
      urls: null,
      crypto,
    })
    const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
    const stamper = { certificate, chain: [root.certificate], key, pair, serialNumber: '4b01' }
    const cast: TestPki = { ...pki, of: (name) => (name === 'tsa' ? stamper : pki.of(name)) }
    const kept = await lasting(cast, await sign(cast, form, 'drafter', 'sign-1', { stampedAt: PRESENT }))
    const archived = await sign(cast, kept, 'tsa', 'sign-time', { timestamp: true, stampedAt: PRESENT })
    const crls = [await list('issuing', LATER, 'keyCompromise', new Date('2029-06-01T00:00:00Z'))]
    const report = await judge(pki, archived, { at: LATER, crls })
    expect(report.signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED' })
    expect(blocks(report).slice(-4)).toEqual([
      'VALIDATION_WITH_TIME INDETERMINATE',
      'PAST_CERTIFICATE_VALIDATION PASSED',
      'PAST_SIGNATURE_VALIDATION PASSED',
      'CHANGES_AFTER_SIGNING PASSED',
    ])
  })
  it('an algorithm that ended counts for what is proven to be older', async () => {
    const cryptography = { ...CRYPTO_CONSTRAINTS, ecdsa: [{ bits: 256, until: '2027-01-01' }] }
    const crls = [
      await createCrl({
        issuer: pki.of('issuing'),
        number: 8,
        thisUpdate: LATER,
        nextUpdate: new Date('2030-01-08'),
        revoked: [],
      }),
    ]
    const ask = { at: LATER, crls, cryptography }
    const bare = await judge(pki, await sign(pki, form, 'reviewer', 'sign-1'), ask)
    expect(bare.signatures[0]).toMatchObject({
      subIndication: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
      reason: 'ECDSA 256 SHA-256 until 2027-01-01',
    })
    const stamped = await judge(pki, await lasting(pki, await sign(pki, form, 'reviewer', 'sign-1', { stampedAt: PRESENT })), ask)
    expect(stamped.signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED' })
  })
})

describe('revocation data', () => {
  it('a certificate on hold is looked at again later', async () => {
    const signed = await sign(pki, form, 'drafter', 'sign-1')
    const crls = [await list('drafter', PRESENT, 'certificateHold', new Date('2026-07-10'))]
    expect((await judge(pki, signed, { crls })).signatures[0]).toMatchObject({
      indication: 'INDETERMINATE',
      subIndication: 'TRY_LATER',
    })
  })
  it('that is older than the office allows is none', async () => {
    const signed = await sign(pki, form, 'drafter', 'sign-1')
    const hours = (count: number): number => count * 3_600_000
    expect((await judge(pki, signed, { revocationMaxAgeMs: hours(48) })).indication).toBe('TOTAL-PASSED')
    expect((await judge(pki, signed, { revocationMaxAgeMs: hours(24) })).signatures[0]).toMatchObject({
      subIndication: 'TRY_LATER',
    })
  })
  it('on authorities is asked for where the office wants it', async () => {
    const signed = await sign(pki, form, 'drafter', 'sign-1')
    const ask = { authoritiesNeedEvidence: true }
    expect((await judge(pki, signed, ask)).signatures[0]).toMatchObject({ subIndication: 'TRY_LATER' })
    expect((await judge(pki, signed, { ...ask, crls: [pki.crl, pki.rootCrl] })).indication).toBe('TOTAL-PASSED')
  })
  it('from the future says nothing yet', async () => {
    const signed = await sign(pki, form, 'drafter', 'sign-1')
    const crls = [await list('drafter', LATER, 'keyCompromise', new Date('2026-07-01'))]
    expect((await judge(pki, signed, { crls })).signatures[0]).toMatchObject({ subIndication: 'TRY_LATER' })
  })
  it('in the file alone makes no anchor of anybody', async () => {
    const signed = await sign(pki, form, 'foreigner', 'sign-1')
    const helped = await addDss(signed, { certificates: [pki.of('foreignRoot').certificate], ocsps: [], crls: [] })
    expect((await judge(pki, helped)).signatures[0]).toMatchObject({ subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' })
  })
  it('a timestamp that lies ahead proves nothing', async () => {
    const ahead = await sign(pki, form, 'drafter', 'sign-1', { stampedAt: new Date(PRESENT.getTime() + 86_400_000) })
    expect((await judge(pki, ahead)).signatures[0]).toMatchObject({
      timestampTime: null,
      timestamps: [{ indication: 'INDETERMINATE', subIndication: 'TIMESTAMP_ORDER_FAILURE' }],
    })
  })
})
