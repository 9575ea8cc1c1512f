import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './button.css'
import { Icon, type IconName } from './icon.tsx'
import { KeyHint } from './keys/key-hint.tsx'
import { announce } from './notices.ts'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  readonly children: ReactNode
  /** `primary` is the one next action of a pane; `danger` one that cannot be taken back. */
  readonly variant?: 'primary' | 'normal' | 'quiet' | 'danger'
  readonly icon?: IconName
  /** The key that does the same, shown beside the word: `s`, `Mod+Enter`. Registering it is the screen's own act. */
  readonly keys?: string
  /** Why this cannot be done now. The button stays reachable and says so when pressed. */
  readonly unavailable?: string | undefined
  /** Work is under way: the button cannot be pressed again and says that it is busy. */
  readonly busy?: boolean
}

/** A button with a word on it. */
export function Button({ children, variant = 'normal', icon, keys, unavailable, busy = false, onPress, ...rest }: ButtonProps) {
  const { t } = useTranslation('ui')
  const refused = unavailable !== undefined
  return (
    <AriaButton
      {...rest}
      className="button"
      data-variant={variant}
      isPending={busy}
      {...(refused ? { 'aria-disabled': true } : {})}
      onPress={(event) => (unavailable !== undefined ? announce(unavailable, { tone: 'warning' }) : onPress?.(event))}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className="button-word">{children}</span>
      {busy && <span className="visually-hidden">{t('busy')}</span>}
      {keys !== undefined && <KeyHint keys={keys} />}
    </AriaButton>
  )
}
