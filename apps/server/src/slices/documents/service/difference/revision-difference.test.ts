import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../attachment.ts'
import { contentFromText } from '../../content-from-text.ts'
import type { BlockDifference, DiffSegment } from '../../difference.ts'
import { BLANK_FORM, type DraftForm } from '../../draft-form.ts'
import { type Compared, revisionDifference } from './revision-difference.ts'

const revision = (form: Partial<DraftForm>, attachments: readonly Attachment[] = []): Compared => ({
  revisionId: 'r',
  number: 1,
  createdAt: '2026-03-02T00:00:00.000Z',
  form: { ...BLANK_FORM, ...form },
  attachments,
})
const file = (name: string, sha256: string): Attachment => ({
  id: `${name}-${sha256}`,
  name,
  sha256,
  mediaType: 'text/plain',
  size: 1,
})

/** As what was stored and read. */
const PLAIN = { noNullPrototype: true }

/** `[-gone-]{+come+}`, the rest plain. */
const read = (segments: readonly DiffSegment[] | null): string =>
  (segments ?? []).map(({ kind, text }) => (kind === 'SAME' ? text : kind === 'ADDED' ? `{+${text}+}` : `[-${text}-]`)).join('')
const line = (block: BlockDifference): string => {
  const told = block.kind === 'TABLE' ? 'table' : read(block.segments)
  return `${block.change} ${block.before?.mark ?? '-'}>${block.after?.mark ?? '-'} ${told}`
}
const bodies = (before: string, after: string): readonly string[] =>
  (revisionDifference(revision({ body: contentFromText(before) }), revision({ body: contentFromText(after) })).body ?? []).map(
    line,
  )
const titles = (before: string, after: string): string =>
  read(revisionDifference(revision({ title: before }), revision({ title: after })).title)

