import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import type { LineFault, LineStep } from './line-step.ts'

export interface LineFaultsProps {
  readonly faults: readonly LineFault[]
  readonly steps: readonly LineStep[]
  readonly onGo: (stepId: string) => void
}

/** Everything that stands against a line, at once, each with what to do and the article that it comes from. */
export function LineFaults({ faults, steps, onGo }: LineFaultsProps) {
  const { t, i18n } = useTranslation('line')
  return (
    <section className="line-faults" aria-label={t('faults.label')}>
      <p role="status" className="line-faults-count">
        {faults.length === 0 ? t('faults.none') : t('faults.count', { count: faults.length })}
      </p>
      <ul>
        {faults.map(({ code, stepId, article, sentence }) => {
          const step = steps.find(({ id }) => id === stepId)
          const words = i18n.language === 'en' ? sentence.en : sentence.ko
          return (
            <li key={`${code} ${stepId ?? ''}`} className="line-fault-line">
              <Icon name="warning" size={14} />
              <span>
                {step !== undefined && (
                  <button type="button" className="line-fault-go" onClick={() => onGo(step.id)}>
                    {step.person.name}
                  </button>
                )}{' '}
                {words} <span className="line-article">{article}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
