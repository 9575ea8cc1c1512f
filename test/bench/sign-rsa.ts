import { createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  addFormFields,
  applyUpdate,
  buildSignedData,
  createCrl,
  digestByteRange,
  embedSignature,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  prepareSignature,
  validatePdf,
} from '../../packages/signing/src/index.ts'
import { type Figure, ratio } from './measure.ts'

const SIGNED_AT = new Date('2026-07-15T03:00:00Z')
const FIXTURES = 'test/signing/fixtures'
/** As many as a form of the office has: seven steps, the seal, the time, and the number to fill in. */
const FIELD_NAMES = ['sign-1', 'sign-2', 'sign-3', 'sign-4', 'sign-5', 'sign-6', 'sign-7', 'sign-seal', 'sign-time']

/** An official's RSA-3072 key under a root of its own. */
async function official() {
  const root = await generateKeyPair('RSA-PKCS1-SHA256', crypto)
  const rootKey = await importSigningKey(root.privateKeyPkcs8, crypto)
  const urls = { ocsp: 'http://localhost/pki/ocsp', crl: 'http://localhost/pki/ca.crl', caIssuers: 'http://localhost/pki/ca.cer' }
  const lasting = { notBefore: new Date('2025-01-01'), notAfter: new Date('2035-01-01'), urls, crypto }
  const anchor = await issueCertificate({
    ...lasting,
    profile: 'root',
    subject: { country: 'KR', organization: '한빛시', commonName: '한빛시 인증기관' },
    publicKeySpki: root.publicKeySpki,
    serialNumber: '01',
    issuer: { certificate: null, key: rootKey },
  })
  const crl = await createCrl({
    issuer: { certificate: anchor, key: rootKey },
    number: 1,
    thisUpdate: new Date('2026-07-14'),
    nextUpdate: new Date('2026-07-21'),
    revoked: [],
  })
  const pair = await generateKeyPair('RSA-PKCS1-SHA256', crypto)
  const certificate = await issueCertificate({
    ...lasting,
    profile: 'official',
    subject: { country: 'KR', organization: '한빛시', commonName: '박세찬' },
    publicKeySpki: pair.publicKeySpki,
    serialNumber: '02',
    issuer: { certificate: anchor, key: rootKey },
  })
  return { anchor, crl, certificate, pkcs8: pair.privateKeyPkcs8, key: await importSigningKey(pair.privateKeyPkcs8, crypto) }
}

/**
 * The whole of a visible, certifying PAdES B-B signature of a five-page document (open the file, prepare the update with its appearance, digest,
 * CMS, embed) over the RSA operation alone, by node:crypto with the same key.
 */
export async function figures(): Promise<readonly Figure[]> {
  const { anchor, crl, certificate, pkcs8, key } = await official()
  const appearance = new Uint8Array(readFileSync(`${FIXTURES}/appearance.pdf`))
  const pdf = await addFormFields(new Uint8Array(readFileSync(`${FIXTURES}/five-pages.pdf`)), [
    ...FIELD_NAMES.map((name, i) => ({
      name,
      kind: 'signature' as const,
      page: 5,
      x: 40 + 55 * i,
      y: 700,
      w: 50,
      h: 16,
      label: name,
    })),
    { name: 'number', kind: 'text', page: 5, x: 60, y: 740, w: 200, h: 14, label: '시행 번호' },
  ])
  const whole = async (): Promise<Uint8Array> => {
    const { update, byteRange } = await prepareSignature(pdf, {
      field: 'sign-1',
      signerName: '박세찬 (과장)',
      signedAt: SIGNED_AT,
      reason: '결재',
      appearance,
      certify: true,
    })
    const prepared = applyUpdate(pdf, update)
    const contentDigest = await digestByteRange(prepared, byteRange, crypto)
    const cms = await buildSignedData({ contentDigest, certificate, chain: [], key, crypto })
    return embedSignature(prepared, byteRange, cms)
  }
  // What is measured is worth a figure only if it is a signature.
  const report = await validatePdf(await whole(), { anchors: [anchor], crls: [crl], at: SIGNED_AT, crypto })
  if (report.indication !== 'TOTAL-PASSED') throw new Error(JSON.stringify(report))
  const bareKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  const attributes = new Uint8Array(256)
  return [await ratio('sign/rsa', whole, () => sign('sha256', attributes, bareKey), { runs: 15, repeats: 20 })]
}
