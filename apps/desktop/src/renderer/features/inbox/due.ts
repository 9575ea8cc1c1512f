import { daysBetween } from '../../i18n/format.ts'

/** How a deadline stands to today. */
export type Due =
  | { readonly at: 'none' }
  | { readonly at: 'late'; readonly days: number }
  | { readonly at: 'today' }
  | { readonly at: 'coming'; readonly days: number }

/** @param dueOn and @param today calendar dates, `YYYY-MM-DD` */
export function dueOf(dueOn: string | null, today: string): Due {
  if (dueOn === null) return { at: 'none' }
  const days = daysBetween(today, dueOn)
  if (days < 0) return { at: 'late', days: -days }
  return days === 0 ? { at: 'today' } : { at: 'coming', days }
}

interface Waiting {
  readonly dueOn: string | null
  readonly urgent: boolean
  readonly since: string
}

/** What is late stands first, the latest at the top; then what is due today; then what is urgent; then as it came. */
export function lateFirst<Row extends Waiting>(rows: readonly Row[], today: string): readonly Row[] {
  const rank = ({ dueOn, urgent }: Row): number => {
    const due = dueOf(dueOn, today)
    if (due.at === 'late') return -due.days
    if (due.at === 'today') return 1
    return urgent ? 2 : 3
  }
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.since.localeCompare(b.since))
}
