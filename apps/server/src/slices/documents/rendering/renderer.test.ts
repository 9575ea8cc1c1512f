import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addFormFields } from '../../../../../../packages/signing/src/index.ts'
import { sharedDocuments } from '../../../../../../test/support/document-forms.ts'
import { writtenPng } from '../../../../../../test/support/handwriting.ts'
import { askTool } from '../../../../../../test/support/pdf-tools.ts'
import type { BlockStep } from '../approval-block.ts'
import type { Content } from '../content.ts'
import { contentFromText } from '../content-from-text.ts'
import type { FieldPlace } from '../documents.ts'
import { BLANK_FORM, type DraftForm } from '../draft-form.ts'
import type { FormInput } from './form-input.ts'
import { missingCharacters } from './glyphs.ts'
import { lostLine } from './proof.ts'
import { openRenderer, type Renderer } from './renderer.ts'

const A4_WIDTH = 595.28
const SEAL = 76.5

const step = (stepId: string, change: Partial<BlockStep> = {}): BlockStep => ({
  stepId,
  row: 'MAIN',
  post: '주무관',
  name: '김하나',
  sign: null,
  delegatePost: null,
  skipReason: null,
  label: change.post ?? '주무관',
  ...change,
})
const SPARE = { main: 1, concur: 2 }
/** Names of the fields that people of the line sign. */
const signs = (fields: readonly FieldPlace[]): string[] =>
  fields.filter(({ name, kind }) => kind === 'signature' && /^(main|concur|inner)-/.test(name)).map(({ name }) => name)
const input = (form: Partial<DraftForm>, change: Partial<FormInput> = {}): FormInput => ({
  documentId: 'document-1',
  revisionNumber: 1,
  createdAt: '2026-07-15T03:00:00.000Z',
  form: { ...BLANK_FORM, title: '시험 문서', ...form },
  attachments: [],
  block: {
    steps: [step('a', { sign: 'ORIGINATOR', label: '★주무관' }), step('b', { post: '디지털정책과장', name: '박세찬' })],
    spare: SPARE,
    inner: 0,
  },
  posts: 'PAGE',
  unitName: '디지털정책과',
  contact: {
    agency: '한빛시',
    zip: '04524',
    address: '한빛시 푸른구 나래로 110 (나래동)',
    homepage: 'https://www.hanbit.go.kr',
    headPost: '한빛시장',
    phone: '02-0000-0000',
    fax: '02-0000-0001',
    email: 'digital@hanbit.go.kr',
  },
  images: new Map(),
  ...change,
})
const attachment = (name: string) => ({
  id: name,
  name,
  mediaType: 'application/pdf',
  size: 1_234,
  sha256: createHash('sha256').update(name).digest('hex'),
})
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const textOf = (pdf: Uint8Array, ...how: string[]): string => askTool('pdftotext', how, pdf)
const plain = (text: string): string => text.replace(/\s+/g, '')
const body = (text: string): Content => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

