import { describe, expect, it } from 'vitest'
import { contentSchema } from '../slices/documents/index.ts'
import { bodyOf } from './body.ts'
import { Calendar } from './calendar.ts'
import { DOCUMENTS } from './data/documents/index.ts'
import { filled } from './words.ts'

describe('the notation of the demo’s texts', () => {
  it('nests items, lets a table belong to an item, and goes on with the list after it', () => {
    const { content } = bodyOf('+ 가\n  + 나\n    | a | b |\n+ 다\n끝말')
    expect(content.map(({ type }) => type)).toEqual(['orderedList', 'paragraph'])
    const [list] = content
    if (list?.type !== 'orderedList') throw new Error('no list')
    expect(list.content).toHaveLength(2)
    const inner = list.content[0]?.content[1]
    if (inner?.type !== 'orderedList') throw new Error('no inner list')
    expect(inner.content[0]?.content.map(({ type }) => type)).toEqual(['paragraph', 'table'])
  })

  it('joins cells above and before', () => {
    const [table] = bodyOf('|! 시설 | 면적 | < |\n|! ^ | 기정 | 변경 |\n| 도로 | 1 | 2 |').content
    if (table?.type !== 'table') throw new Error('no table')
    expect(table.content.map(({ content }) => content.map(({ attrs }) => [attrs.rowspan, attrs.colspan]))).toEqual([
      [
        [2, 1],
        [1, 2],
      ],
      [
        [1, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ])
  })

  it.each(DOCUMENTS.map((document) => [document.key, document] as const))('%s is a body that the server takes', (_, document) => {
    const words = { calendar: new Calendar(new Date('2026-07-15T03:00:00Z')), day: '2026-07-15', numberOf: () => '총무과-1' }
    const text = filled(document.body, words)
    expect(text).not.toMatch(/[{}]/)
    expect(contentSchema.safeParse(bodyOf(text)).success).toBe(true)
  })
})

describe('the calendar of the office', () => {
  it.each([
    ['a Wednesday noon', '2026-07-15T03:00:00Z', '2026-07-15'],
    ['before the last hour', '2026-07-15T01:00:00Z', '2026-07-14'],
    ['a Sunday', '2026-07-19T03:00:00Z', '2026-07-17'],
    ['the day after a holiday that follows a weekend', '2026-10-12T01:00:00Z', '2026-10-08'],
  ])('ends the story of %s on an office day', (_, now, day) => {
    expect(new Calendar(new Date(now)).day(0)).toBe(day)
  })

  it('counts office days both ways, over weekends and holidays', () => {
    const calendar = new Calendar(new Date('2026-07-15T03:00:00Z'))
    expect(calendar.day(-3)).toBe('2026-07-10')
    expect(calendar.day(1, '2026-12-24')).toBe('2026-12-28')
    expect(calendar.at(-3, '09:30').toISOString()).toBe('2026-07-10T00:30:00.000Z')
  })
})
