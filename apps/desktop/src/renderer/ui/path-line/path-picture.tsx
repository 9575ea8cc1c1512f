import { useTranslation } from 'react-i18next'
import type { PathRound, PathStep } from '../../api/shapes.ts'
import { formatShortDate } from '../../i18n/format.ts'
import { Icon } from '../icon.tsx'
import { PostWithSigns } from '../line-row/post-with-signs.tsx'
import { type PathStation, stationsOf } from './path-groups.ts'
import './path-picture.css'
import { toneOf, useStepWords } from './step-view.ts'
import { useTimeWords } from './time-words.ts'

export interface PathPictureProps {
  readonly label: string
  readonly round: Pick<PathRound, 'steps' | 'ending'>
}

/** A round of the line as a picture: every station with who, since when, how long, on whose behalf, and what was said. */
export function PathPicture({ label, round }: PathPictureProps) {
  const { t } = useTranslation('ui')
  return (
    <ol className="picture" aria-label={label}>
      {stationsOf(round.steps, round.ending !== null).map((station) => (
        <Station key={station.id} station={station} together={t('path.together')} />
      ))}
    </ol>
  )
}

function Station({ station: { steps, next }, together }: { readonly station: PathStation; readonly together: string }) {
  const [first, ...others] = steps
  if (first === undefined) return null
  return (
    <li className="picture-station" data-together={others.length > 0 || undefined}>
      {others.length === 0 ? (
        <StepCard step={first} next={next} />
      ) : (
        <>
          <span className="picture-group">{together}</span>
          <ul aria-label={together}>
            {steps.map((step) => (
              <li key={step.stepId}>
                <StepCard step={step} next={next} />
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  )
}

function StepCard({ step, next }: { readonly step: PathStep; readonly next: boolean }) {
  const { t } = useTranslation('ui')
  const words = useStepWords()
  const times = useTimeWords()
  const { person, onBehalfOf, unit } = step
  const current = step.state === 'OPEN' || step.state === 'HELD'
  const spent = times.spent(step)
  return (
    <div className="picture-step" data-tone={toneOf(step)} {...(current ? { 'aria-current': 'step' as const } : {})}>
      <span className="picture-mark" aria-hidden="true">
        {toneOf(step) === 'done' && <Icon name="check" size={10} />}
      </span>
      <p className="picture-who">
        <span className="picture-role">{words.role(step)}</span> <strong>{person.name}</strong>{' '}
        <PostWithSigns post={person.post} step={step} />
      </p>
      <p className="picture-unit">{person.unitName}</p>
      {onBehalfOf !== null && (
        <p className="picture-note">{t('path.behalf', { name: onBehalfOf.name, post: onBehalfOf.post })}</p>
      )}
      {step.receiver !== null && (
        <p className="picture-note">{t('path.receiver', { name: step.receiver.name, post: step.receiver.post })}</p>
      )}
      <p className="picture-state">
        <span className="picture-word">{next ? t('path.next') : words.state(step)}</span>
        {step.skippedFor !== null && <span>{t(`path.skippedFor.${step.skippedFor}`)}</span>}
        {!step.blocking && <span>{t('path.notAwaited')}</span>}
      </p>
      {(step.openedAt !== null || step.at !== null) && (
        <p className="picture-times">
          {step.openedAt !== null && <time dateTime={step.openedAt}>{times.short(step.openedAt)}</time>}
          {step.openedAt !== null && step.at !== null && ' → '}
          {step.at !== null && <time dateTime={step.at}>{times.short(step.at)}</time>}
          {spent !== null && <span className="picture-spent">{spent}</span>}
        </p>
      )}
      {step.dueOn !== null && (
        <p className="picture-due" data-over={step.overdueAt !== null || undefined}>
          {t('path.due', { day: formatShortDate(step.dueOn) })}
          {step.overdueAt !== null && <strong>{t('path.overdue')}</strong>}
          {step.lapses && step.state !== 'DONE' && <span>{t('path.lapses')}</span>}
        </p>
      )}
      {step.hold !== null && (
        <p className="picture-said">
          {t('path.holdUntil', { day: formatShortDate(step.hold.until) })} · {step.hold.reason}
        </p>
      )}
      {step.opinion !== null && <p className="picture-said">{step.opinion}</p>}
      {step.reason !== null && <p className="picture-said">{step.reason}</p>}
      {unit !== null && unit.steps.length > 0 && (
        <ol className="picture-inner" aria-label={t('path.inner', { unit: person.unitName })}>
          {unit.steps.map((inner) => (
            <li key={inner.stepId}>
              <StepCard step={inner} next={false} />
            </li>
          ))}
        </ol>
      )}
      {unit !== null && unit.assigned !== null && (
        <p className="picture-note">{t('path.assigned', { time: times.short(unit.assigned.at) })}</p>
      )}
    </div>
  )
}
