import { useTranslation } from 'react-i18next'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import type { Opinion } from './opinions.ts'

/** What people wrote with their signatures, and why they returned or paused. */
export function OpinionsTab({ opinions }: { readonly opinions: readonly Opinion[] }) {
  const { t } = useTranslation('approval')
  const words = useStepWords()
  if (opinions.length === 0) return <EmptyState title={t('opinions.none')} text={t('opinions.noneText')} />
  return (
    <ul className="opinions">
      {opinions.map(({ step, round, text, at, as }) => (
        <li key={`${round} ${step.stepId} ${as}`} className="opinion" data-as={as}>
          <span className="opinion-head">
            <span className="opinion-as">{t(`opinions.as.${as}`)}</span>
            <strong>{step.person.name}</strong> {step.person.post}
            <span className="quiet">{words.role(step)}</span>
            {at !== null && <time dateTime={at}>{formatDateTime(at)}</time>}
            {as === 'hold' && step.hold !== null && (
              <span className="quiet">{t('opinions.until', { day: formatDate(step.hold.until) })}</span>
            )}
          </span>
          <p className="opinion-text">{text}</p>
        </li>
      ))}
    </ul>
  )
}
