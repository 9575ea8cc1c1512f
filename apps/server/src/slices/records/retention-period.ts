import { recordsFaults } from './errors.ts'
import type { RetentionPeriod } from './schema.ts'

/** Years of each retention period (공공기록물법 시행령 26①, 별표 1); null where the period has no set end. */
const YEARS: Readonly<Record<RetentionPeriod, number | null>> = {
  PERMANENT: null,
  SEMI_PERMANENT: null,
  Y30: 30,
  Y10: 10,
  Y5: 5,
  Y3: 3,
  Y1: 1,
}

/** Years of a retention period; null for 영구 and 준영구. */
export const retentionYears = (period: RetentionPeriod): number | null => YEARS[period]

/** First and last day of a retention period, calendar dates in Seoul. */
export interface RetentionDates {
  readonly startsOn: string
  /** Null for 영구 and 준영구: the latter is appraised, it does not run out. */
  readonly endsOn: string | null
}

/**
 * Reads a retention period's code.
 * @throws RETENTION_UNKNOWN
 */
export function retentionPeriod(code: string): RetentionPeriod {
  if (!Object.hasOwn(YEARS, code)) throw recordsFaults.RETENTION_UNKNOWN({ code })
  return code as RetentionPeriod
}

/**
 * From when to when a record is kept: from 1 January of the year after its processing was completed (시행령 26②), for whole years.
 * `completedOn` is the date of approval; of a task over many years, the date when the task ended.
 */
export function retentionDates(period: RetentionPeriod, completedOn: string): RetentionDates {
  const completedYear = yearOf(completedOn)
  const years = YEARS[period]
  return {
    startsOn: `${fourDigits(completedYear + 1)}-01-01`,
    endsOn: years === null ? null : `${fourDigits(completedYear + years)}-12-31`,
  }
}

/** Calendar year of a date `YYYY-MM-DD`. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0')
}
