import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar, Separator } from 'react-aria-components'
import './toolbar.css'

export interface ToolbarProps {
  readonly label: string
  readonly children: ReactNode
}

/** A row of controls that is one stop for Tab; arrow keys move inside. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <AriaToolbar className="toolbar" aria-label={label}>
      {children}
    </AriaToolbar>
  )
}

/** A thin line between groups of a toolbar. */
export function ToolbarLine() {
  return <Separator className="toolbar-line" orientation="vertical" />
}
