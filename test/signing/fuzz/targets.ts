import {
  addFormFields,
  checkByEvidence,
  isCrlOf,
  openCredential,
  parseSignedData,
  parseTimestampResponse,
  prepareSignature,
  readCertificate,
  readCertificationRequest,
  readCrl,
  readOcspResponse,
  readPackage,
  respondOcsp,
  respondTimestamp,
  validatePath,
  validatePdf,
  verifySignedData,
  verifyTimestampToken,
} from '../../../packages/signing/src/index.ts'
import type { Cast } from './cast.ts'
import { quickCrypto, weakCrypto } from './weak-crypto.ts'

/** A parser of outside bytes: what is thrown at it, and how much of it. */
export interface Target {
  readonly largest: number
  readonly run: (input: Uint8Array, cast: Cast) => Promise<unknown> | unknown
}

const AT = new Date('2026-07-15T03:00:00Z')

/** Every parser that outsiders reach, by the door of the package. */
export const TARGETS: Readonly<Record<string, Target>> = {
  pdf: {
    largest: 24_000,
    run: async (input, { anchor, crl }) => {
      const report = await validatePdf(input, { anchors: [anchor], at: AT, crypto: weakCrypto, crls: [crl] })
      // What can be judged is what people go on to sign.
      const form = report.signatures.length === 0 ? await addFormFields(input, [FIELD]) : input
      await prepareSignature(form, { field: 'sign-2', signerName: '김하나', signedAt: AT, reserveBytes: 64 })
    },
  },
  cms: {
    largest: 12_000,
    run: async (input) => verifySignedData(parseSignedData(input), new Uint8Array(32).fill(0x42), weakCrypto),
  },
  certificate: {
    largest: 4_000,
    run: async (input, { anchor, crl, issuing }) => {
      readCertificate(input)
      const intermediates = [issuing, input]
      const revocation = checkByEvidence({ crls: [crl], ocsps: [] }, weakCrypto, { unlisted: 'unknown' })
      for (const purpose of ['signing', 'timestamping'] as const)
        await validatePath({
          certificate: input,
          intermediates,
          anchors: [anchor],
          at: AT,
          purpose,
          revocation,
          crypto: weakCrypto,
        })
    },
  },
  request: { largest: 4_000, run: (input) => readCertificationRequest(input, weakCrypto) },
  crl: {
    largest: 4_000,
    run: async (input, { anchor }) => isCrlOf(readCrl(input), readCertificate(anchor), weakCrypto),
  },
  ocsp: { largest: 6_000, run: (input) => readOcspResponse(input) },
  'ocsp-request': {
    largest: 2_000,
    run: (input, { responder }) => respondOcsp(input, responder),
  },
  timestamp: {
    largest: 10_000,
    run: async (input) => verifyTimestampToken(parseTimestampResponse(input), new Uint8Array(4), weakCrypto),
  },
  'timestamp-request': {
    largest: 2_000,
    run: (input, { timestamper }) => respondTimestamp(input, timestamper),
  },
  pkcs12: { largest: 8_000, run: (input) => openCredential([input], 'onmaru', quickCrypto) },
  npki: { largest: 4_000, run: (input, { holder }) => openCredential([holder, input], 'onmaru', quickCrypto) },
  package: { largest: 16_000, run: (input) => readPackage(input, weakCrypto) },
  pkcs8: { largest: 4_000, run: (input, { holder }) => openCredential([input, holder], 'onmaru', quickCrypto) },
}

/** What a parser must never do, done on purpose: the fuzzer's own test sees that it is noticed. */
export const PLANTED: Readonly<Record<string, Target>> = {
  'planted-error': {
    largest: 100,
    run: (input) => {
      if (input.length > 4) throw new RangeError('planted')
    },
  },
  'planted-hang': {
    largest: 100,
    run: (input) => {
      while (input.length > 4);
    },
  },
  'planted-wait': { largest: 100, run: (input) => (input.length > 4 ? new Promise(() => undefined) : undefined) },
  'planted-memory': {
    largest: 100,
    run: (input) => (input.length > 4 ? new Uint8Array(400 * 1024 * 1024).fill(1) : undefined),
  },
}

const FIELD = { name: 'sign-2', kind: 'signature', page: 1, x: 40, y: 700, w: 50, h: 16, label: '서명' } as const
