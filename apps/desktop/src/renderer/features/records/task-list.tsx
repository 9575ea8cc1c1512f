import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { SplitPanes } from '../../ui/panes/split-panes.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Facts } from './facts.tsx'
import { NothingChosen } from './nothing-chosen.tsx'
import type { UnitTask } from './types.ts'
import { useRecordWords } from './words.ts'

export interface TaskListProps {
  readonly tasks: readonly UnitTask[]
  /** Records by task. */
  readonly counts: ReadonlyMap<string, number>
  readonly row: string | null
  readonly onRow: (id: string) => void
  readonly onOpen: (task: UnitTask) => void
}

/** Unit tasks with what their row of the retention schedule (기록관리기준표) says. */
export function TaskList({ tasks, counts, row, onRow, onOpen }: TaskListProps) {
  const { t } = useTranslation('records')
  const words = useRecordWords()
  const columns: readonly Column<UnitTask>[] = [
    { id: 'name', header: t('task.name'), value: (task) => task.name, width: 'fill' },
    { id: 'code', header: t('task.code'), value: (task) => task.code, width: 112 },
    { id: 'retention', header: t('facts.retention'), value: (task) => words.retention(task.retention), width: 72, align: 'end' },
    { id: 'disclosure', header: t('task.disclosure'), value: (task) => t(`classes.${task.disclosure}`), width: 80 },
    {
      id: 'records',
      header: t('folder.items'),
      value: (task) => counts.get(task.id) ?? 0,
      cell: (task) => formatCount(counts.get(task.id) ?? 0),
      width: 64,
      align: 'end',
    },
  ]
  const chosen = tasks.find(({ id }) => id === row)
  return (
    <div className="records-place">
      <PageHeader title={t('title')} />
      <SplitPanes
        id="records.inner"
        panes={[
          {
            id: 'table',
            label: t('pane'),
            content: (
              <DataTable
                label={t('task.list')}
                columns={columns}
                rows={tasks}
                rowId={({ id }) => id}
                empty={{ title: t('tree.empty'), text: t('tree.emptyHint') }}
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
                  title={chosen.name}
                  facts={[
                    { term: t('task.code'), value: chosen.code },
                    { term: t('facts.retention'), value: words.retention(chosen.retention) },
                    { term: t('task.retentionReason'), value: chosen.retentionReason },
                    { term: t('task.disclosure'), value: t(`classes.${chosen.disclosure}`) },
                    ...(chosen.clauses.length === 0
                      ? []
                      : [
                          {
                            term: t('task.clauses'),
                            value: chosen.clauses.map((clause) => t('task.clause', { clause })).join(', '),
                          },
                        ]),
                    { term: t('task.description'), value: chosen.description },
                  ]}
                />
              ),
          },
        ]}
      />
    </div>
  )
}
