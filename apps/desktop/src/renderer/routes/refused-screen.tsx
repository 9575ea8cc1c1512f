import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import './screens.css'

/** A screen that is another office's work: said at once, instead of a frame whose every question is refused. */
export function RefusedScreen() {
  const { t } = useTranslation('desk')
  return (
    <div className="screen-message">
      <h1 className="visually-hidden">{t('refused.title')}</h1>
      <EmptyState title={t('refused.title')} text={t('refused.text')} action={<Link to="/">{t('notFound.home')}</Link>} />
    </div>
  )
}
