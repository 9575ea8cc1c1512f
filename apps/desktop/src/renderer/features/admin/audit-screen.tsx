import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { AuditFilters } from './audit-filters.tsx'
import './audit-screen.css'
import { ChainLine } from './chain-line.tsx'
import { type EntryFilter, useEntries, useNames } from './entries.ts'
import { EntryList } from './entry-list.tsx'

const route = getRouteApi('/desk/audit')

/** The log of everything: the chain's state, filters, and the entries as sentences, newest first. */
export function AuditScreen() {
  const { t } = useTranslation('audit')
  const view = useErrorView()
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const found = useEntries(filter)
  const entries = found.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(entries)
  const narrow = (change: EntryFilter): void => void navigate({ search: (before) => ({ ...before, ...change }) })
  const busy = found.isFetching
  return (
    <div className="audit">
      <PageHeader
        title={t('title')}
        actions={
          <Button icon="refresh" busy={found.isRefetching} onPress={() => void found.refetch()}>
            {t('refresh')}
          </Button>
        }
      />
      <ChainLine onShow={(seq) => void navigate({ search: { at: seq } })} />
      <AuditFilters filter={filter} names={names} onChange={narrow} />
      <div className="audit-body">
        {busy && <ProgressBar label={t('loading')} />}
        {found.error !== null && <ErrorState {...view(found.error)} onRetry={() => void found.refetch()} />}
        {found.data !== undefined && entries.length === 0 && found.error === null && (
          <EmptyState title={t('empty')} text={t('emptyHint')} />
        )}
        {entries.length > 0 && (
          <EntryList
            label={t('entries')}
            entries={entries}
            names={names}
            busy={busy}
            onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
            onNarrow={narrow}
          />
        )}
      </div>
    </div>
  )
}
