import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { SplitPanes } from '../../ui/panes/split-panes.tsx'
import { useMedia } from '../../ui/panes/use-media.ts'
import { useFolderCounts, useFunctions, useTasks } from './data.ts'
import { FolderPlace } from './folder-place.tsx'
import './records-screen.css'
import { TaskFolders } from './task-folders.tsx'
import { TaskList } from './task-list.tsx'
import { TaskPane } from './task-pane.tsx'
import { placeText, readPlace, tasksUnder } from './task-tree.ts'

const route = getRouteApi('/desk/records')
const NARROW = '(max-width: 1279px)'

/** Unit tasks as a tree, their folders and records in a table, what is known of the chosen one at the right. */
export function RecordsScreen() {
  const { t } = useTranslation('records')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const person = useSessionPerson()
  const scope = search.scope ?? 'unit'
  const functions = useFunctions()
  const tasks = useTasks(scope === 'unit' ? person.unitId : null)
  const folderCounts = useFolderCounts()
  const narrow = useMedia(NARROW)
  const [unfolded, setUnfolded] = useState(false)
  const place = readPlace(search.at)
  const counts = new Map<string, number>()
  for (const { taskId, items } of folderCounts.data ?? []) counts.set(taskId, (counts.get(taskId) ?? 0) + items)
  const go = (next: Partial<typeof search>): void => void navigate({ search: (before) => ({ ...before, ...next }) })
  const ready = functions.data !== undefined && tasks.data !== undefined
  const task = place?.type === 'task' ? tasks.data?.find(({ id }) => id === place.id) : undefined

  const tree = (
    <TaskPane
      scope={scope}
      onScope={(next) => void navigate({ search: { scope: next === 'unit' ? undefined : next } })}
      functions={functions}
      tasks={tasks}
      counts={counts}
      at={search.at ?? null}
      onPlace={(at) => go({ at, folder: undefined, row: undefined })}
    />
  )
  const main =
    task === undefined || functions.data === undefined ? (
      ready ? (
        <TaskList
          tasks={place?.type === 'function' ? tasksUnder(functions.data, tasks.data, place.id) : tasks.data}
          counts={counts}
          row={search.row ?? null}
          onRow={(row) => go({ row })}
          onOpen={({ id }) => go({ at: placeText({ type: 'task', id }), folder: undefined, row: undefined })}
        />
      ) : (
        <PageHeader title={t('title')} />
      )
    ) : search.folder === undefined ? (
      <TaskFolders
        key={task.id}
        task={task}
        functions={functions.data}
        counts={folderCounts}
        row={search.row ?? null}
        onRow={(row) => go({ row })}
        onPlace={(at) => go({ at, folder: undefined, row: undefined })}
        onOpen={({ id }) => go({ folder: id, row: undefined })}
      />
    ) : (
      <FolderPlace
        key={search.folder}
        task={task}
        functions={functions.data}
        folderId={search.folder}
        row={search.row ?? null}
        onRow={(row) => go({ row })}
        onPlace={(at) => go({ at, folder: undefined, row: undefined })}
        onUp={() => go({ folder: undefined, row: search.folder })}
      />
    )
  const squeezed = narrow && place !== null
  return (
    <SplitPanes
      id="records"
      panes={[
        {
          id: 'tree',
          label: t('tree.label'),
          width: 260,
          min: 180,
          max: 480,
          content: tree,
          ...(squeezed ? { folded: !unfolded, onFoldedChange: (folded: boolean) => setUnfolded(!folded) } : {}),
        },
        { id: 'main', label: t('title'), content: main },
      ]}
    />
  )
}
