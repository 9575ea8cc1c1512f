import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { DraftRow } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { draftAddress } from '../../routes/addresses.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { DRAFTS_LIMIT } from './boxes.ts'
import { draftColumns } from './columns.tsx'
import { usePlace } from './use-place.ts'

const rowId = (row: DraftRow): string => row.documentId

/** One's own drafts (기안함); opening one leads to the editor. */
export function DraftsBox() {
  const { t, i18n } = useTranslation(['inbox', 'ui'])
  const router = useRouter()
  const trpc = useTRPC()
  const view = useErrorView()
  const place = usePlace('drafts')
  const answer = useQuery(trpc.documents.drafts.queryOptions({ limit: DRAFTS_LIMIT }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the headers are words of the language
  const columns = useMemo(() => draftColumns(t, draftAddress), [i18n.language])
  return (
    <div className="box-list" ref={place.list}>
      <h1 className="box-heading">{t('inbox:box.drafts')}</h1>
      <DataTable
        label={t('inbox:box.drafts')}
        columns={columns}
        rows={answer.data}
        rowId={rowId}
        error={answer.error === null ? null : { ...view(answer.error), onRetry: () => void answer.refetch() }}
        empty={{ title: t('inbox:empty.drafts.title'), text: t('inbox:empty.drafts.text') }}
        sort={place.sort}
        onSortChange={place.setSort}
        filter={place.filter}
        onFilterChange={place.setFilter}
        active={place.active}
        onActiveChange={place.setActive}
        onOpen={(row) => router.history.push(draftAddress(row.documentId))}
        mainList
      />
    </div>
  )
}
