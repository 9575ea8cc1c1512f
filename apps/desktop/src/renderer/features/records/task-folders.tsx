import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import { formatCount, formatDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { OpenFolderDialog } from '../../ui/open-folder-dialog.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SplitPanes } from '../../ui/panes/split-panes.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { type useFolderCounts, useFolders } from './data.ts'
import { Facts } from './facts.tsx'
import { NothingChosen } from './nothing-chosen.tsx'
import { TaskCrumbs } from './task-crumbs.tsx'
import type { FolderRow, FunctionNode, UnitTask } from './types.ts'
import { useRecordWords } from './words.ts'

export interface TaskFoldersProps {
  readonly task: UnitTask
  readonly functions: readonly FunctionNode[]
  readonly counts: ReturnType<typeof useFolderCounts>
  readonly row: string | null
  readonly onRow: (id: string) => void
  readonly onPlace: (at: string) => void
  readonly onOpen: (folder: FolderRow) => void
}

/** The folders (기록물철) of a unit task, newest year first. */
export function TaskFolders({ task, functions, counts, row, onRow, onPlace, onOpen }: TaskFoldersProps) {
  const { t } = useTranslation('records')
  const words = useRecordWords()
  const view = useErrorView()
  const person = useSessionPerson()
  const folders = useFolders(task.id)
  const [adding, setAdding] = useState(false)
  const unavailable = person.unitId === task.unitId ? undefined : t('folder.otherUnit')
  useKeys([{ keys: 'a', label: t('folder.open'), group: t('title'), unavailable, run: () => setAdding(true) }])
  const rows = folders.data
    ?.map((folder): FolderRow => ({ ...folder, held: counts.data?.find(({ folderId }) => folderId === folder.id) ?? null }))
    .toSorted((a, b) => b.year - a.year || a.serial - b.serial)
  const columns: readonly Column<FolderRow>[] = [
    { id: 'title', header: t('folder.title'), value: (folder) => folder.title, width: 'fill' },
    { id: 'year', header: t('folder.year'), value: (folder) => folder.year, width: 60, align: 'end' },
    { id: 'serial', header: t('folder.serial'), value: (folder) => folder.serial, width: 60, align: 'end' },
    {
      id: 'state',
      header: t('folder.state'),
      value: (folder) => t(`folder.states.${folder.state}`),
      cell: (folder) => (
        <StatusMark tone={folder.state === 'OPEN' ? 'progress' : 'closed'}>{t(`folder.states.${folder.state}`)}</StatusMark>
      ),
      width: 84,
    },
    {
      id: 'items',
      header: t('folder.items'),
      value: (folder) => folder.held?.items ?? 0,
      cell: (folder) => formatCount(folder.held?.items ?? 0),
      width: 60,
      align: 'end',
    },
  ]
  const chosen = rows?.find(({ id }) => id === row)
  const error = folders.error ?? counts.error
  return (
    <div className="records-place">
      <PageHeader
        title={task.name}
        above={<TaskCrumbs functions={functions} task={task} onPlace={onPlace} />}
        actions={
          <Button icon="add" keys="a" unavailable={unavailable} onPress={() => setAdding(true)}>
            {t('folder.open')}
          </Button>
        }
      />
      <SplitPanes
        id="records.inner"
        panes={[
          {
            id: 'table',
            label: t('pane'),
            content: (
              <DataTable
                label={t('folder.list')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                error={
                  error === null
                    ? null
                    : { ...view(error), onRetry: () => void Promise.all([folders.refetch(), counts.refetch()]) }
                }
                empty={{ title: t('folder.empty'), text: t('folder.emptyHint') }}
                active={row}
                onActiveChange={onRow}
                onOpen={onOpen}
                mainList
              />
            ),
          },
          {
            id: 'inspector',
            label: t('inspector'),
            width: 300,
            min: 220,
            max: 480,
            content:
              chosen === undefined ? (
                <NothingChosen />
              ) : (
                <Facts
                  title={chosen.title}
                  facts={[
                    { term: t('folder.year'), value: String(chosen.year) },
                    { term: t('folder.state'), value: t(`folder.states.${chosen.state}`) },
                    { term: t('folder.items'), value: formatCount(chosen.held?.items ?? 0) },
                    { term: t('facts.retention'), value: words.retention(task.retention) },
                    ...(chosen.held === null
                      ? []
                      : [
                          { term: t('folder.first'), value: formatDate(chosen.held.firstRegisteredOn) },
                          { term: t('folder.last'), value: formatDate(chosen.held.lastRegisteredOn) },
                          { term: t('folder.keptUntil'), value: words.until(chosen.held.keptUntil) },
                        ]),
                  ]}
                />
              ),
          },
        ]}
      />
      {adding && <OpenFolderDialog task={task} onClose={() => setAdding(false)} onOpened={onRow} />}
    </div>
  )
}
