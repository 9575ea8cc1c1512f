import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addDss,
  addFormFields,
  embedSignature,
  fillTextFields,
  prepareSignature,
  SigningError,
  type ValidationReport,
  validatePdf,
} from '../../packages/signing/src/index.ts'
import { buildTestPki, PRESENT, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { appendRaw, bytes, smallPdf, text } from './raw-update.ts'
import { FIELDS, fixture, judge, life, sign } from './signed-document.ts'

let pki: TestPki
/** A few kilobytes, one signature. */
let small: Uint8Array
let large: Uint8Array

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  const form = await addFormFields(smallPdf(), FIELDS.slice(0, 2))
  small = await sign(pki, form, 'reviewer', 'sign-1', { certify: true, reserveBytes: 3_840 })
  large = (await life(pki, 'one-page')).at(-1) ?? new Uint8Array()
})

/** A verdict, or null for a typed refusal; anything else is a fault of ours. */
const verdict = (pdf: Uint8Array): Promise<ValidationReport | null> =>
  judge(pki, pdf).catch((error: unknown) => {
    if (error instanceof SigningError) return null
    throw error
  })

/** The last signature's range: what it covers before and after its hole. */
function lastRange(pdf: Uint8Array): { first: number; second: number; rest: number } {
  const range = /\/ByteRange \[ *(\d+) +(\d+) +(\d+) +(\d+)\]/.exec(text(pdf).slice(text(pdf).lastIndexOf('/ByteRange')))
  const [first = 0, second = 0, rest = 0] = (range ?? []).slice(2).map(Number)
  return { first, second, rest }
}

/** The places of a file that its last signature covers. */
function coveredPlaces(pdf: Uint8Array): number[] {
  const { first, second, rest } = lastRange(pdf)
  return [...Array(first).keys(), ...Array.from({ length: rest }, (_, i) => second + i)]
}

describe('a flipped bit', () => {
  it('anywhere under the last signature of a small file leaves that signature no verdict of soundness', async () => {
    expect(await verdict(small)).toMatchObject({ indication: 'TOTAL-PASSED' })
    const places = coveredPlaces(small)
    expect(places.length).toBeGreaterThan(2_000)
    for (const at of places) {
      const changed = new Uint8Array(small)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const report = await verdict(changed)
      expect(report?.signatures.some((s) => s.coversWholeFile && s.indication === 'TOTAL-PASSED') ?? false, `byte ${at}`).toBe(
        false,
      )
      expect(report?.indication, `byte ${at}`).not.toBe('TOTAL-PASSED')
    }
  }, 60_000)
  it('anywhere in a whole life, any bits', async () => {
    const places = coveredPlaces(large)
    await fc.assert(
      fc.asyncProperty(fc.nat(places.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const at = places[place] ?? 0
        const changed = new Uint8Array(large)
        changed[at] = (changed[at] ?? 0) ^ mask
        expect((await verdict(changed))?.indication, `byte ${at}`).not.toBe('TOTAL-PASSED')
      }),
      { numRuns: 80 },
    )
  })
})

