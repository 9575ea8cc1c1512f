import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './audit-screen.css'
import { useLife, useNames } from './entries.ts'
import { EntryList } from './entry-list.tsx'

const route = getRouteApi('/desk/audit/documents/$documentId')

/** A document's whole life, oldest first: everything that was done to it and, unless folded away, every look. */
export function LifeScreen() {
  const { t } = useTranslation('audit')
  const view = useErrorView()
  const { documentId } = route.useParams()
  const navigate = route.useNavigate()
  const [looks, setLooks] = useState(true)
  const life = useLife(documentId)
  const entries = useMemo(() => life.data?.pages.flatMap((page) => page.items) ?? [], [life.data])
  const names = useNames(entries)
  const name = names.documents.get(documentId)
  const shown = looks ? entries : entries.filter(({ type }) => !type.endsWith('.looked'))
  return (
    <div className="audit">
      <PageHeader
        title={name ?? t('life.title')}
        above={
          <Breadcrumbs
            crumbs={[
              { id: 'audit', label: t('life.back'), onPress: () => void navigate({ to: '/audit', search: {} }) },
              { id: 'life', label: t('life.title') },
            ]}
          />
        }
        actions={
          <Checkbox isSelected={looks} onChange={setLooks}>
            {t('life.looks')}
          </Checkbox>
        }
      />
      <div className="audit-body">
        {life.isFetching && <ProgressBar label={t('loading')} />}
        {life.error !== null && <ErrorState {...view(life.error)} onRetry={() => void life.refetch()} />}
        {life.data !== undefined && entries.length === 0 && <EmptyState title={t('life.empty')} text={t('life.emptyHint')} />}
        {shown.length > 0 && (
          <EntryList
            label={t('life.title')}
            entries={shown}
            names={names}
            self={documentId}
            busy={life.isFetchingNextPage}
            onMore={life.hasNextPage ? () => void life.fetchNextPage() : undefined}
          />
        )}
      </div>
    </div>
  )
}
