import { describe, expect, it } from 'vitest'
import { issueCertificate } from '../authority/issue-certificate.ts'
import { generateKeyPair, importSigningKey } from '../keys/signing-key.ts'
import { buildTestPki, PRESENT } from '../testing/index.ts'
import { validatePath } from './path.ts'

describe('a path among hostile certificates', () => {
  it('ends, when a crowd of them issue each other by name', async () => {
    const pki = await buildTestPki(crypto)
    const crowd = await Promise.all(
      Array.from({ length: 16 }, async (_, i) => {
        const pair = await generateKeyPair('ECDSA-P256-SHA256', crypto)
        return issueCertificate({
          profile: 'root',
          subject: { commonName: '한빛시 인증기관', organization: '한빛시', country: 'KR' },
          publicKeySpki: pair.publicKeySpki,
          serialNumber: (0x9000 + i).toString(16),
          notBefore: new Date('2025-01-01'),
          notAfter: new Date('2035-01-01'),
          issuer: { certificate: null, key: await importSigningKey(pair.privateKeyPkcs8, crypto) },
          urls: { ocsp: '', crl: '', caIssuers: '' },
          crypto,
        })
      }),
    )
    const ask = { certificate: pki.of('drafter').certificate, at: PRESENT, purpose: 'signing' as const, revocation: null, crypto }
    const lost = await validatePath({ ...ask, intermediates: crowd, anchors: pki.anchors })
    expect(lost).toMatchObject({ valid: false, problem: { code: 'NO_PATH' } })
    const found = await validatePath({ ...ask, intermediates: [...pki.intermediates, ...crowd], anchors: pki.anchors })
    expect(found.valid).toBe(true)
  })
})