describe('hostile bytes give a typed refusal or a verdict, never a crash', () => {
  it('bytes set, cut out, doubled and moved', async () => {
    const { first, second } = lastRange(small)
    const edit = fc.tuple(
      fc.constantFrom('set', 'cut', 'double', 'digit', 'truncate'),
      fc.nat(small.length - 1),
      fc.integer({ min: 1, max: 300 }),
      fc.nat(255),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        let all = text(small)
        for (const [kind, at, size, value] of edits) {
          const [before, part, after] = [all.slice(0, at), all.slice(at, at + size), all.slice(at + size)]
          if (kind === 'set') all = `${before}${String.fromCharCode(value)}${all.slice(at + 1)}`
          if (kind === 'cut') all = before + after
          if (kind === 'double') all = before + part + part + after
          if (kind === 'digit') all = before + part.replaceAll(/\d/g, String(value % 10)) + after
          if (kind === 'truncate') all = before
        }
        // What stands in the hole is not signed: certificates that nobody needs may differ there.
        const intact = all.startsWith(text(small).slice(0, first)) && all.endsWith(text(small).slice(second))
        expect((await verdict(bytes(all)))?.indication !== 'TOTAL-PASSED' || intact).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  const stream = (content: Uint8Array, entries: string): string => {
    const packed = deflateSync(content)
    return `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${text(packed)}\nendstream`
  }
  /** A file whose cross-references are a stream. */
  const streamed = (entries: string, content: Uint8Array): Uint8Array => {
    const head = '%PDF-1.7\n'
    return bytes(`${head}1 0 obj\n${stream(content, entries)}\nendobj\nstartxref\n${head.length}\n%%EOF\n`)
  }
  const tail = (prev: string): Uint8Array =>
    bytes(text(smallPdf()).replace(/trailer\n<< \/Size 5/, `trailer\n<< /Size 5 ${prev}`))
  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['no PDF', () => bytes('hello')],
    ['half a PDF', () => fixture('one-page').subarray(0, 3_000)],
    ['arrays in arrays', () => appendRaw(smallPdf(), { objects: [[1, `<< /Type /Catalog /Pages ${'['.repeat(200_000)}`]] })],
    [
      'arrays a hundred and fifty deep',
      () =>
        appendRaw(smallPdf(), { objects: [[1, `<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(150)}${']'.repeat(150)} >>`]] }),
    ],
    ['dictionaries in dictionaries', () => appendRaw(smallPdf(), { objects: [[1, '<< /A '.repeat(200_000)]] })],
    ['a table before itself', () => tail(`/Prev ${text(smallPdf()).indexOf('xref\n0')}`)],
    ['a table before the file', () => tail('/Prev -1')],
    ['a table behind the file', () => tail('/Prev 999999')],
    ['a hybrid file', () => tail('/XRefStm 15')],
    ['a table of a billion', () => bytes(text(smallPdf()).replace('xref\n0 5\n', 'xref\n0 999999999\n'))],
    [
      'a table that points elsewhere',
      () => bytes(text(smallPdf()).replace(/\d{10} 00000 n\r\ntrailer/, '0000000010 00000 n\r\ntrailer')),
    ],
    ['a stream as long as itself', () => appendRaw(smallPdf(), { objects: [[2, '<< /Length 2 0 R >>\nstream\nx\nendstream']] })],
    [
      'a stream longer than the file',
      () => appendRaw(smallPdf(), { objects: [[2, '<< /Length 99999999 >>\nstream\nx\nendstream']] }),
    ],
    ['a catalog that is itself', () => appendRaw(smallPdf(), { objects: [[1, '1 0 R']] })],
    ['no pages', () => appendRaw(smallPdf(), { objects: [[1, '<< /Type /Catalog >>']] })],
    ['an encrypted file', () => tail('/Encrypt << /Filter /Standard >>')],
    ['a bomb for cross-references', () => streamed('/Type /XRef /Size 9 /W [1 2 1] /Root 1 0 R', new Uint8Array(200_000_000))],
    ['cross-references without width', () => streamed('/Type /XRef /Size 999999 /W [0 0 0] /Root 1 0 R', new Uint8Array(10))],
    ['cross-references that are too few', () => streamed('/Type /XRef /Size 900 /W [1 2 1] /Root 1 0 R', new Uint8Array(10))],
    ['cross-references of a strange width', () => streamed('/Type /XRef /Size 1 /W [1 99 1] /Root 1 0 R', new Uint8Array(200))],
  ])('%s', async (_name, file) => {
    await expect(judge(pki, file())).rejects.toBeInstanceOf(SigningError)
    await expect(addFormFields(file(), FIELDS)).rejects.toBeInstanceOf(SigningError)
  })
  it('a form that is its own child, and one without end', async () => {
    const form = (fields: string): Uint8Array =>
      appendRaw(smallPdf(), {
        objects: [
          [1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>'],
          [5, fields],
        ],
      })
    expect(await judge(pki, form('<< /T (a) /Kids [5 0 R] >>'))).toMatchObject({ signatures: [] })
    expect(await judge(pki, form('[5 0 R]'))).toMatchObject({ signatures: [] })
    expect((await judge(pki, form('<< /T (a) /FT /Sig /V 5 0 R >>'))).indication).toBe('TOTAL-FAILED')
    expect((await judge(pki, form('<< /T (a) /FT /Sig /V << /ByteRange [0 1 2 3] >> >>'))).indication).toBe('TOTAL-FAILED')
    const many = Array.from({ length: 50 }, (_, i) => `${100 + i} 0 R`).join(' ')
    const crowded = appendRaw(smallPdf(), {
      objects: [
        [1, `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${many}] >> >>`],
        ...Array.from({ length: 50 }, (_, i) => [100 + i, `<< /T (${i}) /FT /Sig /V 3 0 R >>`] as const),
      ],
    })
    await expect(judge(pki, crowded)).rejects.toMatchObject({ code: 'PDF_BROKEN' })
  })
})

describe('refusals', () => {
  const form = (): Promise<Uint8Array> => addFormFields(smallPdf(), FIELDS)
  const request = { field: 'sign-1', signerName: '김하나', signedAt: PRESENT }
  it.each<[string, () => Promise<unknown>, string]>([
    ['a file too large', () => validatePdf(small, { anchors: [], at: PRESENT, crypto, largest: 100 }), 'PDF_TOO_LARGE'],
    ['no such field', async () => prepareSignature(await form(), { ...request, field: 'x' }), 'FIELD_NOT_FOUND'],
    ['a text field to sign', async () => prepareSignature(await form(), { ...request, field: 'number' }), 'FIELD_NOT_FOUND'],
    ['a signature field to fill', async () => fillTextFields(await form(), [{ field: 'sign-1', value: '1' }]), 'FIELD_NOT_FOUND'],
    ['signed already', async () => prepareSignature(small, request), 'FIELD_TAKEN'],
    [
      'certifying what others signed',
      async () => prepareSignature(await sign(pki, await form(), 'drafter', 'sign-2'), { ...request, certify: true }),
      'FIELD_TAKEN',
    ],
    [
      'filled already',
      async () =>
        fillTextFields(await fillTextFields(await form(), [{ field: 'number', value: '1' }]), [{ field: 'number', value: '2' }]),
      'FIELD_TAKEN',
    ],
    ['a form where one is', async () => addFormFields(await form(), FIELDS), 'FIELD_TAKEN'],
    [
      'a field on a page that is not there',
      () => addFormFields(smallPdf(), [{ ...FIELDS[0], page: 2 } as (typeof FIELDS)[number]]),
      'PDF_BROKEN',
    ],
    [
      'something behind the end',
      async () => addDss(bytes(`${text(small)}x`), { certificates: [pki.crl], ocsps: [], crls: [] }),
      'PDF_BROKEN',
    ],
    [
      'a CMS too large',
      async () => embedSignature(new Uint8Array(100), [0, 10, 20, 80], new Uint8Array(50)),
      'SIGNATURE_TOO_LARGE',
    ],
    [
      'an appearance that is no PDF',
      async () => prepareSignature(await form(), { ...request, appearance: bytes('x') }),
      'PDF_BROKEN',
    ],
  ])('%s', async (_name, run, code) => expect(run()).rejects.toMatchObject({ code }))
})
