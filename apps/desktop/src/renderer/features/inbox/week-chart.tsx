import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../api/shapes.ts'
import { formatCount, formatShortDate } from '../../i18n/format.ts'

type WeekDay = Outputs['approval']['myWeek']['days'][number]

export interface WeekChartProps {
  readonly days: readonly WeekDay[]
  /** `YYYY-MM-DD` */
  readonly today: string
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const ROWS = ['done', 'due'] as const

/** What I did and what is due, day by day: bars over their numbers, in a table that reads without them. */
export function WeekChart({ days, today }: WeekChartProps) {
  const { t } = useTranslation('inbox')
  const most = Math.max(1, ...days.flatMap(({ done, due }) => [done, due]))
  return (
    <table className="week-chart">
      <caption>{t('home.week.mine')}</caption>
      <thead>
        <tr>
          <td />
          {days.map(({ day, officeDay }, i) => (
            <th
              key={day}
              scope="col"
              data-office={officeDay || undefined}
              data-today={day === today || undefined}
              aria-current={day === today ? 'date' : undefined}
            >
              {t(`home.week.${NAMES[i] ?? 'mon'}`)} <span className="week-day">{formatShortDate(day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{t(`home.week.${row}`)}</th>
            {days.map((day) => (
              <td key={day.day} data-none={day[row] === 0 || undefined}>
                <span className="week-bar" aria-hidden="true">
                  <span data-row={row} style={{ height: `${(day[row] / most) * 100}%` }} />
                </span>
                {formatCount(day[row])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
