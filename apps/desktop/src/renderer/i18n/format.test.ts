import { describe, expect, test } from 'vitest'
import {
  calendarDate,
  daysBetween,
  formatCount,
  formatDate,
  formatDateTime,
  formatShortDate,
  formatSize,
  formatTime,
} from './format.ts'

describe('dates in the office time zone', () => {
  test('an instant late in the UTC day is the next day in Seoul', () => {
    expect(formatDate('2026-07-14T15:00:00Z')).toBe('2026. 7. 15.')
    expect(formatTime('2026-07-14T15:02:00Z')).toBe('00:02')
    expect(formatDateTime(new Date('2026-07-15T00:02:00Z'))).toBe('2026. 7. 15. 09:02')
    expect(calendarDate('2026-07-14T15:00:00Z')).toBe('2026-07-15')
  })

  test('a calendar date stays the same day', () => {
    expect(formatDate('2026-01-01')).toBe('2026. 1. 1.')
    expect(formatShortDate('2026-12-31')).toBe('12. 31.')
  })

  test('days between calendar dates', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2)
  })
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [10 * 1024 * 1024, '10 MB'],
  [200 * 1024 ** 3, '200 GB'],
])('%i bytes are written %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})

test('counts carry thousands separators', () => {
  expect(formatCount(1204332)).toBe('1,204,332')
})
