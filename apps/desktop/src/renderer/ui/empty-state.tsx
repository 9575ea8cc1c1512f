import type { ReactNode } from 'react'
import './empty-state.css'

export interface EmptyStateProps {
  readonly title: string
  /** Why it is empty, or what would fill it. */
  readonly text?: string
  readonly action?: ReactNode
}

/** A list or a pane with nothing in it, said in words. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
      {action}
    </div>
  )
}
