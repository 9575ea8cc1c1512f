import type { Ref } from 'react'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Group,
  Input,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import './text-field.css'

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
  /** A list box that is always open stands below it in one Autocomplete: together they are a combo box. */
  readonly listBelow?: boolean
}

/** A field to look something up; Escape clears it. The label is read, not shown: the glass says it. */
export function SearchField({ label, placeholder = label, inputRef, listBelow = false, ...rest }: SearchFieldProps) {
  const { t } = useTranslation('ui')
  return (
    <AriaSearchField {...rest} className="field search-field">
      {({ isEmpty }) => (
        <>
          <FieldLabel hidden>{label}</FieldLabel>
          <Group className="control">
            <Icon name="search" />
            <Input
              className="control-input"
              placeholder={placeholder}
              {...(listBelow ? { role: 'combobox', 'aria-expanded': true } : {})}
              {...(inputRef === undefined ? {} : { ref: inputRef })}
            />
            {!isEmpty && <IconButton icon="close" label={t('action.clear')} />}
          </Group>
        </>
      )}
    </AriaSearchField>
  )
}
