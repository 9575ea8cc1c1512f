import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'

/** What changing a document in the line means (수정결재), on top of everything else. */
export function ReviseNotice() {
  const { t } = useTranslation('editor')
  return (
    <section className="return-notice" data-tone="revised" aria-label={t('revise.title')}>
      <Icon name="edit" />
      <div>
        <p className="return-title">{t('revise.title')}</p>
        <p>{t('revise.text')}</p>
      </div>
    </section>
  )
}
