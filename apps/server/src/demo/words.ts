import { type Calendar, weekdayOf, writtenDate } from './calendar.ts'

/** What a text may speak of: its own day, and the numbers of documents that were registered before. */
export interface Words {
  readonly calendar: Calendar
  /** The document's own day, `YYYY-MM-DD`. */
  readonly day: string
  /** `디지털정책과-3(2026. 7. 1.)호` of a document that came into being, by its key. */
  numberOf(key: string): string
}

const TOKEN = /\{(?:(?<sign>[+-])(?<days>\d+)(?<weekday>요)?|Y(?<year>[+-]\d+)?|(?<month>M)|호 (?<key>[a-z-]+))\}/g

/**
 * Fills the places of a text: `{+5}` is the date five office days after the document's own, `{+5요}` with its weekday, `{Y}` and `{Y-1}` a
 * year, `{M}` the month, `{호 key}` the number of another document.
 */
export function filled(text: string, words: Words): string {
  return text.replaceAll(TOKEN, (...found: unknown[]) => {
    const { sign, days, weekday, year, month, key } = found.at(-1) as Record<string, string | undefined>
    if (key !== undefined) return words.numberOf(key)
    if (month !== undefined) return String(Number(words.day.slice(5, 7)))
    if (days === undefined) return String(Number(words.day.slice(0, 4)) + Number(year ?? 0))
    const date = words.calendar.day(Number(`${sign}${days}`), words.day)
    return `${writtenDate(date)}${weekday === undefined ? '' : `(${weekdayOf(date)})`}`
  })
}
