import { describe, expect, it } from 'vitest'
import { holidaysOf } from './holidays.ts'
import { isOfficeDay, officeDayAfter, officeDayAt, officeDayBefore, officeDaysBetween } from './office-days.ts'

describe('public holidays with their substitutes', () => {
  // As the government published them; days that were named for one year (2025-01-27, an election on 2025-06-03) are not known.
  it.each([
    [2024, '01-01 02-09 02-10 02-11 02-12 03-01 05-05 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-03 10-09 12-25'],
    [2025, '01-01 01-28 01-29 01-30 03-01 03-03 05-05 05-06 06-06 08-15 10-03 10-05 10-06 10-07 10-08 10-09 12-25'],
    [2026, '01-01 02-16 02-17 02-18 03-01 03-02 05-05 05-24 05-25 06-06 08-15 08-17 09-24 09-25 09-26 10-03 10-05 10-09 12-25'],
  ])('of %i', (year, days) => {
    expect([...holidaysOf(year)].sort()).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it('give one day instead where two meet, though each would have given one', () => {
    // 2028: 추석 is on the day of 개천절.
    expect([...holidaysOf(2028)].filter((day) => day.startsWith('2028-10')).sort()).toEqual(
      ['02', '03', '04', '05', '09'].map((day) => `2028-10-${day}`),
    )
  })
})

describe('office days', () => {
  it('leave weekends and holidays out', () => {
    expect(['2026-07-17', '2026-07-18', '2026-07-19', '2026-07-20', '2026-08-17'].map(isOfficeDay)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
    expect(officeDayAfter('2026-08-14')).toBe('2026-08-18')
    expect(officeDayBefore('2026-08-18')).toBe('2026-08-14')
    expect(officeDayAfter('2026-12-31')).toBe('2027-01-04')
  })

  it('are counted after the first day, with the last', () => {
    expect(officeDaysBetween('2026-07-15', '2026-07-15')).toBe(0)
    expect(officeDaysBetween('2026-07-15', '2026-07-20')).toBe(3)
    expect(officeDaysBetween('2026-07-20', '2026-07-15')).toBe(0)
  })

  it('begin when the office opens in Seoul', () => {
    expect(officeDayAt(new Date('2026-07-15T23:59:59Z'))).toBe('2026-07-15')
    expect(officeDayAt(new Date('2026-07-16T00:00:00Z'))).toBe('2026-07-16')
    expect(officeDayAt(new Date('2026-07-19T05:00:00Z'))).toBe('2026-07-17')
    expect(officeDayAt(new Date('2026-07-19T23:00:00Z'))).toBe('2026-07-17')
  })
})
