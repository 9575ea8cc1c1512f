import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import './progress-bar.css'

export interface ProgressBarProps {
  readonly label: string
  /** 0 to 100; without it, work of unknown length. */
  readonly value?: number | undefined
  /** Shows the label and the percentage above the bar. */
  readonly showLabel?: boolean
}

/** A thin bar: how far, or that something is under way. */
export function ProgressBar({ label, value, showLabel = false }: ProgressBarProps) {
  const share = Math.min(100, Math.max(0, value ?? 0))
  return (
    <AriaProgressBar
      className="progress-bar"
      aria-label={label}
      {...(value === undefined ? { isIndeterminate: true } : { value: share })}
    >
      {({ valueText }) => (
        <>
          {showLabel && (
            <span className="progress-label" aria-hidden="true">
              {label} <span className="numeric">{valueText}</span>
            </span>
          )}
          <span className="progress-track">
            <span className="progress-fill" style={value === undefined ? {} : { width: `${share}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}
