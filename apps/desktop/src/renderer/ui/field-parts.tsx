import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './field-parts.css'
import { Icon } from './icon.tsx'

/** What every field takes. */
export interface FieldTexts {
  readonly label: string
  /** One line of help under the control. */
  readonly description?: string | undefined
  /** What is wrong with the value and how to put it right; its presence makes the field invalid. */
  readonly error?: string | undefined
  /** Keeps the label for screen readers only, where the place says it already. */
  readonly hideLabel?: boolean | undefined
}

export function FieldLabel({
  children,
  required = false,
  hidden = false,
}: {
  readonly children: string
  readonly required?: boolean | undefined
  readonly hidden?: boolean | undefined
}) {
  const { t } = useTranslation('ui')
  return (
    <Label className={hidden ? 'visually-hidden' : 'field-label'}>
      {children}
      {required && <span className="field-required">{t('field.required')}</span>}
    </Label>
  )
}

/** Help or error, wired to the control by the field's context. */
export function FieldMessage({ description, error }: Pick<FieldTexts, 'description' | 'error'>) {
  return (
    <>
      {description !== undefined && error === undefined && (
        <Text slot="description" className="field-help">
          {description}
        </Text>
      )}
      <FieldError className="field-error">
        {({ validationErrors }) => <ErrorLine>{error ?? validationErrors.join(' ')}</ErrorLine>}
      </FieldError>
    </>
  )
}

export function ErrorLine({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Icon name="error" size={14} />
      <span>{children}</span>
    </>
  )
}
