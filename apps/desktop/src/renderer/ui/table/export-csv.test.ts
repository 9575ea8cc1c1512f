import { expect, test } from 'vitest'
import type { Column } from './column.ts'
import { toCsv } from './export-csv.ts'

const columns: readonly Column<readonly [string, number | null]>[] = [
  { id: 'a', header: '제목', width: 'fill', value: (row) => row[0] },
  { id: 'b', header: '쪽', width: 60, value: (row) => row[1] },
]

test('fields with commas, quotes and line ends are quoted, nothing becomes a formula', () => {
  const csv = toCsv(
    [
      ['a,"b"\n', 1],
      ['=1+1', null],
      ['@x', -5],
    ],
    columns,
  )
  expect(csv).toBe('\ufeff제목,쪽\r\n"a,""b""\n",1\r\n\'=1+1,\r\n\'@x,-5\r\n')
})
