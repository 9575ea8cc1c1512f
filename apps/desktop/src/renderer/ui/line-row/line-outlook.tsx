import { useTranslation } from 'react-i18next'
import { formatDate, formatShortDate, formatTime } from '../../i18n/format.ts'
import { Icon } from '../icon.tsx'
import './line-outlook.css'
import type { LineOutlook, LineStep } from './line-step.ts'

export interface LineOutlookNoteProps {
  readonly outlook: LineOutlook | undefined
  readonly steps: readonly Pick<LineStep, 'id' | 'person'>[]
}

/** When the line will likely be through and how that was reckoned, and what to know of its deputies: advice, no fault. */
export function LineOutlookNote({ outlook, steps }: LineOutlookNoteProps) {
  const { t, i18n } = useTranslation('line')
  if (outlook === undefined) return null
  const { finish, advice } = outlook
  const nameOf = (stepId: string): string => steps.find(({ id }) => id === stepId)?.person.name ?? ''
  return (
    <section className="line-outlook" aria-label={t('outlook.label')}>
      {finish !== null && (
        <details>
          <summary>
            <Icon name="calendar" size={14} />
            <span>
              {t('outlook.finish')} <strong>{formatDate(finish.at)}</strong>{' '}
              {t('outlook.around', { time: formatTime(finish.at) })}
            </span>
            <span className="line-outlook-why">{t('outlook.why')}</span>
          </summary>
          <p>{t('outlook.how', { days: finish.days })}</p>
          <ul>
            {finish.steps.map(({ stepId, hours, from, count, backOn }) => (
              <li key={stepId}>
                {nameOf(stepId)} {t('outlook.hours', { hours })} <span>{t(`outlook.from.${from}`, { count })}</span>
                {backOn !== null && ` · ${t('outlook.backOn', { day: formatShortDate(backOn) })}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {advice.map(({ code, stepId, sentence }) => (
        <p key={`${code} ${stepId}`} className="line-advice">
          <Icon name="info" size={14} />
          <span>{i18n.language === 'en' ? sentence.en : sentence.ko}</span>
        </p>
      ))}
    </section>
  )
}
