import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { SplitPanes } from '../../ui/panes/split-panes.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { useFolderItems, useFolders } from './data.ts'
import { NothingChosen } from './nothing-chosen.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { cardOf, RecordFacts } from './record-facts.tsx'
import { TaskCrumbs } from './task-crumbs.tsx'
import type { FunctionNode, UnitTask } from './types.ts'

export interface FolderPlaceProps {
  readonly task: UnitTask
  readonly functions: readonly FunctionNode[]
  readonly folderId: string
  readonly row: string | null
  readonly onRow: (documentId: string) => void
  readonly onPlace: (at: string) => void
  /** Back to the folders of the task. */
  readonly onUp: () => void
}

/** The records of one folder; `o` opens the card, `u` goes up. */
export function FolderPlace({ task, functions, folderId, row, onRow, onPlace, onUp }: FolderPlaceProps) {
  const { t } = useTranslation(['records', 'ui'])
  const view = useErrorView()
  const navigate = useNavigate()
  const columns = useRecordColumns('folder')
  const items = useFolderItems(folderId)
  const folders = useFolders(task.id)
  useKeys([{ keys: 'u', label: t('records:folder.up'), group: t('records:title'), run: onUp }])
  const rows = items.data?.pages.flatMap((page) => page.items)
  const chosen = rows?.find(({ documentId }) => documentId === row)
  const folder = folders.data?.find(({ id }) => id === folderId)
  return (
    <div className="records-place">
      <PageHeader
        title={folder?.title ?? ''}
        above={<TaskCrumbs functions={functions} task={task} onPlace={onPlace} onTask={onUp} />}
        meta={folder !== undefined && <span>{t('records:folder.of', { year: folder.year, serial: folder.serial })}</span>}
      />
      <SplitPanes
        id="records.inner"
        panes={[
          {
            id: 'table',
            label: t('records:pane'),
            content: (
              <DataTable
                label={folder?.title ?? t('records:record.list')}
                columns={columns}
                rows={rows}
                rowId={({ documentId }) => documentId}
                busy={items.isFetchingNextPage}
                error={items.error === null ? null : { ...view(items.error), onRetry: () => void items.refetch() }}
                empty={{ title: t('records:record.empty'), text: t('records:record.emptyHint') }}
                active={row}
                onActiveChange={onRow}
                onOpen={({ documentId }) => void navigate({ to: cardOf(documentId) })}
                mainList
                barActions={
                  items.hasNextPage ? (
                    <Button variant="quiet" busy={items.isFetchingNextPage} onPress={() => void items.fetchNextPage()}>
                      {t('ui:action.more')}
                    </Button>
                  ) : undefined
                }
              />
            ),
          },
          {
            id: 'inspector',
            label: t('records:inspector'),
            width: 300,
            min: 220,
            max: 480,
            content: chosen === undefined ? <NothingChosen /> : <RecordFacts record={chosen} />,
          },
        ]}
      />
    </div>
  )
}
