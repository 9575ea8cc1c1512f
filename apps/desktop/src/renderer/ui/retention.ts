import type { TFunction } from 'i18next'

/** Retention periods (공공기록물법 시행령 26①, 별표 1). */
const PERIODS = ['PERMANENT', 'SEMI_PERMANENT', 'Y30', 'Y10', 'Y5', 'Y3', 'Y1'] as const

/** A retention period in its word; null where none was chosen yet. */
export function retentionWord(t: TFunction<'ui'>, code: string | null): string | null {
  const known = PERIODS.find((period) => period === code)
  return known === undefined ? code : t(`retention.${known}`)
}
