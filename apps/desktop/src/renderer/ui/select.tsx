import { Select as AriaSelect, type SelectProps as AriaSelectProps, Button, Popover, SelectValue } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { FieldLabel, FieldMessage, type FieldTexts } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import { type Option, OptionList } from './option-list.tsx'
import './select.css'

export interface SelectProps<Id extends string>
  extends Omit<
      AriaSelectProps<Option, 'single'>,
      'className' | 'style' | 'children' | 'items' | 'isInvalid' | 'value' | 'onChange' | 'defaultValue'
    >,
    FieldTexts {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
}

/** One of a few known values. For many, or to search in them, a combo box. */
export function Select<Id extends string>({
  label,
  description,
  error,
  hideLabel,
  options,
  value,
  onChange,
  placeholder,
  ...rest
}: SelectProps<Id>) {
  const { t } = useTranslation('ui')
  return (
    <AriaSelect<Option>
      {...rest}
      className="field"
      value={value}
      isInvalid={error !== undefined}
      placeholder={placeholder ?? t('field.choose')}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <FieldLabel required={rest.isRequired} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <Button className="control select-button">
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren, isPlaceholder }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <Icon name="chevronDown" size={14} />
      </Button>
      <FieldMessage description={description} error={error} />
      <Popover className="popover" offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  )
}
