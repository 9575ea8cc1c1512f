import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retentionDates, retentionPeriod } from './retention-period.ts'
import type { RetentionPeriod } from './schema.ts'

const YEARS = { Y30: 30, Y10: 10, Y5: 5, Y3: 3, Y1: 1 } as const
const limited = fc.constantFrom('Y30', 'Y10', 'Y5', 'Y3', 'Y1') satisfies fc.Arbitrary<RetentionPeriod>
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const DAY_MS = 86_400_000
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)

describe('retention dates', () => {
  it.each([
    ['Y1', '2026-01-01', '2027-01-01', '2027-12-31'],
    ['Y5', '2026-12-31', '2027-01-01', '2031-12-31'],
    ['Y10', '2024-02-29', '2025-01-01', '2034-12-31'],
    ['Y30', '2026-07-15', '2027-01-01', '2056-12-31'],
    ['SEMI_PERMANENT', '2026-07-15', '2027-01-01', null],
    ['PERMANENT', '2026-07-15', '2027-01-01', null],
  ] as const)('%s of %s runs from %s to %s', (period, completedOn, startsOn, endsOn) => {
    expect(retentionDates(period, completedOn)).toEqual({ startsOn, endsOn })
  })

  it('starts on the first 1 January after completion and lasts whole calendar years', () => {
    fc.assert(
      fc.property(limited, day, (period, completedOn) => {
        const { startsOn, endsOn } = retentionDates(period, completedOn)
        expect(startsOn.endsWith('-01-01')).toBe(true)
        const wait = (at(startsOn) - at(completedOn)) / DAY_MS
        expect(wait).toBeGreaterThanOrEqual(1)
        expect(wait).toBeLessThanOrEqual(366)
        // The day after the last one is 1 January again, as many years later as the period says.
        const dayAfter = new Date(at(endsOn ?? '') + DAY_MS)
        expect(dayAfter.toISOString().slice(5, 10)).toBe('01-01')
        expect(dayAfter.getUTCFullYear() - new Date(at(startsOn)).getUTCFullYear()).toBe(YEARS[period])
      }),
    )
  })

  it('a record completed later never runs out earlier', () => {
    fc.assert(
      fc.property(limited, day, day, (period, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect((retentionDates(period, early).endsOn ?? '') <= (retentionDates(period, late).endsOn ?? '')).toBe(true)
      }),
    )
  })

  it('refuses a period that the schedule does not know', () => {
    for (const code of ['Y7', '', 'constructor', '10년'])
      expect(() => retentionPeriod(code)).toThrowError(expect.objectContaining({ code: 'RETENTION_UNKNOWN' }))
    expect(retentionPeriod('SEMI_PERMANENT')).toBe('SEMI_PERMANENT')
  })
})
