import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Button,
  Group,
  Input,
  Popover,
} from 'react-aria-components'
import { FieldLabel, FieldMessage, type FieldTexts } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import { matchesKorean } from './korean-match.ts'
import './combo-box.css'
import { type Option, OptionList } from './option-list.tsx'

export interface ComboBoxProps<Id extends string>
  extends Omit<
      AriaComboBoxProps<Option, 'single'>,
      'className' | 'style' | 'children' | 'items' | 'isInvalid' | 'value' | 'onChange' | 'defaultValue' | 'defaultItems'
    >,
    FieldTexts {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id | null) => void
  readonly placeholder?: string
  /** The options given are already what matches (a search on the server): no filtering here. */
  readonly alreadyFiltered?: boolean
}

/** One of many values, found by typing a part of it or its initial consonants. */
export function ComboBox<Id extends string>({
  label,
  description,
  error,
  hideLabel,
  options,
  value,
  onChange,
  placeholder,
  alreadyFiltered = false,
  ...rest
}: ComboBoxProps<Id>) {
  const items = alreadyFiltered ? { items: options } : { defaultItems: options }
  return (
    <AriaComboBox<Option>
      {...rest}
      {...items}
      className="field"
      value={value}
      isInvalid={error !== undefined}
      allowsEmptyCollection
      defaultFilter={alreadyFiltered ? () => true : matchesKorean}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
    >
      <FieldLabel required={rest.isRequired} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <Group className="control">
        <Input className="control-input" {...(placeholder === undefined ? {} : { placeholder })} />
        <Button className="combo-box-button">
          <Icon name="chevronDown" size={14} />
        </Button>
      </Group>
      <FieldMessage description={description} error={error} />
      <Popover className="popover" offset={4}>
        <OptionList />
      </Popover>
    </AriaComboBox>
  )
}
