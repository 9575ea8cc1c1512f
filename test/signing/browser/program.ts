import {
  addFormFields,
  applyUpdate,
  createPkcs12,
  digestByteRange,
  digestOf,
  embedSignature,
  openCredential,
  prepareSignature,
  signBB,
  type ValidationReport,
  validatePdf,
} from '../../../packages/signing/src/index.ts'
import { buildTestPki, type CastName, PRESENT } from '../../../packages/signing/src/testing/index.ts'

/** What the page did, in plain values. */
export interface Done {
  readonly pdf: readonly number[]
  readonly anchor: readonly number[]
  readonly crls: readonly (readonly number[])[]
  readonly report: ValidationReport
  /** The same after one byte was changed. */
  readonly changed: ValidationReport
  /** Whether the key could be read out of the platform. */
  readonly keyText: string
}

declare global {
  var signInBrowser: (pdf: readonly number[]) => Promise<Done>
}

const PASSWORD = 'onmaru-2026!'

/** What a client does, by the page's own cryptography: opens key containers, signs with RSA and P-256, and judges the result. */
globalThis.signInBrowser = async (bare) => {
  const pki = await buildTestPki(crypto)
  let pdf = await addFormFields(new Uint8Array(bare), [
    { name: 'sign-1', kind: 'signature', page: 1, x: 40, y: 700, w: 80, h: 30, label: '서명 1' },
    { name: 'sign-2', kind: 'signature', page: 1, x: 140, y: 700, w: 80, h: 30, label: '서명 2' },
  ])
  let keyText = ''
  for (const [field, who] of [
    ['sign-1', 'drafter'],
    ['sign-2', 'reviewer'],
  ] as const satisfies readonly (readonly [string, CastName])[]) {
    const { certificate, chain, pair } = pki.of(who)
    const content = { certificate, chain, privateKeyPkcs8: pair.privateKeyPkcs8, password: PASSWORD, friendlyName: who, crypto }
    const credential = await openCredential([await createPkcs12(content)], PASSWORD, crypto)
    keyText += JSON.stringify(credential.key)
    const request = { field, signerName: who, signedAt: PRESENT, certify: field === 'sign-1' }
    const { update, byteRange } = await prepareSignature(pdf, request)
    const open = applyUpdate(pdf, update)
    const contentDigest = await digestByteRange(open, byteRange, crypto, digestOf(credential.key.algorithm))
    const cms = await signBB({ contentDigest, certificate, chain: credential.chain, key: credential.key, crypto })
    pdf = embedSignature(open, byteRange, cms)
  }
  const options = { anchors: pki.anchors, crls: [pki.crl, pki.rootCrl], at: PRESENT, crypto }
  const changed = pdf.with(2_000, (pdf[2_000] ?? 0) ^ 1)
  return {
    pdf: [...pdf],
    anchor: [...(pki.anchors[0] ?? [])],
    crls: [pki.crl, pki.rootCrl].map((crl) => [...crl]),
    report: await validatePdf(pdf, options),
    changed: await validatePdf(changed, options),
    keyText,
  }
}
