import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import './icon-button.css'
import { KeyHint } from './keys/key-hint.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: IconName
  /** What it does, in words; shown on hover and focus, and read by screen readers. */
  readonly label: string
  readonly keys?: string
  /** For a button that stays in (a fold, a mark): whether it is in. */
  readonly pressed?: boolean
}

/** A button with a picture alone; its word is always there as label and tooltip. */
export function IconButton({ icon, label, keys, pressed, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <Button
        {...rest}
        className="icon-button"
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon name={icon} />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys !== undefined && <KeyHint keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
