import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'

/** The inspector before a row is chosen. */
export function NothingChosen() {
  const { t } = useTranslation('records')
  return <EmptyState title={t('nothingChosen')} text={t('nothingChosenHint')} />
}