describe('the difference of two revisions', () => {
  it('tells words, syllables where that is shorter, and numbers whole', () => {
    expect(titles('품질관리 추진계획', '품질 관리 세부 추진계획')).toBe('품질{+ +}관리{+ 세부+} 추진계획')
    expect(titles('계획을 수립하고자 합니다', '계획을 수립하고자 한다')).toBe('계획을 수립하고자 [-합니-]{+한+}다')
    expect(titles('예산 1,000,000원', '예산 1,200,000원')).toBe('예산 [-1,000,000-]{+1,200,000+}원')
    expect(titles('예산의 범위에서', '완전히 다르게')).toBe('[-예산의 범위에서-]{+완전히 다르게+}')
  })

  it('tells items that came, went to another place and got another number', () => {
    const before =
      '1. 관련: 디지털정책과-123\n2. 품질관리를 다음과 같이 추진하고자 합니다.\n  가. 기간: 2026. 3. 2.부터 31일까지\n  나. 예산은 총 1,000,000원입니다\n3. 협조 바랍니다.'
    const after =
      '1. 관련: 디지털정책과-123\n2. 새로 넣은 항목\n3. 품질관리를 아래와 같이 추진하고자 합니다.\n  가. 예산은 총 1,000,000원입니다\n  나. 기간: 2026. 3. 2.부터 30일까지\n4. 협조 바랍니다.'
    expect(bodies(before, after)).toEqual([
      'SAME 1.>1. 관련: 디지털정책과-123',
      'ADDED ->2. {+새로 넣은 항목+}',
      'CHANGED 2.>3. 품질관리를 [-다음과 -]{+아래와 +}같이 추진하고자 합니다.',
      'MOVED_FROM 가.>- [-기간: 2026. 3. 2.부터 31일까지-]',
      'CHANGED 나.>가. 예산은 총 1,000,000원입니다',
      'MOVED_TO 가.>나. 기간: 2026. 3. 2.부터 [-31-]{+30+}일까지',
      'CHANGED 3.>4. 협조 바랍니다.',
    ])
  })

  it('tells the same letters that are set in another way, and where a link leads', () => {
    const paragraph = (marks: ('bold' | 'underline')[]): DraftForm['body'] => ({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '기한을 지킨다', marks: marks.map((type) => ({ type })) }] },
      ],
    })
    const { body } = revisionDifference(revision({ body: paragraph([]) }), revision({ body: paragraph(['bold']) }))
    expect(body).toMatchObject([
      {
        change: 'CHANGED',
        changed: ['TEXT'],
        segments: [
          { kind: 'REMOVED', text: '기한을 지킨다', marks: [] },
          { kind: 'ADDED', text: '기한을 지킨다', marks: ['bold'] },
        ],
      },
    ])
  })

  it('tells a table cell by cell', () => {
    const table = (rows: readonly (readonly string[])[]): DraftForm['body'] => ({
      type: 'doc',
      content: [
        {
          type: 'table',
          content: rows.map((cells) => ({
            type: 'tableRow',
            content: cells.map((text) => ({
              type: 'tableCell',
              attrs: { colspan: 1, rowspan: 1 },
              content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
            })),
          })),
        },
      ],
    })
    const before = table([
      ['구분', '금액'],
      ['인건비', '1,000'],
      ['여비', '300'],
    ])
    const after = table([
      ['구분', '금액'],
      ['인건비', '1,500'],
      ['재료비', '20'],
      ['여비', '300'],
    ])
    const [told] = revisionDifference(revision({ body: before }), revision({ body: after })).body ?? []
    const rows = told?.kind === 'TABLE' ? told.rows : []
    expect(
      rows.map(({ change, cells }) => [
        change,
        ...cells.map((cell) => cell.blocks.map((b) => (b.kind === 'TEXT' ? read(b.segments) : '')).join()),
      ]),
    ).toEqual([
      ['SAME', '구분', '금액'],
      ['CHANGED', '인건비', '[-1,000-]{+1,500+}'],
      ['ADDED', '{+재료비+}', '{+20+}'],
      ['SAME', '여비', '300'],
    ])
  })

  it('tells attachments that came, went, were replaced, renamed and put into another order', () => {
    const before = [file('가.txt', 'a'), file('나.txt', 'b'), file('다.txt', 'c'), file('라.txt', 'd'), file('마.txt', 'e')]
    const after = [file('마.txt', 'e'), file('가.txt', 'a'), file('나.txt', 'B'), file('다(최종).txt', 'c'), file('바.txt', 'f')]
    const { attachments } = revisionDifference(revision({}, before), revision({}, after))
    const told = attachments.map((one) => [one.change, one.before?.attachment.name, one.after?.attachment.name, one.moved])
    expect(told).toEqual([
      ['MOVED', '마.txt', '마.txt', true],
      ['REPLACED', '나.txt', '나.txt', false],
      ['REMOVED', '라.txt', undefined, false],
      ['RENAMED', '다.txt', '다(최종).txt', false],
      ['ADDED', undefined, '바.txt', false],
    ])
  })

  it('is there for any change of a field of the decision, and for none of whether it is urgent', () => {
    const text = fc.constantFrom('', '가', '나', '가나')
    const form = fc.record<DraftForm>({
      title: text,
      kind: fc.constantFrom('GENERAL', 'KEPT'),
      form: fc.constantFrom('GENERAL', 'BRIEF'),
      recipients: fc.array(fc.record({ name: text, unitId: fc.constantFrom(null, 'u') }, PLAIN), { maxLength: 2 }),
      via: fc.option(text),
      senderName: fc.option(text),
      sealOmitted: fc.boolean(),
      taskId: fc.option(text),
      folderId: fc.option(text),
      retention: fc.constantFrom(null, 'Y5', 'Y10'),
      disclosure: fc.record({ class: fc.constantFrom('OPEN', 'PARTIAL'), clauses: fc.subarray([5, 6]), reason: text }, PLAIN),
      urgent: fc.boolean(),
      amount: fc.constantFrom(null, 0, 1),
      relatedIds: fc.subarray(['x', 'y']),
      body: text.map(contentFromText),
    })
    const one = <K extends keyof DraftForm>(a: DraftForm, b: DraftForm, key: K): DraftForm => ({ ...a, [key]: b[key] })
    fc.assert(
      fc.property(form, form, fc.constantFrom(...Object.keys(BLANK_FORM)), (a, b, name) => {
        const key = Object.keys(BLANK_FORM).find((own): own is keyof DraftForm => own === name) ?? 'title'
        const changed = one(a, b, key)
        const found = revisionDifference(revision(a), revision(changed))
        const isChanged = key !== 'urgent' && JSON.stringify(a[key]) !== JSON.stringify(changed[key])
        expect(found.same).toBe(!isChanged)
        expect(found.title !== null).toBe(isChanged && key === 'title')
        expect(found.body !== null).toBe(isChanged && key === 'body')
        expect(found.fields.map(({ field }) => field)).toEqual(isChanged && key !== 'title' && key !== 'body' ? [key] : [])
        expect(found.disclosureReason !== null).toBe(a.disclosure.reason !== changed.disclosure.reason)
      }),
      { numRuns: 500 },
    )
  })
})
