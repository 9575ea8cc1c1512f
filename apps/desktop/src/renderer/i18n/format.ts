/** Dates, times and sizes as every screen writes them: Korean order, tabular, in the office's own time zone. */
const ZONE = 'Asia/Seoul'
const KOREAN_DAY = new Intl.DateTimeFormat('ko-KR', { timeZone: ZONE, year: 'numeric', month: 'numeric', day: 'numeric' })
const KOREAN_SHORT_DAY = new Intl.DateTimeFormat('ko-KR', { timeZone: ZONE, month: 'numeric', day: 'numeric' })
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** An instant: a Date, or ISO 8601 text with a zone. */
export type Instant = Date | string

const at = (instant: Instant): Date => (typeof instant === 'string' ? new Date(instant) : instant)

/** `2026. 7. 15.` of an instant; of a calendar date (`2026-07-15`) the same day in every zone. */
export function formatDate(instant: Instant): string {
  return KOREAN_DAY.format(dayStart(instant))
}

/** `7. 15.`, for columns where the year is known. */
export function formatShortDate(instant: Instant): string {
  return KOREAN_SHORT_DAY.format(dayStart(instant))
}

/** `09:02` */
export function formatTime(instant: Instant): string {
  return CLOCK.format(at(instant))
}

/** `2026. 7. 15. 09:02` */
export function formatDateTime(instant: Instant): string {
  return `${formatDate(instant)} ${formatTime(instant)}`
}

/** The calendar date of an instant in Seoul, `2026-07-15`. */
export function calendarDate(instant: Instant): string {
  return ISO_DAY.format(at(instant))
}

/** A calendar date is taken as that day's start in Seoul, so that it never slips to the day before. */
function dayStart(instant: Instant): Date {
  return typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant) ? new Date(`${instant}T00:00:00+09:00`) : at(instant)
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** A file's size: `812 B`, `1.4 MB`; steps of 1,024 with one decimal under ten. */
export function formatSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit > 0 && value < 10 ? 1 : 0
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`
}

/** `1,204,332` */
export function formatCount(count: number): string {
  return count.toLocaleString('ko-KR')
}
