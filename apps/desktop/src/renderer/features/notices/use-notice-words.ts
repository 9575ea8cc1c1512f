import { useTranslation } from 'react-i18next'
import type { Notice } from './use-notices.ts'

/** What a notice says, and about which document. */
export function useNoticeWords(): (notice: Notice) => { readonly what: string; readonly title: string } {
  const { t } = useTranslation('notices')
  return ({ about, by, whose, title }) => ({
    what: t(about === 'REMINDER' && whose !== null ? 'about.REMINDER_OTHER' : `about.${about}`, {
      by: by ?? '',
      whose: whose ?? '',
    }),
    title: title ?? t('unreadable'),
  })
}
