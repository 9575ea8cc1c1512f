import { RadioGroup as AriaRadioGroup, type RadioGroupProps as AriaRadioGroupProps, Radio } from 'react-aria-components'
import { FieldLabel, FieldMessage, type FieldTexts } from './field-parts.tsx'
import type { Option } from './option-list.tsx'
import './radio-group.css'

export interface RadioGroupProps<Id extends string>
  extends Omit<AriaRadioGroupProps, 'className' | 'style' | 'children' | 'isInvalid' | 'value' | 'onChange'>,
    FieldTexts {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
}

/** One of two to five values, all in sight. */
export function RadioGroup<Id extends string>({
  label,
  description,
  error,
  hideLabel,
  options,
  value,
  onChange,
  orientation = 'horizontal',
  ...rest
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...rest}
      className="field"
      orientation={orientation}
      value={value}
      isInvalid={error !== undefined}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <FieldLabel required={rest.isRequired} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <div className="radios" data-orientation={orientation}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="radio" isDisabled={option.isDisabled ?? false}>
            <span className="radio-mark" />
            <span>{option.label}</span>
            {option.help !== undefined && <span className="option-help">{option.help}</span>}
          </Radio>
        ))}
      </div>
      <FieldMessage description={description} error={error} />
    </AriaRadioGroup>
  )
}
