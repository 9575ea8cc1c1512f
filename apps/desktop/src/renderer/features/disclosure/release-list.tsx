import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { formatCount, formatDateTime, formatShortDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { useQueue } from './queue.ts'
import { type QueueRow, RELEASE_STATES, type ReleaseState } from './types.ts'

export interface ReleaseListProps {
  readonly state: ReleaseState
  readonly onStateChange: (state: ReleaseState) => void
  readonly filter: string
  readonly onFilterChange: (filter: string) => void
  readonly queue: ReturnType<typeof useQueue>
  readonly rows: readonly QueueRow[] | undefined
  readonly active: string | null
  readonly onActiveChange: (documentId: string) => void
}

/** The queue, one tab a state; the row where the officer stands is the record that is open. */
export function ReleaseList({
  state,
  onStateChange,
  filter,
  onFilterChange,
  queue,
  rows,
  active,
  onActiveChange,
}: ReleaseListProps) {
  const { t } = useTranslation(['disclosure', 'ui'])
  const view = useErrorView()
  const columns: readonly Column<QueueRow>[] = [
    { id: 'title', header: t('disclosure:list.title'), value: (row) => row.title, width: 'fill' },
    { id: 'unit', header: t('disclosure:list.unit'), value: (row) => row.unitName, width: 92 },
    ...(state === 'HELD'
      ? [
          {
            id: 'findings',
            header: t('disclosure:list.findings'),
            value: (row: QueueRow) => row.findings,
            cell: (row: QueueRow) => (row.findings === 0 ? '' : formatCount(row.findings)),
            width: 48,
            align: 'end' as const,
          },
          {
            id: 'registered',
            header: t('disclosure:list.registered'),
            value: (row: QueueRow) => row.registeredAt,
            cell: (row: QueueRow) => formatShortDate(row.registeredAt),
            width: 72,
            align: 'end' as const,
          },
        ]
      : [
          {
            id: 'decided',
            header: t('disclosure:list.decided'),
            value: (row: QueueRow) => row.decidedAt,
            cell: (row: QueueRow) => formatDateTime(row.decidedAt),
            width: 128,
            align: 'end' as const,
          },
        ]),
  ]
  const table = (
    <DataTable
      label={t(`disclosure:states.${state}`)}
      columns={columns}
      rows={rows}
      rowId={(row) => row.documentId}
      busy={queue.isFetchingNextPage || queue.isPlaceholderData}
      error={queue.error === null ? null : { ...view(queue.error), onRetry: () => void queue.refetch() }}
      empty={{ title: t(`disclosure:empty.${state}.title`), text: t(`disclosure:empty.${state}.text`) }}
      filter={filter}
      onFilterChange={onFilterChange}
      active={active}
      onActiveChange={onActiveChange}
      mainList
      barActions={
        queue.hasNextPage ? (
          <Button variant="quiet" busy={queue.isFetchingNextPage} onPress={() => void queue.fetchNextPage()}>
            {t('ui:action.more')}
          </Button>
        ) : undefined
      }
    />
  )
  return (
    <div className="release-list">
      <Tabs
        label={t('disclosure:states.label')}
        value={state}
        onChange={onStateChange}
        items={RELEASE_STATES.map((id) => ({
          id,
          label: t(`disclosure:states.${id}`),
          ...(id === state && rows !== undefined && !queue.hasNextPage ? { count: rows.length } : {}),
          content: table,
        }))}
      />
    </div>
  )
}
