import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsBelow, weekOf } from './my-week.ts'

describe('a week', () => {
  it('is from Monday to Sunday, also over the end of a month and of a year', () => {
    expect(weekOf('2026-07-15')).toEqual([
      '2026-07-13',
      '2026-07-14',
      '2026-07-15',
      '2026-07-16',
      '2026-07-17',
      '2026-07-18',
      '2026-07-19',
    ])
    expect([weekOf('2026-07-13')[0], weekOf('2026-07-19')[0]]).toEqual(['2026-07-13', '2026-07-13'])
    expect([weekOf('2027-01-01')[0], weekOf('2027-01-01').at(-1)]).toEqual(['2026-12-28', '2027-01-03'])
  })

  it('holds the day that it is asked for, and is the same for each of its days', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (at) => {
        const asked = at.toISOString().slice(0, 10)
        const week = weekOf(asked)
        expect(week).toContain(asked)
        for (const other of week) expect(weekOf(other)).toEqual(week)
      }),
    )
  })
})

describe('units below a unit', () => {
  it('are found however deep, each once, also where a circle was entered', () => {
    const units = [
      { id: 'city', parentId: null },
      { id: 'bureau', parentId: 'city' },
      { id: 'digital', parentId: 'bureau' },
      { id: 'audit', parentId: null },
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ]
    expect(unitsBelow(units, 'city')).toEqual(['bureau', 'digital'])
    expect(unitsBelow(units, 'digital')).toEqual([])
    expect(unitsBelow(units, 'a')).toEqual(['b'])
  })
})
