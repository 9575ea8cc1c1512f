import { seoulDate } from '../kernel/clock.ts'

const DAY_MS = 86_400_000
const SEOUL = '+09:00'
const WEEKDAYS = '일월화수목금토'
/** Public holidays that have a fixed date (관공서의 공휴일에 관한 규정 2). */
const HOLIDAYS = ['01-01', '03-01', '05-05', '06-06', '08-15', '10-03', '10-09', '12-25']
/** The story's last acts happen before this hour of its last day. */
const LAST_HOUR = 11

/** Counts office days around the last day of the story. Dates are days in Seoul, `YYYY-MM-DD`. */
export class Calendar {
  readonly #last: string

  /** @param now the present; the story ends before it, on an office day */
  constructor(now: Date) {
    const today = seoulDate(now)
    const late = now.getTime() >= Date.parse(`${today}T${LAST_HOUR}:00:00${SEOUL}`)
    this.#last = isOfficeDay(today) && late ? today : step(today, -1)
  }

  /** The office day that lies `offset` office days from the last one. */
  day(offset: number, from: string = this.#last): string {
    let date = from
    for (let left = Math.abs(offset); left > 0; left -= 1) date = step(date, Math.sign(offset))
    return date
  }

  /** An instant: an office day and `HH:MM` in Seoul. */
  at(offset: number, time: string): Date {
    return new Date(`${this.day(offset)}T${time}:00${SEOUL}`)
  }
}

function isOfficeDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.includes(date.slice(5))
}

function step(date: string, direction: number): string {
  let at = date
  do at = new Date(Date.parse(at) + direction * DAY_MS).toISOString().slice(0, 10)
  while (!isOfficeDay(at))
  return at
}

/** `2026-07-05` as documents write it: `2026. 7. 5.` (영 7⑤). */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}. ${month}. ${day}.`
}

/** The day of the week, one syllable. */
export function weekdayOf(date: string): string {
  return WEEKDAYS[new Date(date).getUTCDay()] ?? ''
}
