import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addFormFields, SigningError, type ValidationReport } from '../../packages/signing/src/index.ts'
import { buildTestPki, Revision, signedFieldsOf, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { smallPdf } from './raw-update.ts'
import { FIELDS, judge, lasting, sign } from './signed-document.ts'

/** So many bytes of each file are flipped, others at each run; what fails names the byte and the bit, which is all that is needed to repeat it. */
const FLIPS = 400

let pki: TestPki
/** A few kilobytes: one signature, evidence, an archive timestamp over both. */
let lt: Uint8Array
let lta: Uint8Array
beforeAll(async () => {
  pki = await buildTestPki(crypto)
  const form = await addFormFields(smallPdf(), [...FIELDS.slice(0, 1), ...FIELDS.slice(-2)])
  lt = await lasting(pki, await sign(pki, form, 'reviewer', 'sign-1', { certify: true, reserveBytes: 4_096 }))
  lta = await sign(pki, lt, 'tsa', 'sign-time', { timestamp: true, reserveBytes: 4_096 })
})

const verdict = (pdf: Uint8Array): Promise<ValidationReport | null> =>
  judge(pki, pdf).catch((error: unknown) => {
    if (error instanceof SigningError) return null
    throw error
  })

/** The end of each signed stretch of a file, and its hole. */
const coverage = (pdf: Uint8Array) =>
  signedFieldsOf(Revision.open(pdf)).map(({ end, contents }, i) => {
    const hole = Buffer.from(pdf).indexOf(Buffer.from(Buffer.from(contents).toString('hex')))
    return { field: ['sign-1', 'sign-time'][i], end, hole, after: hole + 2 * contents.length }
  })

describe.each([
  ['B-LT', () => lt],
  ['B-LTA', () => lta],
] as const)('a byte flipped in a file of level %s', (_level, file) => {
  it('is never reported as intact by a signature that it lies under', async () => {
    const pdf = file()
    expect(await verdict(pdf)).toMatchObject({ indication: 'TOTAL-PASSED' })
    const covers = coverage(pdf)
    expect(covers.every(({ hole }) => hole > 0)).toBe(true)
    let seen = 0
    for (let tries = 0; tries < FLIPS; tries += 1) {
      const [at, bit] = [randomInt(pdf.length), randomInt(8)]
      const under = covers.filter(({ end, hole, after }) => at < end && !(at >= hole - 1 && at <= after))
      if (under.length === 0) continue
      seen += 1
      const report = await verdict(pdf.with(at, (pdf[at] ?? 0) ^ (1 << bit)))
      for (const { field } of under)
        expect(
          report?.signatures.find((one) => one.field === field)?.indication,
          `bit ${bit} of byte ${at} under ${field}`,
        ).not.toBe('TOTAL-PASSED')
      expect(report?.indication, `bit ${bit} of byte ${at}`).not.toBe('TOTAL-PASSED')
    }
    expect(seen).toBeGreaterThan(FLIPS / 8)
  })
})
