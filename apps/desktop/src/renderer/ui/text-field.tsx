import { type Ref, useState } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
  TextArea,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { FieldLabel, FieldMessage, type FieldTexts } from './field-parts.tsx'
import { IconButton } from './icon-button.tsx'
import './text-field.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>, FieldTexts {
  readonly placeholder?: string
  /** More than one line: so many rows are shown, more scroll. */
  readonly rows?: number
  /** Digits in tabular figures, right aligned. */
  readonly numeric?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

/** A line or some lines of text. A password gets a button that shows it. */
export function TextField({
  label,
  description,
  error,
  hideLabel,
  placeholder,
  rows,
  numeric = false,
  type,
  inputRef,
  areaRef,
  ...rest
}: TextFieldProps) {
  const { t } = useTranslation('ui')
  const [shown, setShown] = useState(false)
  const hint = placeholder === undefined ? {} : { placeholder }
  const secret = type === 'password'
  return (
    <AriaTextField {...rest} type={secret && shown ? 'text' : (type ?? 'text')} className="field" isInvalid={error !== undefined}>
      <FieldLabel required={rest.isRequired} hidden={hideLabel}>
        {label}
      </FieldLabel>
      {rows === undefined ? (
        <Group className="control">
          <Input
            {...hint}
            {...(inputRef === undefined ? {} : { ref: inputRef })}
            className={numeric ? 'control-input numeric' : 'control-input'}
          />
          {secret && (
            <IconButton
              icon={shown ? 'eyeOff' : 'eye'}
              label={t(shown ? 'field.hidePassword' : 'field.showPassword')}
              onPress={() => setShown(!shown)}
            />
          )}
        </Group>
      ) : (
        <TextArea {...hint} {...(areaRef === undefined ? {} : { ref: areaRef })} rows={rows} className="control text-area" />
      )}
      <FieldMessage description={description} error={error} />
    </AriaTextField>
  )
}
