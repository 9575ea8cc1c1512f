import { beforeAll, describe, expect, it } from 'vitest'
import { addFormFields, SigningError } from '../../packages/signing/src/index.ts'
import { buildTestPki, Revision, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { appendForeign } from './foreign-update.ts'
import { appendRaw, bodyOf, bytes, numberOf, smallPdf, text } from './raw-update.ts'
import { FIELDS, judge, sign } from './signed-document.ts'

/**
 * The published attacks on signed PDF files, by the names that their authors gave them: universal signature forgery, signature wrapping and incremental
 * saving ("1 Trillion Dollar Refund", CCS 2019), shadow attacks (NDSS 2021), attacks on certification (S&P 2021). A file is refused, or none of its
 * signatures is passed.
 */
let pki: TestPki
let signed: Uint8Array
beforeAll(async () => {
  pki = await buildTestPki(crypto)
  const form = await addFormFields(smallPdf('/Annots [] '), FIELDS.slice(0, 2))
  signed = await sign(pki, form, 'drafter', 'sign-1', { reserveBytes: 6_000 })
})

const said = async (pdf: Uint8Array): Promise<string> => {
  try {
    const { signatures } = await judge(pki, pdf)
    return signatures.map(({ indication, reason }) => [indication, reason].filter((part) => part !== null).join(' ')).join(' | ')
  } catch (error) {
    if (error instanceof SigningError) return error.code
    throw error
  }
}
/** Another text of the same length at the place of one. */
const instead = (pdf: Uint8Array, from: string | RegExp, to: (was: string) => string): Uint8Array => {
  const all = text(pdf)
  const was = typeof from === 'string' ? from : (from.exec(all)?.[0] ?? '')
  const at = was === '' ? -1 : all.lastIndexOf(was)
  if (at < 0) throw new Error(String(from))
  return bytes(all.slice(0, at) + to(was).padEnd(was.length) + all.slice(at + was.length))
}
const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`
const EVIL = stream('0 0 500 500 re f')
const catalog = (pdf: Uint8Array): number => numberOf(pdf, /\/Type \/Catalog/)
const page = (pdf: Uint8Array): number => numberOf(pdf, /\/Type \/Page\b/)
const contents = (pdf: Uint8Array): number => Number(/\/Contents (\d+) 0 R/.exec(bodyOf(pdf, page(pdf)))?.[1])
const value = (pdf: Uint8Array): number => numberOf(pdf, /\/ByteRange/)
const free = (pdf: Uint8Array): number => Revision.open(pdf).size
const rows = (cases: readonly (readonly [name: string, pdf: () => Uint8Array, word: RegExp])[]): void => {
  it.each(cases)('%s', async (_name, pdf, word) => {
    const verdict = await said(pdf())
    expect(verdict).toMatch(word)
    expect(verdict).not.toContain('TOTAL-PASSED')
  })
}

describe('universal signature forgery: an update replaces parts of the signature', () => {
  const with_ = (change: (body: string) => string) => (): Uint8Array => {
    const body = bodyOf(signed, value(signed))
    const changed = change(body)
    if (changed === body) throw new Error('nothing was changed')
    return appendRaw(signed, { objects: [[value(signed), changed]] })
  }
  const hole = /\/Contents <[^>]*>/
  const range = /\/ByteRange \[[^\]]*\]/
  rows([
    ['no contents', with_((body) => body.replace(hole, '')), /CONTENTS_INVALID/],
    ['contents of null', with_((body) => body.replace(hole, '/Contents null')), /CONTENTS_INVALID/],
    ['contents of one zero', with_((body) => body.replace(hole, '/Contents <00>')), /HOLE_|CONTENTS_/],
    ['empty contents', with_((body) => body.replace(hole, '/Contents <>')), /HOLE_|CONTENTS_/],
    ['contents elsewhere', with_((body) => body.replace(hole, '/Contents 4 0 R')), /CONTENTS_INVALID/],
    ['no range', with_((body) => body.replace(range, '')), /BYTE_RANGE_INVALID/],
    ['a range of null', with_((body) => body.replace(range, '/ByteRange null')), /BYTE_RANGE_INVALID/],
    ['an empty range', with_((body) => body.replace(range, '/ByteRange []')), /BYTE_RANGE_INVALID/],
    ['a range elsewhere', with_((body) => body.replace(range, '/ByteRange 4 0 R')), /BYTE_RANGE_INVALID/],
    ['a range of fractions', with_((body) => body.replace(range, '/ByteRange [0.5 10 20 30]')), /BYTE_RANGE_INVALID/],
    ['a range of names', with_((body) => body.replace(range, '/ByteRange [/a /b /c /d]')), /BYTE_RANGE_INVALID/],
    ['a range in a range', with_((body) => body.replace(range, '/ByteRange [[0 10 20 30]]')), /BYTE_RANGE_INVALID/],
    ['contents twice', with_((body) => body.replace('<<', '<< /Contents <3000>')), /KEY_TWICE/],
    ['a range twice', with_((body) => body.replace('<<', '<< /ByteRange [0 9 20 30]')), /KEY_TWICE/],
    ['the same key in two spellings', with_((body) => body.replace('<<', '<< /Byte#52ange [0 9 20 30]')), /KEY_TWICE/],
    ['no signature at all', () => appendRaw(signed, { objects: [[value(signed), 'null']] }), /^$|SIGNATURE_/],
  ])
})

describe('signature wrapping: what is signed stands still, something else is shown', () => {
  rows([
    [
      'contents that end early, with something behind them in the hole',
      () => instead(signed, /0{40}>/, () => `>/X (${'y'.repeat(30)}) `),
      /HOLE_|CONTENTS_|PDF_BROKEN/,
    ],
    ['a comment in the contents', () => instead(signed, /0{40}>/, () => `0%${'x'.repeat(37)}\n>`), /HOLE_|CONTENTS_|PDF_BROKEN/],
    [
      'white space in the contents',
      () => instead(signed, /0{40}>/, () => `${'0'.repeat(20)}${' '.repeat(20)}>`),
      /HOLE_|CONTENTS_/,
    ],
    ['an odd number of digits', () => instead(signed, /0{40}>/, () => `${'0'.repeat(39)}>`), /HOLE_|CONTENTS_|PDF_BROKEN/],
    [
      'the cross-reference inside of the contents',
      () => {
        const all = text(signed)
        return bytes(
          all.replace(
            /startxref\s+\d+(\s+%%EOF\s*)$/,
            (_, end: string) => `startxref\n${all.lastIndexOf('/Contents <') + 40}${end}`,
          ),
        )
      },
      /PDF_BROKEN/,
    ],
    [
      'the signed end moved behind what was put in',
      () => {
        const all = text(signed)
        const [first, second] = [all.lastIndexOf('/Contents <') + 10, all.indexOf('>', all.lastIndexOf('/Contents <')) + 1]
        return bytes(
          `${all.slice(0, second)}\n${contents(signed)} 0 obj\n${EVIL}\nendobj\n${' '.repeat(first % 7)}${all.slice(second)}`,
        )
      },
      /PDF_BROKEN|HASH_|HOLE_|BYTE_/,
    ],
    [
      'the dictionary in an object stream',
      () => {
        const packed: [number, string][] = [[value(signed), bodyOf(signed, value(signed))]]
        return appendForeign(signed, { objects: [], packed, streamed: true })
      },
      /HOLE_ELSEWHERE/,
    ],
  ])
})

describe('incremental saving: the update is written so that a reader does not see it as one', () => {
  const shown = (): readonly (readonly [number, string])[] => [[contents(signed), EVIL]]
  const object = (): string => `${contents(signed)} 0 obj\n${EVIL}\nendobj\n`
  const last = (): number => Number([...text(signed).matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1])
  const root = (): string => `/Size ${free(signed)} /Root ${catalog(signed)} 0 R`
  rows([
    ['an update as it should be', () => appendRaw(signed, { objects: shown() }), /OBJECT_REPLACED/],
    ['objects alone', () => bytes(text(signed) + object()), /STRUCTURE_NOT_FOLLOWED/],
    [
      'objects and a trailer',
      () => bytes(`${text(signed)}${object()}trailer\n<< ${root()} /Prev ${last()} >>\n`),
      /STRUCTURE_NOT_FOLLOWED/,
    ],
    [
      'objects, and the end as it was',
      () => bytes(`${text(signed)}${object()}startxref\n${last()}\n%%EOF\n`),
      /STRUCTURE_NOT_FOLLOWED/,
    ],
    [
      'a table of nothing',
      () => bytes(`${text(signed)}xref\n0 0\ntrailer\n<< ${root()} /Prev ${last()} >>\nstartxref\n${signed.length}\n%%EOF\n`),
      /STRUCTURE_NOT_FOLLOWED/,
    ],
    [
      'a copy of the signature behind it',
      () => appendRaw(signed, { objects: [...shown(), [free(signed), bodyOf(signed, value(signed))]] }),
      /OBJECT_REPLACED/,
    ],
    [
      'an end that is a comment',
      () => bytes(text(appendRaw(signed, { objects: shown() })).replace(/%%EOF\s*$/, '%%EOF % more\n')),
      /STRUCTURE_NOT_FOLLOWED|MODIFIED|PDF_BROKEN|OBJECT_REPLACED/,
    ],
    ['more behind the end than readers look at', () => bytes(`${text(signed)}${' '.repeat(2_000)}`), /PDF_BROKEN/],
    ['something before the beginning', () => bytes(`%x\n${text(signed)}`), /PDF_BROKEN/],
    [
      'a chain that goes in a circle',
      () =>
        appendRaw(signed, { objects: shown(), prev: signed.length + object().length + (text(signed).endsWith('\n') ? 0 : 1) }),
      /PDF_BROKEN/,
    ],
    [
      'a chain of hundreds',
      () => Array.from({ length: 300 }).reduce<Uint8Array>((pdf) => appendRaw(pdf, { objects: [[90, '<< >>']] }), signed),
      /PDF_BROKEN/,
    ],
    [
      'a key to it',
      () => appendRaw(signed, { objects: shown(), trailer: ' /Encrypt << /Filter /Standard /V 1 /R 2 >>' }),
      /PDF_ENCRYPTED/,
    ],
  ])
})

describe('shadow attacks: the file was prepared before it was signed', () => {
  const shadowed = async (
    extra: string,
    update: (pdf: Uint8Array) => Uint8Array,
    prepare: (pdf: Uint8Array) => Uint8Array = (pdf) => pdf,
  ): Promise<string> => {
    const form = await addFormFields(prepare(smallPdf(`/Annots [] ${extra}`)), FIELDS.slice(0, 2))
    const before = await sign(pki, form, 'drafter', 'sign-1')
    expect(await said(before)).toMatch(/^TOTAL-PASSED/)
    return said(update(before))
  }
  const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 500 500] '
  it('hide: what covers the content is taken away', async () => {
    const cover = (pdf: Uint8Array) => appendRaw(pdf, { objects: [[90, stream('1 g 0 0 500 500 re f', FORM)]] })
    const extra = '/Resources << /XObject << /Cover 90 0 R >> >> '
    expect(await shadowed(extra, (pdf) => appendRaw(pdf, { objects: [[90, 'null']] }), cover)).toMatch(/OBJECT_REPLACED/)
    const without = (pdf: Uint8Array) =>
      appendRaw(pdf, { objects: [[page(pdf), bodyOf(pdf, page(pdf)).replace('/Cover 90 0 R', '')]] })
    expect(await shadowed(extra, without, cover)).toMatch(/CHANGED_Resources/)
  })
  it('replace: a font draws other letters', async () => {
    const font = (widths: string) =>
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [48 ${widths}] >> >>`
    const extra = '/Resources << /Font << /F 90 0 R >> >> '
    const fonted = (pdf: Uint8Array) => appendRaw(pdf, { objects: [[90, font('/zero /one')]] })
    expect(await shadowed(extra, (pdf) => appendRaw(pdf, { objects: [[90, font('/nine /one')]] }), fonted)).toMatch(
      /CHANGED_Encoding/,
    )
  })
  it('replace: a field that stands for its value shows something else, without being filled', async () => {
    const form = await addFormFields(
      smallPdf('/Annots [] '),
      [FIELDS[0], FIELDS.at(-1)].filter((one) => one !== undefined),
    )
    const before = await sign(pki, form, 'drafter', 'sign-1')
    const number = numberOf(before, /\/FT \/Tx/)
    const shown = bodyOf(before, number).replace(/\/AP <<[^>]*>>/, '/AP << /N 90 0 R >>')
    expect(
      await said(
        appendRaw(before, {
          objects: [
            [90, stream('q Q', FORM)],
            [number, shown],
          ],
        }),
      ),
    ).toMatch(/FIELD_VALUE/)
  })
  it('hide and replace: a second document of the same numbers lies in the first, and only a table is added', async () => {
    // The hidden content has the number of the shown one, and no table lists it until the file is signed.
    const hide = (pdf: Uint8Array) =>
      appendRaw(pdf, {
        objects: [
          [95, '<< >>'],
          [4, EVIL],
        ],
        rows: (right) => right.slice(0, 1),
      })
    const point = (pdf: Uint8Array) => {
      const hidden = text(pdf).indexOf('\n4 0 obj', text(pdf).indexOf('95 0 obj')) + 1
      return appendRaw(pdf, { objects: [[96, '<< >>']], rows: (right) => [...right, [4, hidden]] })
    }
    expect(await shadowed('', point, hide)).toMatch(/STRUCTURE_NOT_FOLLOWED/)
  })
  it('hide and replace: a second catalog is made the first', async () => {
    const second = (pdf: Uint8Array) =>
      appendRaw(pdf, {
        objects: [
          [90, '<< /Type /Catalog /Pages 91 0 R >>'],
          [91, '<< /Type /Pages /Kids [] /Count 0 >>'],
        ],
      })
    const swap = (pdf: Uint8Array) =>
      bytes(
        text(appendRaw(pdf, { objects: [[96, '<< >>']] })).replace(
          /\/Root \d+ 0 R(?=[^/]*\/(?:Info|Prev)[^/]*\s*>>\s*startxref\s+\d+\s+%%EOF\s*$)/,
          '/Root 90 0 R',
        ),
      )
    expect(await shadowed('', swap, second)).not.toContain('TOTAL-PASSED')
  })
  it('a layer that is switched on, a script and a form of another kind that come to it', async () => {
    const with_ = (entry: string) => (pdf: Uint8Array) =>
      appendRaw(pdf, { objects: [[catalog(pdf), bodyOf(pdf, catalog(pdf)).replace(/>>$/, `${entry} >>`)]] })
    for (const entry of [
      '/OCProperties << /OCGs [] /D << >> >>',
      '/Names << /JavaScript << /Names [] >> >>',
      '/AA << /WC << /S /JavaScript /JS (x) >> >>',
      '/NeedsRendering true',
    ])
      expect(await shadowed('', with_(entry))).toMatch(/CATALOG_/)
    const form = (pdf: Uint8Array) => numberOf(pdf, /\/Fields \[/)
    const xfa = (pdf: Uint8Array) =>
      appendRaw(pdf, { objects: [[form(pdf), bodyOf(pdf, form(pdf)).replace('/Fields', '/XFA [] /Fields')]] })
    expect(await shadowed('', xfa)).toMatch(/FORM_XFA|CATALOG_AcroForm/)
  })
})
