import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorLine, type FieldTexts } from './field-parts.tsx'

/** What a control inside a form field puts on itself so that label, help and error belong to it. */
export interface FieldWires {
  readonly id: string
  readonly 'aria-labelledby': string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

export interface FormFieldProps extends FieldTexts {
  readonly isRequired?: boolean
  readonly children: (wires: FieldWires) => ReactNode
}

/** Label, help and error around a control that is not one of ours (an editor, a line of people). */
export function FormField({ label, description, error, hideLabel = false, isRequired = false, children }: FormFieldProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const invalid = error !== undefined
  return (
    <div className="field" data-invalid={invalid || undefined}>
      <span id={`${id}-label`} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
        {isRequired && <span className="field-required">{t('field.required')}</span>}
      </span>
      {children({ id, 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-help`, 'aria-invalid': invalid })}
      <span id={`${id}-help`} className={invalid ? 'field-error' : 'field-help'}>
        {invalid ? <ErrorLine>{error}</ErrorLine> : description}
      </span>
    </div>
  )
}
