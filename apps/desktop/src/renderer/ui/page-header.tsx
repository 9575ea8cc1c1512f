import type { ReactNode } from 'react'
import './page-header.css'

export interface PageHeaderProps {
  readonly title: string
  /** Above the title: breadcrumbs. */
  readonly above?: ReactNode
  /** Beside the title: state, disclosure, retention. */
  readonly meta?: ReactNode
  /** At the right: what can be done with the whole page. */
  readonly actions?: ReactNode
  readonly level?: 1 | 2
}

/** The thin head of a screen or a pane. */
export function PageHeader({ title, above, meta, actions, level = 1 }: PageHeaderProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <header className="page-header">
      <div className="page-header-words">
        {above}
        <div className="page-header-line">
          <Heading className="page-title">{title}</Heading>
          {meta !== undefined && <div className="page-meta">{meta}</div>}
        </div>
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </header>
  )
}
