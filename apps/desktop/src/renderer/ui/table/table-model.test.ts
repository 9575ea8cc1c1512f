import { describe, expect, test } from 'vitest'
import type { Column } from './column.ts'
import { answersFilter, compareValues } from './table-model.ts'

interface Row {
  readonly title: string
  readonly drafter: string
  readonly pages: number | null
}
const columns: readonly Column<Row>[] = [
  { id: 'title', header: '제목', width: 'fill', value: (row) => row.title },
  { id: 'drafter', header: '기안', width: 80, value: (row) => row.drafter },
  { id: 'pages', header: '쪽', width: 60, value: (row) => row.pages },
]
const row: Row = { title: '공공데이터 품질관리 추진계획(안)', drafter: '김하나', pages: null }

describe('order', () => {
  test('text as Korean sorts it, numbers inside of it by value', () => {
    expect(['제10호', '제2호', '가나', '나가'].toSorted(compareValues)).toEqual(['가나', '나가', '제2호', '제10호'])
  })
  test('numbers by size', () => {
    expect([10, 9, 100].toSorted(compareValues)).toEqual([9, 10, 100])
  })
})

describe('filter', () => {
  test.each(['품질', '김하나 계획', 'ㄱㅎㄴ', '공공데이터 ㅍㅈ', ''])('%s finds the row', (typed) => {
    expect(answersFilter(row, columns, typed)).toBe(true)
  })
  test.each(['품질 이두리', 'null', 'ㄴㅎㄱ'])('%s does not', (typed) => {
    expect(answersFilter(row, columns, typed)).toBe(false)
  })
})
