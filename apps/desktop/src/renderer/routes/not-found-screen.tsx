import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import './screens.css'

/** An address that no screen has. */
export function NotFoundScreen() {
  const { t } = useTranslation('desk')
  return (
    <div className="screen-message">
      <h1 className="visually-hidden">{t('notFound.title')}</h1>
      <EmptyState title={t('notFound.title')} text={t('notFound.text')} action={<Link to="/">{t('notFound.home')}</Link>} />
    </div>
  )
}
