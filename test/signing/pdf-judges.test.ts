import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addDss,
  addFormFields,
  addsOnlySignature,
  applyUpdate,
  buildSignedData,
  buildTimestampRequest,
  digestByteRange,
  embedSignature,
  type FormField,
  fillTextFields,
  parseTimestampResponse,
  prepareSignature,
  respondTimestamp,
  SigningError,
  type ValidationReport,
  validatePdf,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, type CastName, PRESENT, type TestPki } from '../../packages/signing/src/testing/index.ts'

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}.pdf`, import.meta.url)))
const appearance = fixture('appearance')
const FIELDS: FormField[] = [
  ...['drafter', 'reviewer', 'approver', 'spare-1', 'seal'].map(
    (name, i): FormField => ({
      name: `sign-${name}`,
      kind: 'signature',
      page: 1,
      x: 60 + 100 * i,
      y: 700,
      w: 90,
      h: 16,
      label: `서명 ${name}`,
    }),
  ),
  { name: 'number', kind: 'text', page: 1, x: 60, y: 740, w: 200, h: 14, label: '시행 번호' },
]
let pki: TestPki
let folder: string

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  folder = mkdtempSync(join(tmpdir(), 'judges-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function sign(
  pdf: Uint8Array,
  who: CastName,
  field: string,
  options: { certify?: boolean; stamp?: boolean } = {},
): Promise<Uint8Array> {
  const { certificate, chain, key } = pki.of(who)
  const prepared = await prepareSignature(pdf, {
    field,
    signerName: '박세찬 (과장)',
    signedAt: PRESENT,
    reason: '결재',
    appearance,
    certify: options.certify === true,
    reserveBytes: 12_288,
  })
  const open = applyUpdate(pdf, prepared.update)
  const timestamp = async (imprint: Uint8Array): Promise<Uint8Array> =>
    parseTimestampResponse(
      await respondTimestamp(buildTimestampRequest(imprint, crypto), {
        authority: pki.of('tsa'),
        serialNumber: '4b01',
        time: PRESENT,
        policy: '1.2.3.4.1',
        crypto,
      }),
    )
  const cms = await buildSignedData({
    contentDigest: await digestByteRange(open, prepared.byteRange, crypto),
    certificate,
    chain,
    key,
    crypto,
    ...(options.stamp === true ? { timestamp } : {}),
  })
  return embedSignature(open, prepared.byteRange, cms)
}

/** A whole life: three signers, number filled, seal with timestamp, validation material. */
async function life(name: string): Promise<{ stages: Uint8Array[]; final: Uint8Array }> {
  const form = await addFormFields(fixture(name), FIELDS)
  const stages = [form]
  const push = (pdf: Uint8Array): Uint8Array => {
    stages.push(pdf)
    return pdf
  }
  let pdf = push(await sign(form, 'drafter', 'sign-drafter', { certify: true }))
  pdf = push(await sign(pdf, 'reviewer', 'sign-reviewer'))
  pdf = push(await sign(pdf, 'approver', 'sign-approver'))
  pdf = push(await fillTextFields(pdf, [{ field: 'number', value: '디지털정책과-1234', appearance }]))
  pdf = push(await sign(pdf, 'seal', 'sign-seal', { stamp: true }))
  pdf = push(
    await addDss(pdf, { certificates: [pki.of('issuing').certificate, pki.of('root').certificate], ocsps: [], crls: [pki.crl] }),
  )
  return { stages, final: pdf }
}

const judge = (pdf: Uint8Array): Promise<ValidationReport> =>
  validatePdf(pdf, { anchors: pki.anchors, at: PRESENT, crypto, crls: [pki.crl] })
const pdfsig = (pdf: Uint8Array): string => {
  const path = join(folder, 'x.pdf')
  writeFileSync(path, pdf)
  return spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout
}
const qpdf = (pdf: Uint8Array): string => {
  const path = join(folder, 'q.pdf')
  writeFileSync(path, pdf)
  const run = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' })
  return `${run.stdout}${run.stderr}`
}

describe.each(['one-page', 'five-pages'])('a document of %s', (name) => {
  it('is believed by pdfsig and qpdf at every stage, and by us', async () => {
    const { stages, final } = await life(name)
    for (const [i, stage] of stages.entries()) {
      expect(qpdf(stage), `stage ${i}`).toContain('No syntax or stream encoding errors found')
      const before = stages[i - 1]
      if (before !== undefined)
        expect(Buffer.from(stage.subarray(0, before.length)).equals(Buffer.from(before)), `stage ${i} keeps its prefix`).toBe(
          true,
        )
      const report = await judge(stage)
      for (const signature of report.signatures)
        expect(signature, `stage ${i}`).toMatchObject({ indication: 'TOTAL-PASSED', subIndication: null })
    }
    const said = pdfsig(final)
    expect(said.match(/Signature is Valid/g)).toHaveLength(4)
    expect(said).not.toContain('Digest Mismatch')
    const report = await judge(final)
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect(report.signatures.map((s) => s.field)).toEqual(['sign-drafter', 'sign-reviewer', 'sign-approver', 'sign-seal'])
    expect(report.signatures[3]?.timestampTime).toBe(PRESENT.toISOString())
    expect(report.signatures[0]?.changesAfter.map((c) => c.kind)).toEqual([
      'FURTHER_SIGNATURE',
      'FURTHER_SIGNATURE',
      'FORM_FILL',
      'FURTHER_SIGNATURE',
      'VALIDATION_MATERIAL',
    ])
  })
})

describe('a changed file is called changed', () => {
  it('every flipped byte under a signature', async () => {
    const form = await addFormFields(fixture('one-page'), FIELDS)
    const signed = await sign(form, 'reviewer', 'sign-drafter', { certify: true })
    expect((await judge(signed)).indication).toBe('TOTAL-PASSED')
    // The hole itself is not signed; what stands in it is judged by the CMS's own tests.
    const range = /\/ByteRange \[ *(\d+) +(\d+) +(\d+) +(\d+)\]/.exec(Buffer.from(signed).toString('latin1'))
    const [first = 0, second = 0, rest = 0] = (range ?? []).slice(2).map(Number)
    expect(second + rest).toBe(signed.length)
    await fc.assert(
      fc.asyncProperty(fc.nat(first + rest - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const at = place < first ? place : second + place - first
        const changed = new Uint8Array(signed)
        changed[at] = (changed[at] ?? 0) ^ mask
        const verdict = await judge(changed).catch((error: unknown) => {
          if (error instanceof SigningError) return null
          throw error
        })
        expect(verdict?.signatures.some((s) => s.indication === 'TOTAL-PASSED') ?? false, `byte ${at}`).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
  it('page content replaced by an update that every other tool lets pass', async () => {
    const { final } = await life('one-page')
    const text = Buffer.from(final).toString('latin1')
    const contents = /\/Contents (\d+) 0 R/.exec(text)?.[1] ?? ''
    const xref = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1] ?? ''
    const size = [...text.matchAll(/\/Size (\d+)/g)].at(-1)?.[1] ?? ''
    const root = [...text.matchAll(/\/Root (\d+ 0 R)/g)].at(-1)?.[1] ?? ''
    const body = `${contents} 0 obj\n<< /Length 4 >>\nstream\nq Q \nendstream\nendobj\n`
    const attack = `${body}xref\n${contents} 1\n${String(final.length).padStart(10, '0')} 00000 n\r\ntrailer\n<< /Size ${size} /Root ${root} /Prev ${xref} >>\nstartxref\n${final.length + body.length}\n%%EOF\n`
    const changed = new Uint8Array(Buffer.concat([Buffer.from(final), Buffer.from(attack, 'latin1')]))
    expect(qpdf(changed)).toContain('No syntax or stream encoding errors found')
    const report = await judge(changed)
    expect(report).toMatchObject({ indication: 'TOTAL-FAILED', modifiedAfterSigning: true })
    expect(report.signatures[0]).toMatchObject({ subIndication: 'MODIFIED_AFTER_SIGNING' })
  })
  it('bytes behind the end, and a filled field filled again', async () => {
    const { final } = await life('one-page')
    const tail = new Uint8Array(Buffer.concat([Buffer.from(final), Buffer.from('\n% something\n')]))
    expect((await judge(tail)).indication).toBe('TOTAL-FAILED')
    const again = await fillTextFields(final, [{ field: 'number', value: '디지털정책과-9999', appearance }])
    expect((await judge(again)).signatures[0]).toMatchObject({
      subIndication: 'MODIFIED_AFTER_SIGNING',
      reason: expect.stringContaining('FIELD_WAS_READ_ONLY'),
    })
  })
})

describe('what a client checks before it signs', () => {
  it('an update that adds this signature alone', async () => {
    const form = await addFormFields(fixture('one-page'), FIELDS)
    const { update } = await prepareSignature(form, {
      field: 'sign-drafter',
      signerName: '김하나',
      signedAt: PRESENT,
      certify: true,
    })
    expect(await addsOnlySignature(form, applyUpdate(form, update), 'sign-drafter')).toBe(true)
    expect(await addsOnlySignature(form, applyUpdate(form, update), 'sign-reviewer')).toBe(false)
    const filled = await fillTextFields(form, [{ field: 'number', value: '1' }])
    expect(await addsOnlySignature(form, filled, 'sign-drafter')).toBe(false)
  })
})

describe('refusals', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['not a PDF', () => judge(new TextEncoder().encode('hello')), 'PDF_BROKEN'],
    ['half a PDF', () => judge(fixture('one-page').subarray(0, 3_000)), 'PDF_BROKEN'],
    ['too large', () => validatePdf(fixture('one-page'), { anchors: [], at: PRESENT, crypto, largest: 100 }), 'PDF_TOO_LARGE'],
    [
      'no such field',
      async () =>
        prepareSignature(await addFormFields(fixture('one-page'), FIELDS), { field: 'x', signerName: 'x', signedAt: PRESENT }),
      'FIELD_NOT_FOUND',
    ],
    [
      'signed already',
      async () =>
        sign(await sign(await addFormFields(fixture('one-page'), FIELDS), 'drafter', 'sign-drafter'), 'drafter', 'sign-drafter'),
      'FIELD_TAKEN',
    ],
    [
      'a CMS too large',
      async () => embedSignature(new Uint8Array(100), [0, 10, 20, 80], new Uint8Array(50)),
      'SIGNATURE_TOO_LARGE',
    ],
  ])('%s', async (_name, run, code) => expect(run()).rejects.toMatchObject({ code }))
  it('a file without signatures proves nothing', async () => {
    expect(await judge(fixture('one-page'))).toMatchObject({ indication: 'INDETERMINATE', signatures: [] })
  })
  it('a revoked signer', async () => {
    const signed = await sign(await addFormFields(fixture('one-page'), FIELDS), 'revoked', 'sign-drafter')
    expect((await judge(signed)).signatures[0]).toMatchObject({ indication: 'INDETERMINATE', subIndication: 'REVOKED' })
  })
  it('hostile bytes give a typed error or a verdict, never a crash', async () => {
    const base = await sign(await addFormFields(fixture('one-page'), FIELDS), 'drafter', 'sign-drafter')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        async (edits) => {
          const bytes = new Uint8Array(base)
          for (const [at, value] of edits) bytes[at] = value
          await judge(bytes).catch((error: unknown) => {
            if (!(error instanceof SigningError)) throw error
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
