import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareLines, linesOf } from './differences.ts'

describe('two versions side by side', () => {
  test('lines that both have are shared, in order', () => {
    const { mine, theirs } = compareLines(['가', '나', '다'], ['가', '라', '다', '마'])
    expect(mine.map(({ shared }) => shared)).toEqual([true, false, true])
    expect(theirs.map(({ shared }) => shared)).toEqual([true, false, true, false])
  })

  test('the shared lines of both sides are the same text', () => {
    const lines = fc.array(fc.constantFrom('가', '나', '다'), { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const { mine, theirs } = compareLines(a, b)
        const shared = (side: typeof mine) => side.filter((line) => line.shared).map(({ text }) => text)
        expect(shared(mine)).toEqual(shared(theirs))
        if (a.join() === b.join()) expect(shared(mine)).toEqual(a)
      }),
    )
  })

  test('a body says its items, cells and pictures', () => {
    const p = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
    const cell = (text: string) => ({ type: 'tableCell' as const, attrs: { colspan: 1, rowspan: 1 }, content: [p(text)] })
    expect(
      linesOf([
        p('앞'),
        {
          type: 'orderedList',
          content: [
            {
              type: 'listItem',
              content: [p('하나'), { type: 'bulletList', content: [{ type: 'listItem', content: [p('둘')] }] }],
            },
          ],
        },
        { type: 'table', content: [{ type: 'tableRow', content: [cell('가'), cell('나')] }] },
        { type: 'image', attrs: { blob: 'x', alt: '그림' } },
      ]),
    ).toEqual(['앞', '하나', '둘', '가 | 나', '[그림]'])
  })
})
