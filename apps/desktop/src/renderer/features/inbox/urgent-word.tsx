import { useTranslation } from 'react-i18next'
import './due-word.css'

/** The word before the title of what is urgent. */
export function UrgentWord() {
  const { t } = useTranslation('inbox')
  return <span className="urgent">{t('urgent')} </span>
}
