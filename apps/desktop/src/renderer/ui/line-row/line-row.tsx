import { useTranslation } from 'react-i18next'
import { formatShortDate } from '../../i18n/format.ts'
import { Icon } from '../icon.tsx'
import './line-row.css'
import type { LineStep } from './line-step.ts'
import { PostWithSigns } from './post-with-signs.tsx'
import { useStepWord } from './step-word.ts'

export interface LineRowProps {
  readonly label: string
  readonly steps: readonly LineStep[]
  /** Steps that something is wrong with. */
  readonly faulty: ReadonlySet<string>
}

/** A planned line as a row of people, in the order in which they act; parallel ones stand in one bracket. */
export function LineRow({ label, steps, faulty }: LineRowProps) {
  const { t } = useTranslation('line')
  const word = useStepWord()
  return (
    <ol className="line-row" aria-label={label}>
      {steps.map((step, i) => {
        const together = step.group !== null && step.group === steps[i - 1]?.group
        return (
          <li
            key={step.id}
            className="line-person"
            data-faulty={faulty.has(step.id) || undefined}
            data-together={together || undefined}
          >
            <span className="line-kind">{word(step)}</span>
            <span className="line-name">{step.person.name}</span>
            <span className="line-post">
              <PostWithSigns post={step.person.post} step={step} />
            </span>
            {faulty.has(step.id) && (
              <span className="line-fault">
                <Icon name="warning" size={12} />
                {t('toMend')}
              </span>
            )}
            {step.away !== null && (
              <span className="line-away">
                <Icon name="absent" size={12} />
                {t('away', { until: formatShortDate(step.away.until), deputy: step.away.actingName })}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
