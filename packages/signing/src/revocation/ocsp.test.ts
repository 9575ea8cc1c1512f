import { beforeAll, describe, expect, it } from 'vitest'
import { type CertificateStatus, respondOcsp } from '../authority/respond-ocsp.ts'
import { readCertificate } from '../pki/certificate.ts'
import { buildTestPki, type CastName, PRESENT, type TestPki } from '../testing/index.ts'
import { buildOcspRequest } from './ocsp-request.ts'
import { readOcspResponse } from './ocsp-response.ts'
import { checkOcspResponse } from './ocsp-verdict.ts'

let pki: TestPki
beforeAll(async () => {
  pki = await buildTestPki(crypto)
})

const GOOD: CertificateStatus = { status: 'good' }
const certificateOf = (name: CastName) => readCertificate(pki.of(name).certificate)

async function ask(
  responder: CastName,
  { status = GOOD, hash, nonce }: { status?: CertificateStatus; hash?: 'SHA-1' | 'SHA-256'; nonce?: boolean } = {},
) {
  const question = { certificate: certificateOf('drafter'), issuer: certificateOf('issuing'), crypto }
  const request = await buildOcspRequest({
    ...question,
    ...(hash === undefined ? {} : { hash }),
    ...(nonce === undefined ? {} : { nonce }),
  })
  const der = await respondOcsp(request.der, {
    responder: pki.of(responder),
    issuerCertificate: pki.of('issuing').certificate,
    producedAt: PRESENT,
    nextUpdate: new Date(PRESENT.getTime() + 3_600_000),
    statusOf: async () => status,
    crypto,
  })
  return { der, response: readOcspResponse(der), check: { ...question, at: PRESENT, nonce: request.nonce } }
}

describe('an OCSP response', () => {
  it.each(['SHA-1', 'SHA-256'] as const)('by a delegated responder, the issuer named by %s', async (hash) => {
    const { response, check } = await ask('ocsp', { hash })
    const verdict = await checkOcspResponse(response, check)
    expect(verdict).toMatchObject({ problem: null, single: { status: 'good' }, responderToCheck: false })
    expect(verdict.responder?.subject.commonName).toBe('한빛시 OCSP')
  })
  it('by the issuer itself', async () => {
    const { response, check } = await ask('issuing')
    expect(await checkOcspResponse(response, check)).toMatchObject({ problem: null, responderToCheck: false })
  })
  it('of a revocation, with its reason', async () => {
    const at = new Date('2026-07-01T00:00:00Z')
    const { response, check } = await ask('ocsp', { status: { status: 'revoked', at, reason: 'keyCompromise' } })
    const { single } = await checkOcspResponse(response, check)
    expect(single).toMatchObject({ status: 'revoked', revokedAt: at, reason: 'keyCompromise' })
  })
  it.each(['drafter', 'foreigner', 'tsa'] as const)('by %s, whom nobody entitled', async (who) => {
    const { response, check } = await ask(who)
    expect((await checkOcspResponse(response, check)).problem).toBe('RESPONDER_NOT_ENTITLED')
  })
  it('about another certificate, without its nonce, too old, or from the future', async () => {
    const { response, check } = await ask('ocsp')
    const problem = async (change: object) => (await checkOcspResponse(response, { ...check, ...change })).problem
    expect(await problem({ certificate: certificateOf('reviewer') })).toBe('NOT_ABOUT_THIS_CERTIFICATE')
    expect(await problem({ issuer: certificateOf('root') })).toBe('NOT_ABOUT_THIS_CERTIFICATE')
    expect(await problem({ nonce: new Uint8Array(32) })).toBe('NONCE_WRONG')
    expect(await problem({ at: new Date('2026-08-01') })).toBe('STALE')
    expect(await problem({ at: new Date('2026-07-01') })).toBe('FROM_THE_FUTURE')
    expect(await problem({ at: null })).toBeNull()
    const other = await ask('ocsp', { nonce: false })
    expect((await checkOcspResponse(other.response, { ...check, nonce: other.check.nonce })).problem).toBeNull()
  })
  it('with a flipped bit anywhere is refused, or no evidence', async () => {
    const { der, check } = await ask('ocsp')
    for (let at = 0; at < der.length; at += 7) {
      const changed = der.with(at, (der[at] ?? 0) ^ 1)
      const verdict = await Promise.resolve()
        .then(() => checkOcspResponse(readOcspResponse(changed), check))
        .catch((error: { code?: string }) => error.code)
      // The responder's own certificate stands outside of what is signed; a changed one is another, or none.
      if (typeof verdict === 'string') expect(['OCSP_BROKEN', 'OCSP_REFUSED', 'KEY_UNSUPPORTED', 'DER_BROKEN']).toContain(verdict)
      else expect(verdict?.problem, `byte ${at}`).not.toBeNull()
    }
  })
  it('that says only that there is none', () => {
    expect(() => readOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 6))).toThrow(/OCSP_REFUSED.*unauthorized/)
    expect(() => readOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 0))).toThrow(/OCSP_BROKEN/)
  })
})
