import type { BoxRow } from '../../api/shapes.ts'
import { calendarDate, daysBetween } from '../../i18n/format.ts'

/** What was done longer ago is no news. */
const DAYS = 14

/** Whole days in Seoul from an instant to a calendar date. */
export function daysSince(instant: string, today: string): number {
  return Math.max(0, daysBetween(calendarDate(instant), today))
}

/** What came back, however long ago since it waits for its drafter, and what was done lately; the newest first. */
export function newest(returned: readonly BoxRow[], done: readonly BoxRow[], now: Date): readonly BoxRow[] {
  const today = calendarDate(now)
  const lately = done.filter(({ since }) => daysSince(since, today) <= DAYS)
  const since = (a: BoxRow, b: BoxRow): number => b.since.localeCompare(a.since)
  return [...returned.toSorted(since), ...lately.toSorted(since)]
}
