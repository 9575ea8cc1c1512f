const DAY_MS = 86_400_000
const SUNDAY = 0
const SATURDAY = 6

/** Korea's lunar calendar; a leap month is written `4bis`. */
const LUNAR = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

/** A public holiday, and of what kind of overlap a substitute day comes. */
interface Holiday {
  readonly day: string
  readonly instead: 'OF_WEEKEND' | 'OF_SUNDAY' | 'NEVER'
}

const FIXED: readonly (readonly [monthDay: string, instead: Holiday['instead']])[] = [
  ['01-01', 'NEVER'],
  ['03-01', 'OF_WEEKEND'],
  ['05-05', 'OF_WEEKEND'],
  ['06-06', 'NEVER'],
  ['08-15', 'OF_WEEKEND'],
  ['10-03', 'OF_WEEKEND'],
  ['10-09', 'OF_WEEKEND'],
  ['12-25', 'OF_WEEKEND'],
]

const known = new Map<number, ReadonlySet<string>>()

/**
 * Public holidays of a year with their substitutes (관공서의 공휴일에 관한 규정 2, 3), days `YYYY-MM-DD`; Sundays by themselves are not among them.
 * Elections and days that the government names for one year are not known.
 */
export function holidaysOf(year: number): ReadonlySet<string> {
  const made = known.get(year) ?? withSubstitutes([...fixed(year), ...lunar(year)])
  known.set(year, made)
  return made
}

function fixed(year: number): readonly Holiday[] {
  return FIXED.map(([monthDay, instead]) => ({ day: `${year}-${monthDay}`, instead }))
}

/** 설날 and 추석 with the days around them, and 부처님오신날. */
function lunar(year: number): readonly Holiday[] {
  const around = (day: string): readonly Holiday[] =>
    [-1, 0, 1].map((by) => ({ day: dayFrom(day, by), instead: 'OF_SUNDAY' as const }))
  const found: Holiday[] = []
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = dayFrom(day, 1)) {
    const date = LUNAR.formatToParts(new Date(day))
    const part = (type: 'month' | 'day') => date.find((one) => one.type === type)?.value
    const lunarDay = `${part('month')}.${part('day')}`
    if (lunarDay === '1.1' || lunarDay === '8.15') found.push(...around(day))
    if (lunarDay === '4.8') found.push({ day, instead: 'OF_WEEKEND' })
  }
  return found
}

/** With the first free day after each holiday that falls on a day that is free anyway (대체공휴일). */
function withSubstitutes(holidays: readonly Holiday[]): ReadonlySet<string> {
  const days = new Set(holidays.map(({ day }) => day))
  const all = new Set(days)
  for (const day of [...days].sort()) {
    const here = holidays.filter((one) => one.day === day)
    const weekday = weekdayOf(day)
    const overlaps = here.some(
      ({ instead }) =>
        (instead === 'OF_WEEKEND' && (weekday === SATURDAY || weekday === SUNDAY)) ||
        (instead === 'OF_SUNDAY' && weekday === SUNDAY) ||
        (instead !== 'NEVER' && here.length > 1 && weekday !== SATURDAY && weekday !== SUNDAY),
    )
    if (!overlaps) continue
    let next = dayFrom(day, 1)
    while (all.has(next) || isWeekend(next)) next = dayFrom(next, 1)
    all.add(next)
  }
  return all
}

/** The day that lies `by` days from one. */
export function dayFrom(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10)
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday === SATURDAY || weekday === SUNDAY
}

const weekdayOf = (day: string): number => new Date(day).getUTCDay()