describe('the official form', () => {
  let renderer: Renderer
  beforeAll(() => {
    renderer = openRenderer(1)
  })
  afterAll(() => renderer.stop())

  it.each(sharedDocuments().map((document) => [document.name, document] as const))(
    '%s: sound, embedded, in order, and the same bytes again',
    async (_, document) => {
      const asked = input(document.form, {
        block: document.block,
        unitName: document.unit,
        attachments: document.attachments.map((name) => attachment(`${name}.pdf`)),
      })
      const form = await renderer.form(asked, true)
      expect(digest((await renderer.form(asked, false)).pdf)).toBe(digest(form.pdf))
      expect(askTool('qpdf', ['--check'], form.pdf)).toContain('No syntax or stream encoding errors found')
      const fonts = askTool('pdffonts', [], form.pdf)
        .split('\n')
        .filter((line) => line.includes('CID'))
      expect(fonts.length).toBeGreaterThan(0)
      for (const font of fonts) expect(font).toMatch(/yes yes yes/)
      expect(Buffer.from(form.pdf).toString('latin1')).toMatch(/<pdfaid:part>3<.*<pdfaid:conformance>A</s)
      const said = plain(textOf(form.pdf))
      const order = [
        document.form.title,
        ...document.text
          .split('\n')
          .slice(0, 1)
          .map((line) => plain(line).slice(2, 30)),
        '끝.',
      ]
      const places = order.map((words) => said.indexOf(plain(words)))
      expect(places.every((place) => place >= 0)).toBe(true)
      expect([...places].sort((a, b) => a - b)).toEqual(places)
      const names = form.fields.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(names).toEqual(expect.arrayContaining(['number', 'enforced-on', 'seal', 'archive-timestamp']))
      expect(signs(form.fields)).toHaveLength(document.block.steps.length + 3)
    },
  )

  it('differs for another time, another revision, another attachment', async () => {
    const one = await renderer.form(input({}), false)
    const others = [
      input({}, { createdAt: '2026-07-16T03:00:00.000Z' }),
      input({}, { revisionNumber: 2 }),
      input({}, { attachments: [attachment('a.pdf')] }),
    ]
    for (const other of others) expect(digest((await renderer.form(other, false)).pdf)).not.toBe(digest(one.pdf))
  })

  it('carries its manifest as canonical JSON, with every attachment’s hash', async () => {
    const form = await renderer.form(input({}, { attachments: [attachment('b.pdf'), attachment('a.pdf')] }), false)
    const manifest = JSON.parse(new TextDecoder().decode(form.manifest))
    expect(manifest).toMatchObject({
      documentId: 'document-1',
      revision: 1,
      title: '시험 문서',
      attachments: [
        { name: 'b.pdf', sha256: attachment('b.pdf').sha256, size: 1_234 },
        { name: 'a.pdf', sha256: attachment('a.pdf').sha256, size: 1_234 },
      ],
    })
    expect(Object.keys(manifest)).toEqual(Object.keys(manifest).sort())
    expect(askTool('qpdf', ['--list-attachments', '--verbose'], form.pdf)).toContain('manifest.json')
    expect(Buffer.from(form.pdf).toString('latin1')).toContain('/AFRelationship /Data')
  })

  it('numbers attachments only where there are several, and closes behind the last one', async () => {
    const one = textOf(
      (await renderer.form(input({ body: body('본문') }, { attachments: [attachment('계획서.hwpx')] }), true)).pdf,
    )
    expect(plain(one)).toContain('붙임계획서1부.끝.')
    const files = [attachment('계획서 1부.hwpx'), attachment('위치도.pdf')]
    const two = textOf((await renderer.form(input({ body: body('본문') }, { attachments: files }), true)).pdf, '-layout')
    expect(plain(two)).toContain('붙임1.계획서1부.2.위치도1부.끝.')
    expect(plain(two).match(/끝\./g)).toHaveLength(1)
  })

  it('sets the seal’s middle on the last letter of the sender’s name, and hides it where it is left out', async () => {
    const at = async (change: Partial<DraftForm>) => {
      const { pdf, fields } = await renderer.form(input({ body: body('본문'), ...change }), true)
      const seal = fields.find(({ name }) => name === 'seal')
      return { text: plain(textOf(pdf)), seal, box: textOf(pdf, '-bbox') }
    }
    const sealed = await at({ senderName: '한빛시장' })
    const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">한빛시장</
      .exec(sealed.box)
      ?.slice(1)
      .map(Number)
    const [left = 0, top = 0, right = 0, bottom = 0] = word ?? []
    const middle = { x: (sealed.seal?.x ?? 0) + SEAL / 2, y: (sealed.seal?.y ?? 0) + SEAL / 2 }
    expect(Math.abs(middle.x - (right - (right - left) / 8))).toBeLessThan(2)
    expect(Math.abs(middle.y - (top + bottom) / 2)).toBeLessThan(4)
    const omitted = await at({ senderName: '한빛시장', sealOmitted: true })
    expect(omitted.text).toContain('관인생략')
    expect(omitted.seal).toMatchObject({ w: 0, h: 0 })
    // Between units it is not the seal but the head's signature (영 14①).
    const between = await at({ senderName: '디지털정책과장' })
    expect(between.text).not.toContain('관인생략')
    expect(between.seal).toMatchObject({ w: 0, h: 0 })
    expect((await at({ senderName: null })).seal).toMatchObject({ w: 0, h: 0 })
  })

  it('gives each of the line a place on its row, and room for who comes later, whatever the form', async () => {
    const steps = [
      step('a', { sign: 'ORIGINATOR', label: '★주무관' }),
      step('b', { label: '데이터팀장 출장' }),
      step('d', { row: 'CONCUR', post: '예산담당관' }),
      step('c', { sign: 'PRESENTER', label: '디지털정책과장 전결   ◉정책팀장' }),
    ]
    for (const form of ['GENERAL', 'BRIEF'] as const)
      for (const posts of ['PAGE', 'FIELDS'] as const) {
        const asked = input({ form, body: body('본문') }, { block: { steps, spare: SPARE, inner: 2 }, posts })
        const { pdf, fields } = await renderer.form(asked, true)
        expect(signs(fields)).toEqual([
          'main-1',
          'main-2',
          'main-3',
          'main-4',
          'concur-1',
          'concur-2',
          'concur-3',
          'inner-1',
          'inner-2',
        ])
        const place = (name: string) => fields.find((field) => field.name === name)
        // The approver's has room for 전결 07/15 and a name; who is not seen has none.
        expect(place('main-3')?.w).toBeGreaterThan((place('main-1')?.w ?? 0) * 1.5)
        expect(place('inner-1')).toMatchObject({ w: 0, h: 0 })
        const said = plain(textOf(pdf, '-layout'))
        if (posts === 'PAGE') expect(said).toMatch(/★주무관.*데이터팀장출장.*디지털정책과장전결◉정책팀장.*협조자예산담당관/)
        else {
          expect(place('row-concur')).toMatchObject({ kind: 'text', value: '협조자' })
          expect(said).not.toMatch(/주무관|팀장|담당관|협조자/)
          expect(
            ['main-1', 'main-2', 'main-3', 'main-4', 'concur-1', 'concur-2'].map((name) => place(`${name}-post`)?.value),
          ).toEqual(['★주무관', '데이터팀장 출장', '디지털정책과장 전결   ◉정책팀장', '', '예산담당관', ''])
        }
      }
  })

  it('prints no word 협조자 where nobody was planned to concur, and keeps room for it', async () => {
    const { pdf, fields } = await renderer.form(input({ body: body('본문') }), true)
    expect(plain(textOf(pdf))).not.toContain('협조자')
    expect(signs(fields)).toEqual(['main-1', 'main-2', 'main-3', 'concur-1', 'concur-2'])
  })

  it('lets no two places overlap nor leave the page, however many stand in the line', async () => {
    const posts = [
      '주무관',
      '정보시스템운영팀장',
      '디지털정책과장',
      '기획조정실장',
      '아주 긴 이름을 가진 위원회의 상임위원 겸 사무국장',
    ]
    for (const form of ['GENERAL', 'BRIEF'] as const)
      for (let n = 1; n <= 9; n += 1)
        for (const concur of [0, 1, 3]) {
          const of = (row: BlockStep['row'], count: number) =>
            Array.from({ length: count }, (_, i) => step(`${row}${i}`, { row, post: posts[i % posts.length] ?? '' }))
          const steps = [...of('MAIN', n), ...of('CONCUR', concur)]
          const block = { steps, spare: SPARE, inner: 0 }
          const { fields } = await renderer.form(input({ form, body: body('본문') }, { block, posts: 'FIELDS' }), false)
          const seen = fields.filter(({ name }) => /^(main|concur)-/.test(name))
          expect(seen).toHaveLength(2 * (n + concur + 3))
          for (const [i, one] of seen.entries()) {
            expect(one.x >= 56 && one.x + one.w <= A4_WIDTH - 42 && one.w > 30 && one.h > 12, JSON.stringify(one)).toBe(true)
            for (const other of seen.slice(i + 1)) {
              const apart = (a: FieldPlace, b: FieldPlace) => a.x + a.w <= b.x + 0.01 || a.y + a.h <= b.y + 0.01
              expect(apart(one, other) || apart(other, one), `${one.name} ${other.name}`).toBe(true)
            }
          }
        }
  })

  it('keeps a long document, its long words and its fields on their pages, and the foot at the end', async () => {
    const long = '행정업무의 운영 및 혁신에 관한 규정에 따라 문서의 작성과 관리 방법을 다음과 같이 정합니다.'
    const items = Array.from({ length: 120 }, (_, i) => `${(i % 40) + 1}. ${long}`).join('\n')
    const words = `${'가'.repeat(200)} ${'W'.repeat(200)}`
    const rows = Array.from({ length: 90 }, (_, i) => `| ${i} | ${long} | ${'긴낱말'.repeat(20)} | ${'9'.repeat(60)} |`)
    const text = `${items}\n${words}\n| 번호 | 내용 | 낱말 | 수 |\n${rows.join('\n')}`
    const recipients = Array.from({ length: 300 }, (_, i) => ({ name: `제${i}과장`, unitId: null }))
    const form = await renderer.form(input({ body: contentFromText(text), recipients, senderName: '한빛시장' }), true)
    expect(form.pages).toBeGreaterThan(8)
    for (const { page, x, y, w, h } of form.fields) {
      expect(page).toBeLessThanOrEqual(form.pages)
      expect(x >= 0 && y >= 0 && x + w < A4_WIDTH && y + h < 842).toBe(true)
    }
    const right = [...textOf(form.pdf, '-bbox').matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x))
    expect(Math.max(...right)).toBeLessThan(A4_WIDTH - 40)
    const last = textOf(form.pdf, '-f', String(form.pages), '-layout')
    expect(plain(last)).toContain('★주무관')
    // The table's head stands on each of its pages.
    expect(textOf(form.pdf, '-layout').match(/번호 +내용/g)?.length).toBeGreaterThan(2)
  })

  it('begins a new line two strokes from the margin where 끝 does not fit on the last one', async () => {
    const wrapped: boolean[] = []
    for (let letters = 30; letters < 48; letters += 1) {
      const { pdf } = await renderer.form(input({ body: body('가'.repeat(letters)) }), false)
      const words = [...textOf(pdf, '-bbox').matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</g)]
      const lines = words.filter(([, , , , word = '']) => word.startsWith('가'))
      const end = words.find(([, , , , word = '']) => word.includes('끝'))
      const [, left, top, right] = (end ?? []).map(Number)
      const last = (lines.at(-1) ?? []).map(Number)
      const alone = (top ?? 0) > (last[2] ?? 0) + 5
      wrapped.push(alone)
      // Left margin 20 mm, and one full letter.
      if (alone && end?.[4] === '끝.') expect(Math.abs((left ?? 0) - (56.69 + 12))).toBeLessThan(1.5)
      expect(right).toBeLessThan(A4_WIDTH - 40)
    }
    expect(new Set(wrapped)).toEqual(new Set([true, false]))
  })

  it('renders several at once, and refuses what comes after its end', async () => {
    const several = openRenderer(2)
    const forms = await Promise.all([1, 2, 3, 4].map((n) => several.form(input({ title: `문서 ${n}` }), false)))
    expect(new Set(forms.map(({ pdf }) => digest(pdf))).size).toBe(4)
    const late = several.form(input({}), false)
    const refused = expect(late).rejects.toThrow()
    await several.stop()
    await refused
    await expect(several.form(input({}), false)).rejects.toThrow('stopped')
  })

  it('takes fields as the signing package writes them, those without a size too', async () => {
    const form = await renderer.form(input({ body: body('본문'), senderName: '한빛시장', sealOmitted: true }), false)
    const fielded = await addFormFields(form.pdf, form.fields)
    expect(askTool('qpdf', ['--check'], fielded)).toContain('No syntax or stream encoding errors found')
  })

  it('never evaluates what people write', async () => {
    const text = '#set text(red) $x^2$ *굵게* _기울임_ #read("/etc/passwd") @preview <b>표</b> \\ // 주석'
    const said = textOf((await renderer.form(input({ title: text, body: body(text) }), true)).pdf)
    expect(plain(said).split(plain(text)).length - 1).toBe(2)
  })

  it('finds every character that no font has, before it is lost', async () => {
    expect(missingCharacters('가나\t다 個人 ᄃᆞ니라 ①㉮ ★◉ → ㎡ 「」')).toEqual([])
    const printedOr = async (text: string): Promise<unknown> => {
      try {
        return textOf((await renderer.form(input({ body: body(text) }), true)).pdf, '-raw')
      } catch (error) {
        return error
      }
    }
    for (const character of ['😀', '𠮷', '\ufffd', '\ue000', '\u0007']) {
      expect(missingCharacters(`앞${character}뒤${character}`)).toMatchObject([{ character, count: 2 }])
      expect(await printedOr(`앞${character}뒤`)).toMatchObject({ code: 'RENDER_FAILED' })
    }
    // What has no look is left out and said to nobody; whatever else passes is really printed.
    for (const character of [
      '\u200b',
      '\u00ad',
      '\u202e',
      '\ufeff',
      '\ufe0f',
      '\u2028',
      '\u2009',
      '\u3000',
      '\u00a0',
      '\t',
      '\n',
      '￦',
    ]) {
      expect(missingCharacters(`앞${character}뒤`)).toEqual([])
      expect(plain(String(await printedOr(`앞${character}뒤`)))).toMatch(/앞￦?뒤/)
    }
  })

  it('tells when a line is not in the file', async () => {
    const { pdf } = await renderer.form(input({ body: body('있는 글') }), false)
    expect(await lostLine(pdf, ['있는 글 끝.', '시험 문서'])).toBeNull()
    expect(await lostLine(pdf, ['있는 글', '없는 글'])).toBe('없는 글')
  })

  it('says why a picture that is broken cannot be laid out', async () => {
    const blob = 'c'.repeat(64)
    const content: Content = { type: 'doc', content: [{ type: 'image', attrs: { blob, alt: '깨진 그림' } }] }
    const images = new Map([[blob, { mediaType: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }]])
    await expect(renderer.form(input({ body: content }, { images }), false)).rejects.toMatchObject({ code: 'RENDER_FAILED' })
    // The thread that said so goes on.
    expect((await renderer.form(input({}), false)).pages).toBe(1)
  })

  it('makes the looks of fields in their size, small and the same each time', async () => {
    const looks = {
      signature: () => renderer.signature({ name: '박세찬', mark: '전결', date: '07/15', w: 102, h: 22 }, null),
      text: () => renderer.text('디지털정책과-1234', { w: 100, h: 14 }),
      narrow: () => renderer.text('아주 이름이 긴 정책과의 등록번호-123456', { w: 60, h: 14 }),
      low: () => renderer.signature({ name: '박세찬', mark: '전결', date: '07/15', w: 40, h: 22 }, null),
      empty: () => renderer.text('', { w: 60, h: 14 }),
    }
    for (const make of Object.values(looks)) {
      const [one, two] = [await make(), await make()]
      expect(digest(one)).toBe(digest(two))
      expect(one.length).toBeLessThan(20_000)
      expect(askTool('qpdf', ['--check'], one)).toContain('No syntax or stream encoding errors found')
    }
    expect(plain(textOf(await looks.signature()))).toBe('전결07/15박세찬')
    expect(plain(textOf(await looks.narrow()))).toBe('아주이름이긴정책과의등록번호-123456')
    expect(plain(textOf(await looks.low()))).toBe('전결07/15박세찬')
    expect(textOf(await looks.empty()).trim()).toBe('')
  })

  it('shows the image of a signature over the name, behind 전결 and the date, in high and low places', async () => {
    const image = writtenPng({ width: 210, height: 70, pen: 2 })
    const places = [
      { mark: '전결', date: '07/15', w: 96.4, h: 22.7 },
      { mark: null, date: null, w: 51, h: 22.7 },
      { mark: null, date: null, w: 51, h: 12.5 },
      { mark: '대결', date: '07/15', w: 51, h: 12.5 },
    ] as const
    for (const place of places) {
      const [one, two] = [
        await renderer.signature({ name: '박세찬', ...place }, image),
        await renderer.signature({ name: '박세찬', ...place }, image),
      ]
      expect(digest(one)).toBe(digest(two))
      expect(askTool('qpdf', ['--check'], one)).toContain('No syntax or stream encoding errors found')
      expect(plain(textOf(one)).split('').sort()).toEqual(
        plain(`${place.mark ?? ''}${place.date ?? ''}박세찬`)
          .split('')
          .sort(),
      )
      expect(askTool('pdfimages', ['-list'], one)).toMatch(/image +210 +70/)
      const without = await renderer.signature({ name: '박세찬', ...place }, null)
      expect(one.length - without.length).toBeLessThan(8_000)
    }
  })
})
