import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

/** One thing that can be chosen. */
export interface Option<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** A second, quieter text in the same row. */
  readonly help?: string | undefined
  readonly isDisabled?: boolean
}

/** The list inside a select or a combo box. */
export function OptionList({ options }: { readonly options?: readonly Option[] }) {
  const { t } = useTranslation('ui')
  return (
    <ListBox<Option>
      {...(options === undefined ? {} : { items: options })}
      className="options"
      renderEmptyState={() => <div className="options-empty">{t('field.noMatch')}</div>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className="option" isDisabled={option.isDisabled ?? false}>
          {({ isSelected }) => (
            <>
              <span className="option-text">{option.label}</span>
              {option.help !== undefined && <span className="option-help">{option.help}</span>}
              {isSelected && <Icon name="check" size={14} />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
