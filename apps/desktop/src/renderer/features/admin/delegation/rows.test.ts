import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addRow, changeRow, moveRow, neighbourOf, plainRows, removeRow, sameRows } from './rows.ts'
import type { ScheduleRow } from './types.ts'

const row = (id: string): ScheduleRow => ({
  id,
  unitId: null,
  taskCode: null,
  matter: id,
  level: 'DIVISION_HEAD',
  amountUpTo: null,
})
const ROWS = ['a', 'b', 'c'].map(row)
const ids = (rows: readonly ScheduleRow[]) => rows.map(({ id }) => id).join('')

describe('rows of a schedule', () => {
  test('a new row comes after the one in hand and takes its unit and task over', () => {
    const like = changeRow(ROWS, 'b', { unitId: 'u', taskCode: 'T1', amountUpTo: 5 })
    const added = addRow(like, 'x', 'b')
    expect(ids(added)).toBe('abxc')
    expect(added[2]).toMatchObject({ unitId: 'u', taskCode: 'T1', matter: '', amountUpTo: null })
    expect(ids(addRow(ROWS, 'x', null))).toBe('abcx')
    expect(ids(addRow([], 'x', null))).toBe('x')
  })

  test('after a removal the person stands on the next, else on the one before', () => {
    expect(neighbourOf(ROWS, 'b')).toBe('c')
    expect(neighbourOf(ROWS, 'c')).toBe('b')
    expect(neighbourOf([row('a')], 'a')).toBeNull()
    expect(ids(removeRow(ROWS, 'b'))).toBe('ac')
  })

  test('the server takes no ids and no spaces around a matter', () => {
    expect(plainRows([{ ...row('a'), matter: ' 지출 ' }])).toEqual([
      { unitId: null, taskCode: null, matter: '지출', level: 'DIVISION_HEAD', amountUpTo: null },
    ])
    expect(
      sameRows(
        ROWS,
        ROWS.map((one) => ({ ...one, id: `${one.id}2` })),
      ),
    ).toBe(true)
    expect(sameRows(ROWS, ROWS.slice(1))).toBe(false)
  })

  test('moving loses nobody and undoes itself', () => {
    const at = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(fc.record({ at, by: fc.constantFrom(1 as const, -1 as const) })), (moves) => {
        const moved = moves.reduce<readonly ScheduleRow[]>((rows, one) => moveRow(rows, one.at, one.by), ROWS)
        expect([...ids(moved)].toSorted().join('')).toBe('abc')
      }),
    )
    expect(ids(moveRow(ROWS, 'a', 1))).toBe('bac')
    expect(ids(moveRow(ROWS, 'a', -1))).toBe('abc')
    expect(ids(moveRow(moveRow(ROWS, 'b', 1), 'b', -1))).toBe('abc')
  })
})
