import { useTranslation } from 'react-i18next'
import { calendarDate } from '../../i18n/format.ts'
import { Checkbox } from '../checkbox.tsx'
import { DatePicker } from '../date-picker.tsx'
import { Select } from '../select.tsx'
import { changeStep } from './line-moves.ts'
import type { LinePerson, LineStep } from './line-step.ts'
import { bearsSigns, type LineSign, setSign } from './step-signs.ts'

export interface StepDetailsProps {
  readonly step: LineStep
  readonly steps: readonly LineStep[]
  readonly onChange: (steps: readonly LineStep[]) => void
  /** People of the step's own unit, of whom one may receive for it. */
  readonly unit: readonly LinePerson[]
}

const MAY_LAPSE: readonly LineStep['kind'][] = ['CONCUR_SERIAL', 'CONCUR_PARALLEL', 'CONCUR_UNIT']
const MAY_NOT_BLOCK: readonly LineStep['kind'][] = ['AUDIT_CONCUR', 'LEGAL_CONCUR']
const SIGNS: readonly LineSign[] = ['originator', 'presenter']
/** The head of the unit itself, where nobody else receives. */
const HEAD = 'HEAD'

/** What is rarely said of a step: whose idea it was and who reports it, its due day and what follows from it, who receives for a unit, whether the line waits. */
export function StepDetails({ step, steps, onChange, unit }: StepDetailsProps) {
  const { t } = useTranslation('line')
  const put = (patch: Partial<LineStep>): void => onChange(changeStep(steps, step.id, patch))
  const others = unit.filter(({ personId }) => personId !== step.personId)
  return (
    <div className="step-more step-details">
      {bearsSigns(step.kind) && (
        <div className="step-signs">
          {SIGNS.map((sign) => (
            <Checkbox
              key={sign}
              isSelected={step[sign] === true}
              onChange={(has) => onChange(setSign(steps, step.id, sign, has))}
            >
              {t(`details.${sign}`)}
            </Checkbox>
          ))}
        </div>
      )}
      {step.kind !== 'DRAFT' && (
        <DatePicker
          label={t('details.dueOn')}
          value={step.dueOn ?? null}
          min={calendarDate(new Date())}
          onChange={(dueOn) => put(dueOn === null ? { dueOn, lapses: false } : { dueOn })}
        />
      )}
      {step.kind === 'CONCUR_UNIT' && (
        <Select
          label={t('details.receiver')}
          options={[
            { id: HEAD, label: t('details.head', { name: step.person.name }) },
            ...others.map(({ personId, name, post }) => ({ id: personId, label: `${name} ${post}` })),
          ]}
          value={step.receiverId ?? HEAD}
          onChange={(id) => {
            const receiver = others.find(({ personId }) => personId === id) ?? null
            put({ receiverId: receiver?.personId ?? null, receiver })
          }}
        />
      )}
      {MAY_LAPSE.includes(step.kind) && (
        <Checkbox
          isSelected={step.lapses === true}
          isDisabled={step.dueOn === null || step.dueOn === undefined}
          onChange={(lapses) => put({ lapses })}
        >
          {t('details.lapses')}
        </Checkbox>
      )}
      {MAY_NOT_BLOCK.includes(step.kind) && (
        <Checkbox isSelected={step.blocking !== false} onChange={(blocking) => put({ blocking })}>
          {t('details.blocking')}
        </Checkbox>
      )}
    </div>
  )
}
