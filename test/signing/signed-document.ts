import { readFileSync } from 'node:fs'
import {
  addDss,
  addFormFields,
  applyUpdate,
  buildSignedData,
  buildTimestampRequest,
  digestByteRange,
  digestOf,
  embedSignature,
  type FormField,
  fillTextFields,
  parseTimestampResponse,
  prepareSignature,
  respondTimestamp,
  type SignatureRequest,
  type ValidationOptions,
  type ValidationReport,
  validatePdf,
} from '../../packages/signing/src/index.ts'
import { type CastName, PRESENT, type TestPki } from '../../packages/signing/src/testing/index.ts'

/** A committed PDF of the renderer. */
export const fixture = (name: 'one-page' | 'seven-pages' | 'appearance' | 'signature-image'): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}.pdf`, import.meta.url)))

export const SIGNERS = ['drafter', 'reviewer', 'approver'] as const
/** Seven steps of a line, a seal, a document timestamp and a number: everything a form is prepared with. */
export const FIELDS: readonly FormField[] = [
  ...['1', '2', '3', '4', '5', '6', '7', 'seal', 'time'].map(
    (name, i): FormField => ({
      name: `sign-${name}`,
      kind: 'signature',
      page: 1,
      x: 40 + 55 * i,
      y: 700,
      w: 50,
      h: 16,
      label: `서명 ${name}`,
    }),
  ),
  { name: 'number', kind: 'text', page: 1, x: 60, y: 740, w: 200, h: 14, label: '시행 번호' },
]

export interface SignOptions extends Partial<SignatureRequest> {
  /** Time of the timestamp; none without. */
  readonly stampedAt?: Date
  /** What is wrong with the timestamp: it stands over something else, or its own signature does not hold. */
  readonly badStamp?: 'imprint' | 'signature'
  /** What somebody does to the update before it is signed. */
  readonly tamper?: (update: Uint8Array) => Uint8Array
}

/** Signs one field with one credential of the test PKI. */
export async function sign(
  pki: TestPki,
  pdf: Uint8Array,
  who: CastName,
  field: string,
  { stampedAt, badStamp, tamper, ...request }: SignOptions = {},
): Promise<Uint8Array> {
  const { certificate, chain, key } = pki.of(who)
  const prepared = await prepareSignature(pdf, {
    field,
    signerName: '박세찬 (과장)',
    signedAt: PRESENT,
    reason: '결재',
    reserveBytes: 12_288,
    ...request,
  })
  const open = applyUpdate(pdf, tamper === undefined ? prepared.update : tamper(prepared.update))
  const contentDigest = await digestByteRange(open, prepared.byteRange, crypto, digestOf(key.algorithm))
  const cms =
    request.timestamp === true
      ? await token(pki, contentDigest, stampedAt ?? PRESENT)
      : await buildSignedData({
          contentDigest,
          certificate,
          chain,
          key,
          crypto,
          ...(stampedAt === undefined ? {} : { timestamp: (imprint) => stamp(pki, imprint, stampedAt, badStamp) }),
        })
  return embedSignature(open, prepared.byteRange, cms)
}

async function stamp(pki: TestPki, imprint: Uint8Array, time: Date, bad: SignOptions['badStamp']): Promise<Uint8Array> {
  if (bad === 'imprint') return token(pki, imprint.toReversed(), time)
  const right = await token(pki, imprint, time)
  // The signature's value stands last in a token.
  return bad === 'signature' ? right.with(-1, (right.at(-1) ?? 0) ^ 1) : right
}

async function token(pki: TestPki, imprint: Uint8Array, time: Date): Promise<Uint8Array> {
  const response = await respondTimestamp(buildTimestampRequest(imprint, crypto), {
    authority: pki.of('tsa'),
    serialNumber: '4b01',
    time,
    policy: '1.2.3.4.1',
    crypto,
  })
  return parseTimestampResponse(response)
}

/** The certificates and the list that make the file last. */
export const lasting = (pki: TestPki, pdf: Uint8Array): Promise<Uint8Array> =>
  addDss(pdf, {
    certificates: [pki.of('issuing').certificate, pki.of('root').certificate],
    ocsps: [],
    crls: [pki.crl, pki.rootCrl],
  })

/** A whole life, stage by stage: form, seven signers, number, seal with timestamp, validation material, document timestamp. */
export async function life(pki: TestPki, name: 'one-page' | 'seven-pages'): Promise<readonly Uint8Array[]> {
  const appearance = fixture('appearance')
  let pdf = await addFormFields(fixture(name), FIELDS)
  const stages = [pdf]
  for (let step = 1; step <= 7; step += 1) {
    const who = SIGNERS[step % SIGNERS.length] ?? 'drafter'
    pdf = await sign(pki, pdf, who, `sign-${step}`, { appearance, certify: step === 1 })
    stages.push(pdf)
  }
  pdf = await fillTextFields(pdf, [{ field: 'number', value: '디지털정책과-1234', appearance }])
  stages.push(pdf)
  pdf = await sign(pki, pdf, 'seal', 'sign-seal', { appearance, stampedAt: PRESENT })
  stages.push(pdf)
  pdf = await lasting(pki, pdf)
  stages.push(pdf)
  pdf = await sign(pki, pdf, 'tsa', 'sign-time', { timestamp: true })
  return [...stages, pdf]
}

/** The judgement at the story's present, with the office's own list. */
export const judge = (pki: TestPki, pdf: Uint8Array, options: Partial<ValidationOptions> = {}): Promise<ValidationReport> =>
  validatePdf(pdf, { anchors: pki.anchors, at: PRESENT, crypto, crls: [pki.crl], ...options })
