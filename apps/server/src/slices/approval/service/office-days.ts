import { seoulDate } from '../../../kernel/clock.ts'
import { dayFrom, holidaysOf, isWeekend } from './holidays.ts'
import { OFFICE_OPENS } from './watch-days.ts'

/** Whether the office works on a day in Seoul, `YYYY-MM-DD`: Monday to Friday, holidays out. */
export function isOfficeDay(day: string): boolean {
  return !isWeekend(day) && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The nearest office day after a day. */
export function officeDayAfter(day: string): string {
  let next = dayFrom(day, 1)
  while (!isOfficeDay(next)) next = dayFrom(next, 1)
  return next
}

/** The nearest office day before a day. */
export function officeDayBefore(day: string): string {
  let last = dayFrom(day, -1)
  while (!isOfficeDay(last)) last = dayFrom(last, -1)
  return last
}

/** How many office days lie after `from`, up to and with `to`; 0 where `to` is not later. */
export function officeDaysBetween(from: string, to: string): number {
  let count = 0
  for (let day = dayFrom(from, 1); day <= to; day = dayFrom(day, 1)) if (isOfficeDay(day)) count += 1
  return count
}

/** When the office opens on a day. */
export function openingOf(day: string): Date {
  return new Date(`${day}T${OFFICE_OPENS}:00+09:00`)
}

/** The last office day that has begun at an instant. */
export function officeDayAt(now: Date): string {
  const today = seoulDate(now)
  return isOfficeDay(today) && now.getTime() >= openingOf(today).getTime() ? today : officeDayBefore(today)
}
