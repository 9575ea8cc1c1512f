import type { Inputs } from '../../api/shapes.ts'
import type { BoxPeriod } from '../../routes/box-names.ts'
import type { Sort } from '../../ui/table/column.ts'

type BoxInput = Inputs['approval']['box']
type ServerSort = NonNullable<BoxInput['sort']>

/** What of a box the address asks for. */
export interface BoxWish {
  readonly sort: Sort | null
  readonly find: string
  readonly urgent: boolean
  readonly period: BoxPeriod | null
}

/** The columns that the server orders a box by. */
const COLUMN_OF: Readonly<Record<string, ServerSort['column']>> = {
  title: 'title',
  drafter: 'drafterName',
  status: 'status',
  due: 'dueOn',
  since: 'since',
}

const DAYS: Readonly<Record<BoxPeriod, number>> = { today: 0, week: 6, month: 30, quarter: 91, year: 365 }

/** The calendar date so many days before another. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

/** The wish as the server takes it. @param today the calendar date from which periods are counted back */
export function askOf({ sort, find, urgent, period }: BoxWish, today: string): Pick<BoxInput, 'filter' | 'sort'> {
  const column = sort === null ? undefined : COLUMN_OF[sort.column]
  const text = find.trim()
  return {
    sort: sort === null || column === undefined ? null : { column, descending: sort.descending },
    filter: {
      ...(text === '' ? {} : { find: text }),
      ...(urgent ? { urgent: true as const } : {}),
      ...(period === null ? {} : { from: daysBefore(today, DAYS[period]) }),
    },
  }
}

/** The address of a whole box as CSV, with the same wish. */
export function csvAddress(box: string, { sort, filter }: ReturnType<typeof askOf>): string {
  const query = new URLSearchParams(
    Object.entries({ ...filter, ...(sort == null ? {} : { sort: sort.column, descending: sort.descending }) }).map(
      ([name, value]) => [name, String(value)],
    ),
  )
  return `/files/boxes/${box}.csv?${query}`
}
