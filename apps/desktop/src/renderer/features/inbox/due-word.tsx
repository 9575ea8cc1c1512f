import { useTranslation } from 'react-i18next'
import { calendarDate, formatShortDate } from '../../i18n/format.ts'
import './due-word.css'
import { dueOf } from './due.ts'

/** A deadline in words; what is late says by how much. */
export function DueWord({ dueOn }: { readonly dueOn: string | null }) {
  const { t } = useTranslation('inbox')
  const due = dueOf(dueOn, calendarDate(new Date()))
  if (dueOn === null || due.at === 'none') return null
  const word =
    due.at === 'late' ? t('due.late', { days: due.days }) : due.at === 'today' ? t('due.today') : formatShortDate(dueOn)
  return (
    <time className="due" data-due={due.at} dateTime={dueOn}>
      {word}
    </time>
  )
}
