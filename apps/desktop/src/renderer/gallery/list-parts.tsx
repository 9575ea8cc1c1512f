import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { announce } from '../ui/notices.ts'
import { unitTree } from '../ui/picker/directory.ts'
import { PersonPicker } from '../ui/picker/person-picker.tsx'
import { PersonPickerDialog } from '../ui/picker/person-picker-dialog.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Tree } from '../ui/tree.tsx'
import { documents, people, type SampleColumns, units } from './sample.ts'
import { words } from './words.ts'

const TREE = unitTree(units)

/** Things one looks through. */
export function ListParts() {
  const { t } = useTranslation('ui')
  const [active, setActive] = useState<string | null>('document-1')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['document-2']))
  const [unit, setUnit] = useState<string | null>('digital')
  const [tab, setTab] = useState<'full' | 'busy' | 'first' | 'empty' | 'failed'>('full')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [picking, setPicking] = useState(false)
  const columns: SampleColumns = [
    {
      id: 'state',
      header: words.state,
      width: 110,
      value: (row) => t(`state.${row.tone}`),
      cell: (row) => <StatusMark tone={row.tone}>{t(`state.${row.tone}`)}</StatusMark>,
    },
    { id: 'title', header: words.titleLabel, width: 'fill', value: (row) => row.title },
    { id: 'drafter', header: words.drafter, width: 90, value: (row) => row.drafter },
    {
      id: 'due',
      header: words.due,
      width: 110,
      align: 'end',
      value: (row) => row.due,
      cell: (row) => row.due !== null && <time>{formatDate(row.due)}</time>,
    },
    { id: 'pages', header: words.pages, width: 70, align: 'end', value: (row) => row.pages },
  ]
  const table = {
    label: words.waiting,
    columns,
    rowId: (row: (typeof documents)[number]) => row.id,
    active,
    onActiveChange: setActive,
  }
  return (
    <>
      <Tabs
        label={words.waiting}
        value={tab}
        onChange={setTab}
        items={[
          {
            id: 'full',
            label: words.waiting,
            count: documents.length,
            content: (
              <div className="gallery-frame">
                <DataTable
                  {...table}
                  mainList
                  rows={documents}
                  selected={selected}
                  onSelectedChange={setSelected}
                  onOpen={(row) => announce(row.title)}
                  onLook={(row) => announce(row.title)}
                />
              </div>
            ),
          },
          { id: 'busy', label: words.slow, content: <DataTable {...table} rows={documents.slice(0, 3)} busy /> },
          { id: 'first', label: words.firstLoad, content: <DataTable {...table} rows={undefined} /> },
          { id: 'empty', label: words.empty, count: 0, content: <DataTable {...table} rows={[]} /> },
          {
            id: 'failed',
            label: words.failed,
            content: (
              <DataTable
                {...table}
                rows={undefined}
                error={{ text: words.conflict, advice: words.conflictAdvice, onRetry: () => setTab('full') }}
              />
            ),
          },
        ]}
      />
      <div className="gallery-columns">
        <Tree label={words.units} nodes={TREE} selected={unit} onSelect={setUnit} defaultExpanded={['city', 'plan']} />
        <PersonPicker
          units={units}
          people={people}
          selected={chosen}
          onChange={setChosen}
          unitAtStart="digital"
          disabled={new Set(['person-4'])}
        />
      </div>
      <Button onPress={() => setPicking(true)}>{t('picker.title')}</Button>
      {picking && (
        <PersonPickerDialog
          units={units}
          people={people}
          onClose={() => setPicking(false)}
          onChoose={(ids) => {
            setPicking(false)
            announce(t('picker.found', { count: ids.length }))
          }}
        />
      )}
    </>
  )
}
