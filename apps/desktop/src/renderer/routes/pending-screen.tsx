import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../ui/progress-bar.tsx'

/** While a screen is on its way for longer than a moment: a thin bar at the top, nothing that jumps. */
export function PendingScreen() {
  const { t } = useTranslation('desk')
  return <ProgressBar label={t('loading')} />
}
