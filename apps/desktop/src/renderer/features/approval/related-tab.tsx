import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDate } from '../../i18n/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Documents that this one refers to, by their numbers. Asked when the tab is open, for each asking is a recorded look. */
export function RelatedTab({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('approval')
  const trpc = useTRPC()
  const view = useErrorView()
  const answers = useQueries({ queries: ids.map((documentId) => trpc.records.item.queryOptions({ documentId })) })
  if (ids.length === 0) return <EmptyState title={t('related.none')} />
  return (
    <ul className="attachments">
      {ids.map((documentId, index) => {
        const answer = answers[index]
        const record = answer?.data
        return (
          <li key={documentId} className="attachment">
            <Link to="/documents/$documentId" params={{ documentId }} preload={false}>
              {record === undefined ? documentId : record.title}
            </Link>
            {record !== undefined && (
              <span className="quiet">
                {record.number} · {formatDate(record.registeredOn)}
              </span>
            )}
            {answer?.error != null && <span className="quiet">{view(answer.error).text}</span>}
          </li>
        )
      })}
    </ul>
  )
}
