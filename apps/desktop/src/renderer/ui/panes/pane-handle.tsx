import { useTranslation } from 'react-i18next'

export interface PaneHandleProps {
  readonly name: string
  readonly width: number
  readonly min: number
  readonly max: number
  /** 1 where dragging right widens the pane, -1 where it narrows it. */
  readonly direction: 1 | -1
  readonly onChange: (width: number) => void
}

const STEP = 16

/** The line between two panes: dragged, or moved by arrow keys, Home and End (ARIA window splitter). */
export function PaneHandle({ name, width, min, max, direction, onChange }: PaneHandleProps) {
  const { t } = useTranslation('ui')
  const set = (next: number): void => onChange(Math.round(Math.min(max, Math.max(min, next))))
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: width - STEP * direction,
    ArrowRight: width + STEP * direction,
    Home: min,
    End: max,
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a line between texts
    <div
      role="separator"
      className="pane-handle"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('panes.resize', { name })}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={(event) => {
        const next = keys[event.key]
        if (next === undefined) return
        event.preventDefault()
        set(next)
      }}
      onPointerDown={(event) => {
        const start = event.clientX
        const handle = event.currentTarget
        handle.setPointerCapture(event.pointerId)
        const move = (moved: PointerEvent): void => set(width + (moved.clientX - start) * direction)
        handle.addEventListener('pointermove', move)
        handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true })
      }}
    />
  )
}
