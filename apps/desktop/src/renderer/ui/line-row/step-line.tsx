import { useSortable } from '@dnd-kit/sortable'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../i18n/format.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { Select } from '../select.tsx'
import { TextField } from '../text-field.tsx'
import { changeStep, letDeputyDecide, letDeputyStandIn, moveStep, setKind } from './line-moves.ts'
import { type LinePerson, type LineStep, PLANNED_KINDS } from './line-step.ts'
import { PostWithSigns } from './post-with-signs.tsx'
import { StepDetails } from './step-details.tsx'

export interface StepLineProps {
  readonly step: LineStep
  readonly number: number
  readonly steps: readonly LineStep[]
  readonly onChange: (steps: readonly LineStep[]) => void
  readonly faulty: boolean
  readonly active: boolean
  readonly onActive: (stepId: string) => void
  readonly onRemove: () => void
  /** Who acts while the person is away. */
  readonly deputy: LinePerson | null
  /** People of the step's own unit. */
  readonly unit?: readonly LinePerson[]
}

/** The element of a step, so that the focus can be led to it. */
export const stepElementId = (stepId: string): string => `line-step-${stepId}`

/** One step: its place, as what, who, and what follows from an absence. */
export function StepLine({
  step,
  number,
  steps,
  onChange,
  faulty,
  active,
  onActive,
  onRemove,
  deputy,
  unit = [],
}: StepLineProps) {
  const { t } = useTranslation('line')
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: step.id, disabled: isFixed(step) })
  const line = useRef<HTMLLIElement | null>(null)
  const [detailed, setDetailed] = useState(hasDetails(step))
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const { name } = step.person
  const keys = (event: KeyboardEvent): void => {
    const by = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined
    if (by !== undefined) onChange(moveStep(steps, step.id, by))
    else if (event.key === 'Delete' && event.target === line.current) onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <li
      ref={(node) => {
        line.current = node
        setNodeRef(node)
      }}
      id={stepElementId(step.id)}
      className="step-line"
      data-faulty={faulty || undefined}
      data-active={active || undefined}
      data-dragging={isDragging || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the line takes Alt+↑, Alt+↓ and Delete
      tabIndex={0}
      aria-label={t('stepLabel', { number, name })}
      style={transform === null ? {} : { transform: `translateY(${transform.y}px)`, transition: transition ?? '' }}
      onFocus={() => onActive(step.id)}
      onKeyDown={keys}
    >
      <span className="step-handle" data-fixed={isFixed(step) || undefined} aria-hidden="true" {...listeners}>
        <span className="step-number">{number}</span>
      </span>
      <span className="step-kind">
        {step.kind === 'DRAFT' ? (
          <span className="step-fixed-kind">{t('kinds.DRAFT')}</span>
        ) : (
          <Select
            label={t('kindOf', { name })}
            hideLabel
            options={PLANNED_KINDS.map((id) => ({ id, label: t(`planned.${id}`) }))}
            value={PLANNED_KINDS.find((kind) => kind === step.kind) ?? null}
            onChange={(kind) => onChange(setKind(steps, step.id, kind))}
          />
        )}
      </span>
      <span className="step-person">
        <span className="line-name">{name}</span>{' '}
        <span>
          <PostWithSigns post={step.person.post} step={step} />
        </span>{' '}
        <span className="line-post">{step.person.unitName}</span>
      </span>
      <span className="step-mark">
        {step.kind === 'APPROVE' && (
          <Select
            label={t('markOf', { name })}
            hideLabel
            options={marksFor(step).map((id) => ({ id, label: id === 'NONE' ? t('marks.NONE') : t(`marks.${id}`) }))}
            value={step.mark ?? 'NONE'}
            onChange={(mark) =>
              onChange(
                changeStep(steps, step.id, {
                  mark: mark === 'NONE' ? null : mark,
                  ...(isActingMark(mark) ? {} : { absenceId: null }),
                }),
              )
            }
          />
        )}
      </span>
      <span className="step-acts">
        <IconButton
          icon={step.kind === 'DRAFT' ? 'star' : 'calendar'}
          label={step.kind === 'DRAFT' ? t('details.signsOf', { name }) : t('details.of', { name })}
          pressed={detailed}
          onPress={() => setDetailed(!detailed)}
        />
        {step.kind !== 'DRAFT' && <IconButton icon="close" label={t('remove', { name })} onPress={onRemove} />}
      </span>
      {detailed && step.kind !== 'REVIEW_SKIPPED' && <StepDetails step={step} steps={steps} onChange={onChange} unit={unit} />}
      {step.kind === 'REVIEW_SKIPPED' && (
        <div className="step-more">
          <TextField
            label={t('skipReason')}
            value={step.skipReason ?? ''}
            onChange={(skipReason) => onChange(changeStep(steps, step.id, { skipReason }))}
            isRequired
          />
        </div>
      )}
      {step.away !== null && (
        <div className="step-more step-away">
          <Icon name="absent" size={14} />
          <span>
            {step.away.nobodyActs
              ? t('awayAlone', { until: formatDate(step.away.until), reason: step.away.reason })
              : t('awayLong', { until: formatDate(step.away.until), reason: step.away.reason, deputy: step.away.actingName })}
            {step.away.passedFrom !== null && ` ${t('passedFrom', { name: step.away.passedFrom })}`}
          </span>
          {step.kind === 'APPROVE' && deputy !== null && !step.away.nobodyActs && (
            <Button variant="quiet" onPress={() => onChange(letDeputyDecide(steps, step.id, deputy))}>
              {t('letDeputy', { deputy: deputy.name })}
            </Button>
          )}
          {step.kind !== 'APPROVE' && step.kind !== 'REVIEW_SKIPPED' && deputy !== null && !step.away.nobodyActs && (
            <Button variant="quiet" onPress={() => onChange(letDeputyStandIn(steps, step.id, deputy))}>
              {t('standIn', { deputy: deputy.name })}
            </Button>
          )}
          {step.kind === 'REVIEW' && (
            <Button variant="quiet" onPress={() => onChange(setKind(steps, step.id, 'REVIEW_SKIPPED'))}>
              {t('skip')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** Whether there is more to see of a step than who and as what. */
const hasDetails = ({ dueOn, receiverId, blocking }: LineStep): boolean =>
  (dueOn ?? null) !== null || (receiverId ?? null) !== null || blocking === false

const isFixed = (step: LineStep): boolean => step.kind === 'DRAFT' || step.kind === 'APPROVE'
const isActingMark = (mark: string): boolean => mark === 'ACTING' || mark === 'DELEGATED_ACTING'

/** 대결 leans on an absence, so it can only be chosen where one is named. */
function marksFor(step: LineStep): readonly ('NONE' | NonNullable<LineStep['mark']>)[] {
  return step.absenceId === null && !isActingMark(step.mark ?? '')
    ? ['NONE', 'DELEGATED']
    : ['NONE', 'DELEGATED', 'ACTING', 'DELEGATED_ACTING']
}
