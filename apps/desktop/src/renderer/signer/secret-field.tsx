import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/text-field.tsx'
import type { KeyChoice } from './use-signer-keys.ts'

export interface SecretFieldProps {
  readonly choice: KeyChoice | null
  readonly value: string
  readonly onChange: (value: string) => void
  readonly inputRef: RefObject<HTMLInputElement | null>
  /** What was wrong with the one that was tried. */
  readonly error: string | undefined
  /** The person went on without any. */
  readonly isMissing: boolean
}

/** What opens the chosen key: a password, or the PIN of a smart card. */
export function SecretField({ choice, value, onChange, inputRef, error, isMissing }: SecretFieldProps) {
  const { t } = useTranslation('signing')
  const byPin = choice?.from === 'held' && choice.credential.kind === 'token'
  return (
    <TextField
      label={t(byPin ? 'pin' : 'password')}
      type="password"
      autoComplete="off"
      inputRef={inputRef}
      value={value}
      onChange={onChange}
      isRequired
      autoFocus={choice !== null}
      error={error ?? (isMissing && value === '' ? t(byPin ? 'pinMissing' : 'passwordMissing') : undefined)}
    />
  )
}
