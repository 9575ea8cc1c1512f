/** A length of time as one number of one unit. */
export interface InWords {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

const HOUR = 60
const DAY = 24 * HOUR

/** Minutes as they are said: below an hour in minutes, below two days in hours, else in days; hours below ten and days with one decimal. */
export function inWords(minutes: number): InWords {
  if (minutes < HOUR) return { unit: 'minutes', count: minutes }
  if (minutes < 2 * DAY) {
    const hours = minutes / HOUR
    return { unit: 'hours', count: hours < 10 ? tenths(hours) : Math.round(hours) }
  }
  return { unit: 'days', count: tenths(minutes / DAY) }
}

const tenths = (n: number): number => Math.round(n * 10) / 10
