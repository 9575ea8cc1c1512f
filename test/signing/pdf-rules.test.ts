import { beforeAll, describe, expect, it } from 'vitest'
import { addFormFields, buildSignedData } from '../../packages/signing/src/index.ts'
import { buildTestPki, Revision, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { appendForeign, type ForeignSignature, sha, signForeign } from './foreign-update.ts'
import { appendRaw, bodyOf, bytes, fieldNumber, numberOf, smallPdf, text } from './raw-update.ts'
import { FIELDS, judge } from './signed-document.ts'

/** What may follow a signature, where two readers of the rules could differ: made by nobody's software but by hand. */
let pki: TestPki
beforeAll(async () => {
  pki = await buildTestPki(crypto)
})

const sign = (pdf: Uint8Array, who: 'drafter' | 'reviewer', how: Partial<ForeignSignature> = {}): Promise<Uint8Array> =>
  signForeign(pdf, { name: `by-${who}`, subFilter: 'ETSI.CAdES.detached', ...how }, async (signed) => {
    const { certificate, chain, key } = pki.of(who)
    return buildSignedData({ contentDigest: sha('sha256', signed), certificate, chain, key, crypto })
  })
const certify = (level: number): string =>
  `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >>]`
const changes = async (pdf: Uint8Array, index = 0): Promise<readonly string[]> =>
  ((await judge(pki, pdf)).signatures[index]?.changesAfter ?? []).map((change) =>
    change.kind === 'NOT_ALLOWED' ? change.why : change.kind,
  )
const page = (pdf: Uint8Array): number => numberOf(pdf, /\/Type \/Page\b/)
const catalog = (pdf: Uint8Array): number => numberOf(pdf, /\/Type \/Catalog/)
const free = (pdf: Uint8Array): number => Revision.open(pdf).size
const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`

/** An annotation on the one page, behind those that are there. */
function annotated(pdf: Uint8Array, annotation: string, ...more: readonly (readonly [number, string])[]): Uint8Array {
  const body = bodyOf(pdf, page(pdf))
  const listed = body.replace(/\/Annots\s*\[([^\]]*)\]/, `/Annots [$1 ${free(pdf)} 0 R ]`)
  return appendForeign(pdf, { objects: [[page(pdf), listed], [free(pdf), annotation], ...more] })
}

describe('a certification (ISO 32000-1 §12.8.2.2)', () => {
  const note = '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents (x) >>'
  it('is the first signature: a later one lets nobody do to an earlier what that did not', async () => {
    const first = await sign(smallPdf(), 'drafter')
    const commented = annotated(await sign(first, 'reviewer', { entries: certify(3) }), note)
    expect(await changes(commented, 0)).toContain('CHANGED_Annots')
    expect(await changes(commented, 1)).toEqual(['ANNOTATION'])
  })
  it('and the strictest level counts for those who sign after it', async () => {
    const certified = await sign(smallPdf(), 'drafter', { entries: certify(2) })
    const commented = annotated(await sign(certified, 'reviewer', { entries: certify(3) }), note)
    expect(await changes(commented, 1)).toEqual(['CHANGED_Annots'])
  })
  it.each([
    ['a note', '/Subtype /Text', 'ANNOTATION'],
    ['a highlight that the reader draws', '/Subtype /Highlight /QuadPoints [0 0 9 0 0 9 9 9]', 'ANNOTATION'],
    ['a highlight that draws itself', '/Subtype /Highlight /AP << /N 90 0 R >>', 'ANNOTATION_Highlight'],
    ['text', '/Subtype /FreeText /DA (/F 12 Tf)', 'ANNOTATION_FreeText'],
    ['a stamp', '/Subtype /Stamp', 'ANNOTATION_Stamp'],
    ['a redaction', '/Subtype /Redact', 'ANNOTATION_Redact'],
    ['a filled square', '/Subtype /Square /IC [1 1 1]', 'ANNOTATION_Square'],
    ['a thin stroke', '/Subtype /Ink /InkList [[0 0 9 9]] /BS << /W 2 >>', 'ANNOTATION'],
    ['a stroke that covers what is below', '/Subtype /Ink /InkList [[0 0 9 9]] /C [1 1 1] /BS << /W 90 >>', 'ANNOTATION_Ink'],
    ['a line that covers what is below', '/Subtype /Line /L [0 0 9 9] /Border [0 0 90]', 'ANNOTATION_Line'],
    ['a line that writes', '/Subtype /Line /L [0 0 9 9] /Cap true /Contents (900)', 'ANNOTATION_Line'],
    ['a link', '/Subtype /Link', 'ANNOTATION_Link'],
    ['a note that acts', '/Subtype /Text /A << /S /JavaScript /JS (x) >>', 'ANNOTATION_Text'],
    ['a widget of no field', '/Subtype /Widget', 'ANNOTATION_Widget'],
  ])('of level 3 lets others mark the page, and not write on it: %s', async (_name, entries, expected) => {
    const certified = await sign(smallPdf(), 'drafter', { entries: certify(3) })
    const form: [number, string] = [90, stream('q Q', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] ')]
    const annotation = `<< /Type /Annot ${entries} /Rect [100 600 300 620] >>`
    const after = annotated(certified, annotation, ...(entries.includes('90 0 R') ? [form] : []))
    expect(await changes(after)).toEqual([expected])
  })
})

describe("a lock on a signature's field (ISO 32000-2 table 236)", () => {
  const locked = async (lock: string): Promise<Uint8Array> => {
    const form = await addFormFields(smallPdf('/Annots [] '), FIELDS.slice(-1))
    const signed = await sign(form, 'drafter', { field: `/Lock << /Type /SigFieldLock ${lock} >>` })
    const number = fieldNumber(signed, 'number')
    return appendRaw(signed, { objects: [[number, bodyOf(signed, number).replace('/V ()', '/V (1)')]] })
  }
  it.each([
    ['/Action /Include /Fields [(other)] /P 1', ['CERTIFIED_FINAL']],
    ['/Action /Include /Fields [(other)] /P 2', ['FORM_FILL']],
    ['/Action /Include /Fields [(other)] /P 7', ['CERTIFIED_FINAL']],
    ['/Action /Include /Fields [(other)]', ['FORM_FILL']],
  ])('%s', async (lock, expected) => expect(await changes(await locked(lock))).toEqual(expected))
})

describe('validation material rewritten in its place', () => {
  const withStore = (store: string, extra: (number: number) => string, inPage = ''): Uint8Array => {
    const base = smallPdf(inPage)
    const body = bodyOf(base, catalog(base)).replace(/>>$/, `/DSS ${store} >>`)
    return appendRaw(base, {
      objects: [
        [catalog(base), body],
        [free(base), extra(free(base))],
      ],
    })
  }
  it('is told as what it is', async () => {
    const signed = await sign(
      withStore('5 0 R', () => '<< /Type /DSS /Certs [ ] >>'),
      'drafter',
    )
    const added = free(signed)
    const objects: [number, string][] = [
      [5, `<< /Type /DSS /Certs [ ${added} 0 R ] /VRI << /${'A'.repeat(40)} << /Cert [ ${added} 0 R ] >> >> >>`],
      [added, stream('0')],
    ]
    expect(await changes(appendRaw(signed, { objects }))).toEqual(['VALIDATION_MATERIAL'])
    expect(await changes(appendRaw(signed, { objects: [[5, '<< /Type /DSS /Other 1 >>']] }))).toEqual(['CATALOG_DSS'])
  })
  it('is none where the page shows the same list', async () => {
    const store = withStore('<< /Certs 5 0 R >>', () => '[ 4 0 R ]')
    const shown = appendRaw(store, {
      objects: [[page(store), bodyOf(store, page(store)).replace('/Contents 4 0 R', '/Contents 5 0 R')]],
    })
    for (const [pdf, expected] of [
      [store, 'VALIDATION_MATERIAL'],
      [shown, 'CATALOG_DSS'],
    ] as const) {
      const signed = await sign(pdf, 'drafter')
      const added = free(signed)
      const objects: [number, string][] = [
        [5, `[ 4 0 R ${added} 0 R ]`],
        [added, stream('0 0 500 500 re f')],
      ]
      expect(await changes(appendRaw(signed, { objects }))).toEqual([expected])
    }
  })
})

describe('a field that is filled', () => {
  const form = (number: number) => stream('q Q', `/Type /XObject /Subtype /Form /BBox [0 0 ${number} 9] `)
  const filled = async (inPage: string, value: string): Promise<Uint8Array> => {
    const blank = await addFormFields(smallPdf(`/Annots [] ${inPage}`), FIELDS.slice(-1))
    const field = fieldNumber(blank, 'number')
    const shown = appendRaw(blank, {
      objects: [
        [90, form(9)],
        [field, bodyOf(blank, field).replace(/\/AP <<[^>]*>>/, '/AP << /N 90 0 R >>')],
      ],
    })
    const signed = await sign(shown, 'drafter')
    return appendRaw(signed, {
      objects: [
        [90, form(8)],
        [field, bodyOf(signed, field).replace('/V ()', `/V (${value})`)],
      ],
    })
  }
  it('may have its appearance rewritten in its place, if nothing else shows that', async () => {
    expect(await changes(await filled('', '1'))).toEqual(['FORM_FILL'])
    expect(await changes(await filled('', ''))).toContain('APPEARANCE')
    expect(await changes(await filled('/Resources << /XObject << /X 90 0 R >> >> ', '1'))).toContain('APPEARANCE')
  })
})

describe('what software writes when it saves', () => {
  const packet = (inside: string): string =>
    `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description rdf:about="" ${inside}</rdf:RDF></x:xmpmeta>`
  const withEntry = async (entry: string, ...more: readonly (readonly [number, string])[]): Promise<readonly string[]> => {
    const signed = await sign(smallPdf(), 'drafter')
    const body = bodyOf(signed, catalog(signed)).replace(/>>\s*$/, `${entry} >>`)
    return changes(appendRaw(signed, { objects: [[catalog(signed), body], ...more] }))
  }
  it('a newer version of the format, and no older one', async () => {
    expect(await withEntry('/Version /2.0')).toEqual([])
    expect(await withEntry('/Version /1.3')).toEqual(['CATALOG_Version'])
    expect(await withEntry('/Version (2.0)')).toEqual(['CATALOG_Version'])
  })
  it('a packet that tells the tool and the day, and no title', async () => {
    const meta = (inside: string) => withEntry('/Metadata 90 0 R', [90, stream(packet(inside), '/Type /Metadata /Subtype /XML ')])
    expect(await meta('xmp:ModifyDate="2026-07-15" pdf:Producer="x"/>')).toEqual(['METADATA'])
    expect(await meta('/><dc:title>other</dc:title>')).toEqual(['CATALOG_Metadata'])
  })
  it('the same values in another spelling', async () => {
    const signed = await sign(appendRaw(smallPdf(), { objects: [[7, '<< /A (a/b) /B [1 2] /C 1 >>']] }), 'drafter')
    expect(await changes(appendRaw(signed, { objects: [[7, '<< /C 1.0 /B [1 2] /A <612F62> >>']] }))).toEqual([])
    expect(await changes(appendRaw(signed, { objects: [[7, '<< /A (a/c) /B [1 2] /C 1 >>']] }))).toEqual(['CHANGED_A'])
  })
  it('flags that were set stay set', async () => {
    const signed = await sign(smallPdf(), 'drafter')
    const body = bodyOf(signed, catalog(signed))
    const flags = (to: number) =>
      changes(appendRaw(signed, { objects: [[catalog(signed), body.replace('/SigFlags 3', `/SigFlags ${to}`)]] }))
    expect(await flags(7)).toEqual([])
    expect(await flags(0)).toEqual(['FORM_SigFlags'])
  })
  it('offsets in eight bytes', async () => {
    const signed = await sign(smallPdf(), 'drafter', { streamed: true, offsets: 8 })
    expect(await judge(pki, signed)).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ coversWholeFile: true }] })
  })
})

describe('fields and their signatures', () => {
  it('a field of the name of another is none that may be added', async () => {
    const signed = await sign(smallPdf(), 'drafter')
    expect(await changes(await sign(signed, 'reviewer', { name: 'by-drafter' }))).toContain('FIELD_NAME_TAKEN')
  })
  it('a kind that is inherited (ISO 32000-1 table 220)', async () => {
    const signed = text(await sign(smallPdf(), 'drafter'))
    const field = numberOf(bytes(signed), /\/FT \/Sig/)
    const parent = Revision.open(bytes(signed)).size
    const objects: [number, string][] = [
      [catalog(bytes(signed)), bodyOf(bytes(signed), catalog(bytes(signed))).replace(`[ ${field} 0 R ]`, `[ ${parent} 0 R ]`)],
      [parent, `<< /T (above) /FT /Sig /Kids [ ${field} 0 R ] >>`],
      [field, bodyOf(bytes(signed), field).replace('/FT /Sig', `/Parent ${parent} 0 R`)],
    ]
    // The signature is found where it hangs now; that it was moved there afterwards is not allowed.
    expect((await judge(pki, appendRaw(bytes(signed), { objects }))).signatures).toMatchObject([
      { field: 'above.by-drafter', indication: 'TOTAL-FAILED' },
    ])
  })
})

describe('an object stream that an update brings', () => {
  const field = (pdf: Uint8Array): number => fieldNumber(pdf, 'number')
  const prepared = async (): Promise<Uint8Array> =>
    sign(await addFormFields(smallPdf('/Annots [] '), FIELDS.slice(-1)), 'drafter')
  const fill = (pdf: Uint8Array, rect = ''): string => bodyOf(pdf, field(pdf)).replace('/V ()', `/V (1)${rect}`)
  it('is listed whole, each object at its place', async () => {
    const signed = await prepared()
    const own: [number, string] = [field(signed), fill(signed)]
    const other: [number, string] = [free(signed) + 9, '<< /X 1 >>']
    const packed = (objects: readonly (readonly [number, string])[], how = {}) =>
      appendForeign(signed, { objects: [], packed: objects, streamed: true, ...how })
    expect(await changes(packed([own, other]))).toEqual(['FORM_FILL'])
    expect(await changes(packed([own, other], { unlisted: [other[0]] }))).toEqual(['STRUCTURE_NOT_FOLLOWED'])
    // A reader that goes by the place would show the other object as the field.
    await expect(judge(pki, packed([own, other], { swapped: true }))).rejects.toMatchObject({ code: 'PDF_BROKEN' })
  })
})
