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
