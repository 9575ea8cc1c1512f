import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../icon-button.tsx'
import { PartBoundary } from '../part-boundary.tsx'
import { PaneHandle } from './pane-handle.tsx'
import { loadPanes, type PaneState, savePanes } from './pane-store.ts'
import './split-panes.css'

export interface Pane {
  readonly id: string
  /** Its name, for the handle and the fold button. */
  readonly label: string
  /** Starting width in pixels; the pane without one takes the room that is left. */
  readonly width?: number
  readonly min?: number
  readonly max?: number
  /** Given, the fold is the screen's to decide; otherwise it is kept here. */
  readonly folded?: boolean
  readonly onFoldedChange?: (folded: boolean) => void
  readonly content: ReactNode
}

export interface SplitPanesProps {
  /** Name under which widths and folds are kept on this machine. */
  readonly id: string
  readonly panes: readonly Pane[]
}

const MIN = 180
const MAX = 900

/** Panes side by side, their widths moved by handle or arrow keys, each with a width foldable to a strip. */
export function SplitPanes({ id, panes }: SplitPanesProps) {
  const { t } = useTranslation('ui')
  const [kept, setKept] = useState(() => loadPanes(id))
  const stateOf = (pane: Pane): PaneState => ({
    width: kept[pane.id]?.width ?? pane.width ?? 0,
    folded: pane.folded ?? kept[pane.id]?.folded ?? false,
  })
  const change = (pane: Pane, next: Partial<PaneState>): void => {
    if (next.folded !== undefined) pane.onFoldedChange?.(next.folded)
    const all = { ...kept, [pane.id]: { ...stateOf(pane), ...next } }
    setKept(all)
    savePanes(id, all)
  }
  const fluid = panes.findIndex((pane) => pane.width === undefined)
  return (
    <div className="split-panes">
      {panes.map((pane, index) => {
        if (pane.width === undefined) {
          return (
            <section key={pane.id} className="pane pane-fluid" aria-label={pane.label}>
              <PartBoundary>{pane.content}</PartBoundary>
            </section>
          )
        }
        const { width, folded } = stateOf(pane)
        const before = index < fluid
        const fold = (
          <IconButton
            icon={folded === before ? 'chevronRight' : 'chevronLeft'}
            label={t(folded ? 'panes.unfold' : 'panes.fold', { name: pane.label })}
            onPress={() => change(pane, { folded: !folded })}
          />
        )
        const body = folded ? (
          <div className="pane-strip">
            {fold}
            <span className="pane-strip-name">{pane.label}</span>
          </div>
        ) : (
          <section className="pane" aria-label={pane.label} style={{ width: `${width}px` }}>
            <div className="pane-content">
              <PartBoundary>{pane.content}</PartBoundary>
            </div>
            <div className="pane-fold">{fold}</div>
          </section>
        )
        const handle = !folded && (
          <PaneHandle
            name={pane.label}
            width={width}
            min={pane.min ?? MIN}
            max={pane.max ?? MAX}
            direction={before ? 1 : -1}
            onChange={(next) => change(pane, { width: next })}
          />
        )
        return (
          <Fragment key={pane.id}>
            {!before && handle}
            {body}
            {before && handle}
          </Fragment>
        )
      })}
    </div>
  )
}
