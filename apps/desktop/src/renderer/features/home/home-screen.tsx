import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'

/** The first screen after signing in. */
export function HomeScreen() {
  const { t } = useTranslation('desk')
  return <PageHeader title={t('home')} />
}
