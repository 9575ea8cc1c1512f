import { calendarDate, daysBetween, type Instant } from '../../i18n/format.ts'

/** A stretch of time as an office says it: minutes within the hour, hours within the day, then days. */
export interface Elapsed {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const within = (ms: number): Elapsed =>
  ms < HOUR_MS
    ? { unit: 'minutes', count: Math.max(1, Math.floor(ms / MINUTE_MS)) }
    : { unit: 'hours', count: Math.floor(ms / HOUR_MS) }

const between = (from: Instant, to: Instant): number => Math.max(0, new Date(to).getTime() - new Date(from).getTime())

/** How long something took; from a day on in whole days, rounded. */
export function took(from: Instant, to: Instant): Elapsed {
  const ms = between(from, to)
  return ms < DAY_MS ? within(ms) : { unit: 'days', count: Math.round(ms / DAY_MS) }
}

/** How long something has waited; from a day on as the day that it is in Seoul, the first included: since the day before yesterday is the third. */
export function waited(from: Instant, now: Instant): Elapsed {
  const ms = between(from, now)
  return ms < DAY_MS ? within(ms) : { unit: 'days', count: daysBetween(calendarDate(from), calendarDate(now)) + 1 }
}
