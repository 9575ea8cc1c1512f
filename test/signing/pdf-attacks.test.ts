import { beforeAll, describe, expect, it } from 'vitest'
import { addFormFields, fillTextFields, type ValidationReport } from '../../packages/signing/src/index.ts'
import { buildTestPki, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { appendRaw, bodyOf, bytes, fieldNumber, numberOf, type RawUpdate, smallPdf, text } from './raw-update.ts'
import { FIELDS, fixture, judge, sign } from './signed-document.ts'

let pki: TestPki
/** Certified by one, signed by a second; the number is still to be filled. */
let signed: Uint8Array

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  const form = await addFormFields(fixture('one-page'), FIELDS)
  signed = await sign(pki, await sign(pki, form, 'drafter', 'sign-1', { certify: true }), 'reviewer', 'sign-2')
})

/** What stood against each signature. */
const why = (report: ValidationReport): (string | null)[] => report.signatures.map((s) => s.reason)

describe('an update after the signatures', () => {
  const page = (): number => numberOf(signed, /\/Type \/Page\b/)
  const contents = (): number => Number(/\/Contents (\d+) 0 R/.exec(bodyOf(signed, page()))?.[1])
  const catalog = (): number => numberOf(signed, /\/Type \/Catalog/)
  const next = (): number => Math.max(...[...text(signed).matchAll(/\/Size (\d+)/g)].map((m) => Number(m[1])))
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const widget = (): number => fieldNumber(signed, 'sign-3')
  const number = (): number => fieldNumber(signed, 'number')
  const font = (): number => numberOf(signed, /\/Type \/Font\b/)

  it('that fills the number is let pass, written by hand as well', async () => {
    const body = bodyOf(signed, number())
    const filled = appendRaw(signed, { objects: [[number(), body.replace(/\/V \(\)/, '/V (1234) /Ff 1')]] })
    expect(await judge(pki, filled)).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
  })

  it.each<[string, () => RawUpdate, string]>([
    ['replaces what the page shows', () => ({ objects: [[contents(), stream('q Q')]] }), 'OBJECT_REPLACED'],
    [
      'replaces a font',
      () => ({ objects: [[font(), `${bodyOf(signed, font()).replace(/\/BaseFont \/\S+/, '/BaseFont /Other')}`]] }),
      'CHANGED_BaseFont',
    ],
    [
      'lays an annotation over the page',
      () => ({
        objects: [
          [page(), bodyOf(signed, page()).replace('/Annots [', `/Annots [ ${next()} 0 R `)],
          [next(), '<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (x) >>'],
        ],
      }),
      'CHANGED_Annots',
    ],
    [
      'lays a layer over the page',
      () => ({
        objects: [
          [page(), bodyOf(signed, page()).replace(/\/Contents (\d+ 0 R)/, `/Contents [ $1 ${next()} 0 R ]`)],
          [next(), stream('0 0 500 500 re f')],
        ],
      }),
      'CHANGED_Contents',
    ],
    [
      'shows other pages',
      () => ({
        objects: [
          [catalog(), bodyOf(signed, catalog()).replace(/\/Pages \d+ 0 R/, `/Pages ${next()} 0 R`)],
          [next(), '<< /Type /Pages /Kids [] /Count 0 >>'],
        ],
      }),
      'CATALOG_Pages',
    ],
    [
      'runs a script',
      () => ({ objects: [[catalog(), bodyOf(signed, catalog()).replace('<<', '<< /OpenAction << /S /JavaScript /JS (x) >>')]] }),
      'CATALOG_OpenAction',
    ],
    [
      'takes the certification away',
      () => ({ objects: [[catalog(), bodyOf(signed, catalog()).replace(/\/Perms <<[^>]*>>/, '')]] }),
      'CATALOG_Perms',
    ],
    [
      'moves a field',
      () => ({
        objects: [
          [
            number(),
            bodyOf(signed, number())
              .replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 500 800]')
              .replace('/V ()', '/V (1)'),
          ],
        ],
      }),
      'FIELD_Rect_V',
    ],
    [
      'has a key twice, so that readers differ',
      () => ({
        objects: [[number(), bodyOf(signed, number()).replace('<<', '<< /Rect [0 0 500 800]').replace('/V ()', '/V (1)')]],
      }),
      'KEY_TWICE',
    ],
    [
      'fills a field with something that is no text',
      () => ({ objects: [[number(), bodyOf(signed, number()).replace('/V ()', '/V 1 0 R')]] }),
      'FIELD_VALUE',
    ],
    [
      'takes an old object for an appearance',
      () => ({
        objects: [
          [
            number(),
            bodyOf(signed, number())
              .replace('/V ()', '/V (1)')
              .replace(/\/AP <<\s*\/N \d+ 0 R/, `/AP << /N ${contents()} 0 R`),
          ],
        ],
      }),
      'APPEARANCE',
    ],
    [
      'gives a field a second appearance',
      () => ({
        objects: [
          [
            number(),
            bodyOf(signed, number())
              .replace('/V ()', '/V (1)')
              .replace(/\/AP <<\s*\/N (\d+) 0 R/, '/AP << /N $1 0 R /D $1 0 R'),
          ],
        ],
      }),
      'APPEARANCE',
    ],
    [
      'shows an old signature in another field',
      () => ({
        objects: [[widget(), bodyOf(signed, widget()).replace('<<', `<< /V ${numberOf(signed, /DocMDP[\s\S]*ByteRange/)} 0 R`)]],
      }),
      'SIGNATURE_NOT_NEW',
    ],
    [
      'copies an old signature into another field',
      () => ({
        objects: [
          [widget(), bodyOf(signed, widget()).replace('<<', `<< /V ${next()} 0 R`)],
          [next(), bodyOf(signed, numberOf(signed, /DocMDP[\s\S]*ByteRange/))],
        ],
      }),
      'SIGNATURE_NOT_OVER_ITS_UPDATE',
    ],
    [
      'changes a signature',
      () => ({
        objects: [[numberOf(signed, /ByteRange/), bodyOf(signed, numberOf(signed, /ByteRange/)).replace('/Reason', '/Other')]],
      }),
      'CHANGED_Other_Reason',
    ],
    ['frees a page by another generation', () => ({ objects: [[page(), '<< >>']], generation: 1 }), 'STRUCTURE_NOT_FOLLOWED'],
    [
      'points into what was there before',
      () => ({
        objects: [[next(), '<< >>']],
        rows: (right) => [...right, [contents(), text(signed).indexOf(`\n${font()} 0 obj`) + 1]],
      }),
      'PDF_BROKEN',
    ],
    [
      'lists an object again at its old place',
      () => ({
        objects: [[next(), '<< >>']],
        rows: (right) => [...right, [font(), text(signed).indexOf(`\n${font()} 0 obj`) + 1]],
      }),
      'STRUCTURE_NOT_FOLLOWED',
    ],
    [
      'hides an object that its table does not list',
      () => ({
        objects: [
          [next(), '<< >>'],
          [contents(), stream('q Q')],
        ],
        rows: (right) => right.slice(0, 1),
      }),
      'STRUCTURE_NOT_FOLLOWED',
    ],
    [
      'has something between its objects and its table',
      () => ({ objects: [[next(), '<< >>']], between: 'startxref\n0\n%%EOF\n' }),
      'STRUCTURE_NOT_FOLLOWED',
    ],
    [
      'points to an older table, past the last signature',
      () => ({ objects: [[next(), '<< >>']], prev: Number([...text(signed).matchAll(/startxref\s+(\d+)/g)].at(-2)?.[1]) }),
      'STRUCTURE_NOT_FOLLOWED',
    ],
    ['says more in its trailer', () => ({ objects: [[next(), '<< >>']], trailer: ' /Custom 1' }), 'STRUCTURE_NOT_FOLLOWED'],
    [
      'names two catalogs',
      () => ({ objects: [[next(), '<< >>']], trailer: ` /Root ${catalog()} 0 R` }),
      'STRUCTURE_NOT_FOLLOWED',
    ],
  ])('that %s', async (_name, update, reason) => {
    const changed = appendRaw(signed, update())
    const report = await judge(pki, changed).catch((error: { code?: string }) => ({ refused: error.code }))
    if ('refused' in report) expect(report.refused).toBe(reason)
    else {
      expect(report).toMatchObject({ indication: 'TOTAL-FAILED' })
      expect(report.signatures.some((s) => s.indication === 'TOTAL-PASSED')).toBe(false)
      expect(why(report).join(' ')).toMatch(new RegExp(`${reason}|REVISION_NOT_IN_CHAIN`))
    }
  })

  it('that goes past every signature leaves a file that nobody signed', async () => {
    const prev = Number(/startxref\s+(\d+)/.exec(text(fixture('one-page')))?.[1])
    const report = await judge(pki, appendRaw(signed, { objects: [[next(), '<< >>']], prev }))
    expect(report).toMatchObject({ indication: 'INDETERMINATE', signatures: [] })
  })
  it('that only adds bytes behind the end', async () => {
    const report = await judge(pki, bytes(`${text(signed)}\n% something\n`))
    expect(report).toMatchObject({ indication: 'TOTAL-FAILED', modifiedAfterSigning: true })
  })
  it('that fills what was closed', async () => {
    const filled = await fillTextFields(signed, [{ field: 'number', value: '정보과-1' }])
    expect((await judge(pki, filled)).indication).toBe('TOTAL-PASSED')
    const value = bodyOf(filled, number()).replace(/\/V <[0-9A-F]+>/i, '/V (2)')
    expect(why(await judge(pki, appendRaw(filled, { objects: [[number(), value]] }))).join()).toContain('FIELD_WAS_READ_ONLY')
    const reopened = bodyOf(filled, number()).replace('/Ff 1', '/Ff 0')
    expect(why(await judge(pki, appendRaw(filled, { objects: [[number(), reopened]] }))).join()).toContain('FIELD_WAS_READ_ONLY')
  })
  it('that fills anew what is open is let pass and told; one that only shows something else is not', async () => {
    const open = bodyOf(signed, number()).replace('/V ()', '/V (1)')
    const once = appendRaw(signed, { objects: [[number(), open]] })
    const report = await judge(pki, appendRaw(once, { objects: [[number(), open.replace('(1)', '(2)')]] }))
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect(report.signatures[1]?.changesAfter).toEqual([
      { kind: 'FORM_FILL', field: 'number' },
      { kind: 'FORM_FILL', field: 'number', replaces: '1' },
    ])
    const form = [next(), '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream'] as const
    const shown = open.replace(/\/AP <<[^>]*>>/, `/AP << /N ${form[0]} 0 R >>`)
    expect(why(await judge(pki, appendRaw(once, { objects: [form, [number(), shown]] }))).join()).toContain('FIELD_VALUE')
    const flagged = open.replace('/FT /Tx', '/FT /Tx /Ff 3')
    expect(why(await judge(pki, appendRaw(once, { objects: [[number(), flagged]] }))).join()).toContain('FIELD_VALUE')
    const closed = open.replace('/FT /Tx', '/FT /Tx /Ff 1')
    expect((await judge(pki, appendRaw(once, { objects: [[number(), closed]] }))).indication).toBe('TOTAL-PASSED')
  })
  it('that fills a field after somebody certified the file as final', async () => {
    const final = await sign(pki, await addFormFields(fixture('one-page'), FIELDS), 'drafter', 'sign-1', {
      certify: true,
      tamper: (update) => bytes(text(update).replace('/P 2 /V', '/P 1 /V')),
    })
    expect((await judge(pki, final)).indication).toBe('TOTAL-PASSED')
    const filled = await fillTextFields(final, [{ field: 'number', value: '1' }])
    expect(why(await judge(pki, filled)).join()).toContain('CERTIFIED_FINAL')
    const further = await sign(pki, final, 'reviewer', 'sign-2')
    expect((await judge(pki, further)).signatures[0]).toMatchObject({ subIndication: 'MODIFIED_AFTER_SIGNING' })
  })
  it('that brings to life what the signed file referred to in vain', async () => {
    const dangling = await addFormFields(smallPdf('/Resources << /XObject << /Later 90 0 R >> >> '), FIELDS)
    const before = await sign(pki, dangling, 'drafter', 'sign-1')
    expect((await judge(pki, before)).indication).toBe('TOTAL-PASSED')
    const after = appendRaw(before, {
      objects: [[90, '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream']],
    })
    expect(why(await judge(pki, after)).join()).toContain('REFERRED_TO_BEFORE_IT_WAS')
  })
})

