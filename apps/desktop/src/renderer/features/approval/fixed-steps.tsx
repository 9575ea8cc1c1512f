import { useTranslation } from 'react-i18next'
import type { PathStep } from '../../api/shapes.ts'
import { formatDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { LinePerson, LineStep } from '../../ui/line-row/line-step.ts'
import { stepElementId } from '../../ui/line-row/step-line.tsx'
import { useStepWords } from '../../ui/path-line/step-view.ts'

export interface FixedStepsProps {
  readonly steps: readonly LineStep[]
  /** The same steps as the path has them, for where they stand. */
  readonly path: readonly PathStep[]
  readonly find: (personId: string) => LinePerson | null
  readonly onHandOver: (step: LineStep, deputy: LinePerson) => void
}

/** Steps that are done or open: they stand fast, but an open one of who is away goes to their deputy. */
export function FixedSteps({ steps, path, find, onHandOver }: FixedStepsProps) {
  const { t } = useTranslation(['approval', 'line'])
  const words = useStepWords()
  return (
    <section aria-label={t('approval:change.fixed')}>
      <h3 className="change-part">{t('approval:change.fixed')}</h3>
      <ol className="fixed-steps">
        {steps.map((step) => {
          const now = path.find(({ stepId }) => stepId === step.id)
          const deputy = step.away === null || step.away.nobodyActs ? null : find(step.away.actingId)
          const open = now?.state === 'OPEN' || now?.state === 'HELD'
          return (
            <li key={step.id} id={stepElementId(step.id)} className="fixed-step" tabIndex={-1}>
              <span className="fixed-role">{words.role(step)}</span>
              <span>
                <strong>{step.person.name}</strong> {step.person.post} <span className="quiet">{step.person.unitName}</span>
              </span>
              {now !== undefined && <span className="fixed-state">{words.state(now)}</span>}
              {open && step.away !== null && (
                <span className="fixed-away">
                  <Icon name="absent" size={14} />
                  {step.away.nobodyActs
                    ? t('line:awayAlone', { until: formatDate(step.away.until), reason: step.away.reason })
                    : t('line:awayLong', {
                        until: formatDate(step.away.until),
                        reason: step.away.reason,
                        deputy: step.away.actingName,
                      })}
                  {deputy !== null && (
                    <Button variant="quiet" onPress={() => onHandOver(step, deputy)}>
                      {t('approval:change.handOver', { name: deputy.name })}
                    </Button>
                  )}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
