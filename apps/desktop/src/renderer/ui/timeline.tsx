import type { ReactNode } from 'react'
import { formatDateTime, type Instant } from '../i18n/format.ts'
import type { StatusTone } from './status-mark.tsx'
import './timeline.css'

export interface TimelineEntry {
  readonly id: string
  /** When; null for what is still to come. */
  readonly at: Instant | null
  /** A sentence: 이두리가 제2판을 보았습니다 */
  readonly text: ReactNode
  readonly detail?: ReactNode
  readonly tone?: StatusTone
}

/** What happened, oldest first, as sentences with their times. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="timeline-entry"
          data-tone={entry.tone ?? 'closed'}
          data-future={entry.at === null || undefined}
        >
          <span className="timeline-time">
            {entry.at !== null && <time dateTime={new Date(entry.at).toISOString()}>{formatDateTime(entry.at)}</time>}
          </span>
          <span className="timeline-mark" aria-hidden="true" />
          <div className="timeline-words">
            {entry.text}
            {entry.detail !== undefined && <div className="timeline-detail">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
