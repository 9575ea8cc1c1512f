const NINE_HOURS = 9 * 60 * 60 * 1000

/** The day in Seoul (UTC+9, no summer time) of an instant in ISO 8601, as `YYYY-MM-DD`; null when it is no instant. */
export function seoulDate(instant: string): string | null {
  const ms = Date.parse(instant)
  if (!/^\d{4}-\d{2}-\d{2}T.*Z$/.test(instant) || Number.isNaN(ms)) return null
  return new Date(ms + NINE_HOURS).toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}