describe('a form made to show more signatures than were given', () => {
  it('two fields that wait for one signature', async () => {
    const form = await addFormFields(smallPdf(), FIELDS.slice(0, 2))
    const second = fieldNumber(form, 'sign-2')
    // The next free number is the one that the signature's dictionary will get.
    const free = Math.max(...[...text(form).matchAll(/\/Size (\d+)/g)].map((match) => Number(match[1])))
    const trap = appendRaw(form, { objects: [[second, bodyOf(form, second).replace('<<', `<< /V ${free} 0 R`)]] })
    const report = await judge(pki, await sign(pki, trap, 'drafter', 'sign-1'))
    expect(report.signatures.map((s) => s.reason)).toEqual(['SIGNATURE_DICTIONARY', 'SIGNATURE_DICTIONARY'])
  })
})

describe('a signature that covers something else than it seems', () => {
  const patched = (edit: (range: number[], contents: string, asItWas: string) => [string, string]): Uint8Array => {
    const all = text(signed)
    const at = all.lastIndexOf('/ByteRange [')
    const range = all
      .slice(at + 12, all.indexOf(']', at))
      .trim()
      .split(/\s+/)
      .map(Number)
    const from = all.indexOf('/Contents <', at) + 10
    const to = all.indexOf('>', from) + 1
    const [newRange, newContents] = edit(range, all.slice(from, to), all.slice(at + 12, all.indexOf(']', at)))
    const room = all.indexOf(']', at) - at - 12
    return bytes(
      `${all.slice(0, at + 12)}${newRange.padEnd(room)}${all.slice(at + 12 + room, from)}${newContents}${all.slice(to)}`,
    )
  }
  it.each<[string, (range: number[], contents: string, asItWas: string) => [string, string], string]>([
    ['nothing changed', (_, contents, asItWas) => [asItWas, contents], 'null'],
    [
      'a range that does not begin at the beginning',
      ([, b = 0, c, d], contents) => [`1 ${b - 1} ${c} ${d}`, contents],
      'BYTE_RANGE_INVALID',
    ],
    ['a negative range', ([, b, c, d], contents) => [`0 ${b} -${c} ${d}`, contents], 'BYTE_RANGE_INVALID'],
    ['a range of three numbers', ([, b, c], contents) => [`0 ${b} ${c}`, contents], 'BYTE_RANGE_INVALID'],
    ['a range of six numbers', ([, b, c], contents) => [`0 ${b} ${c} 1 2 3`, contents], 'BYTE_RANGE_INVALID'],
    ['no range', (_, contents) => ['', contents], 'BYTE_RANGE_INVALID'],
    ['overlapping ranges', ([, b = 0, , d = 0], contents) => [`0 ${b} ${b - 100} ${d}`, contents], 'BYTE_RANGE_INVALID'],
    ['a range beyond the file', ([, b, c, d = 0], contents) => [`0 ${b} ${c} ${d + 1}`, contents], 'BYTE_RANGE_INVALID'],
    ['a wider hole', ([, b = 0, c, d], contents) => [`0 ${b - 8} ${c} ${d}`, contents], 'HOLE_NOT_CONTENTS'],
    ['a hole that ends late', ([, b, c = 0, d = 0], contents) => [`0 ${b} ${c + 2} ${d - 2}`, contents], 'HOLE_NOT_CONTENTS'],
    ['a hole elsewhere', ([, , c = 0, d = 0], contents) => [`0 100 200 ${c + d - 200}`, contents], 'HOLE_ELSEWHERE'],
    [
      'a range that ends within the revision',
      ([, b, c, d = 0], contents) => [`0 ${b} ${c} ${d - 30}`, contents],
      'REVISION_NOT_IN_CHAIN',
    ],
    ['empty contents', (r, contents) => [r.join(' '), `<>${' '.repeat(contents.length - 2)}`], 'HOLE_NOT_CONTENTS'],
    ['contents of zeros', (r, contents) => [r.join(' '), `<${'0'.repeat(contents.length - 2)}>`], 'CONTENTS_INVALID'],
    ['contents of another kind', (r, contents) => [r.join(' '), `(${'a'.repeat(contents.length - 2)})`], 'CONTENTS_INVALID'],
    ['something behind the CMS', (r, contents) => [r.join(' '), `${contents.slice(0, -3)}ff>`], 'CONTENTS_INVALID'],
  ])('%s', async (_name, edit, reason) => {
    const [, last] = (await judge(pki, patched(edit))).signatures.toSorted((a, b) => a.field.localeCompare(b.field))
    if (reason === 'null') expect(last).toMatchObject({ indication: 'TOTAL-PASSED' })
    else expect(last).toMatchObject({ indication: 'TOTAL-FAILED', subIndication: 'FORMAT_FAILURE', reason })
  })
})
