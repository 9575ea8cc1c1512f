import { useTranslation } from 'react-i18next'
import { formatDate } from '../../i18n/format.ts'
import { knownKind, knownRetention } from './types.ts'

/** Codes of records in words. */
export function useRecordWords() {
  const { t } = useTranslation('records')
  return {
    retention: (code: string): string => {
      const known = knownRetention(code)
      return known === undefined ? code : t(`retention.${known}`)
    },
    kind: (code: string): string => {
      const known = knownKind(code)
      return known === undefined ? code : t(`kinds.${known}`)
    },
    /** Until when it is kept; periods without an end say so. */
    until: (date: string | null): string => (date === null ? t('noEnd') : formatDate(date)),
  }
}
