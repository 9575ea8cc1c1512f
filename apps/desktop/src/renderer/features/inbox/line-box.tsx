import { Outlet } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoxRow } from '../../api/shapes.ts'
import type { BoxName } from '../../routes/box-names.ts'
import { BoxPlaceProvider } from '../../routes/box-place.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { DeskPanes } from '../../ui/panes/desk-panes.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { saveAddress } from '../../ui/table/export-csv.ts'
import { csvAddress } from './box-ask.ts'
import { BoxFilters } from './box-filters.tsx'
import { BOX_OF } from './boxes.ts'
import { BulkApproval, type Together } from './bulk-approval.tsx'
import { BulkUnderWay } from './bulk-under-way.tsx'
import { boxColumns } from './columns.tsx'
import { useBox } from './use-box.ts'
import { usePlace } from './use-place.ts'
import { useTakeNote } from './use-take-note.ts'

const rowId = (row: BoxRow): string => row.documentId
const NONE: readonly BoxRow[] = []
/** As many as the server checks at once. */
const MOST_TOGETHER = 100

/** A box of documents in the line, and the one that is open beside it. */
export function LineBox({ box }: { readonly box: Exclude<BoxName, 'drafts'> }) {
  const { t } = useTranslation(['inbox', 'ui'])
  const { i18n } = useTranslation()
  const place = usePlace(box)
  const { sort, filter, urgent, period } = place
  const { rows, ask, count, busy, error, more } = useBox(box, { sort, find: filter, urgent, period })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the headers are words of the language
  const columns = useMemo(() => boxColumns(t, box, rows ?? NONE), [box, i18n.language, rows])
  const shown = rows ?? NONE
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [together, setTogether] = useState<Together | null>(null)
  const approveTogether = (): void =>
    setTogether({
      documentIds: shown
        .map(rowId)
        .filter((id) => selected.has(id))
        .slice(0, MOST_TOGETHER),
    })
  const decides = box === 'waiting'
  useKeys(
    decides && selected.size > 0
      ? [{ keys: 'b', label: t('inbox:bulk.act'), group: t('ui:table.keys'), run: approveTogether }]
      : [],
  )
  const open = place.documentId !== null
  const note = useTakeNote(box)
  const row = shown.find(({ documentId }) => documentId === place.active)
  const takeNote = (): void => {
    if (note === null || row === undefined) return
    const at = shown.indexOf(row)
    note.run(row)
    // The row leaves the box: the next one is at hand.
    place.setActive((shown[at + 1] ?? shown[at - 1])?.documentId ?? null)
  }
  // Beside an open document the key is the document's own, which asks for an opinion.
  useKeys(
    note === null || open
      ? []
      : [
          {
            keys: 'o',
            label: t(`inbox:note.${note.as}`),
            group: t('ui:table.keys'),
            run: takeNote,
            ...(row === undefined ? { unavailable: t('inbox:note.noRow') } : {}),
          },
        ],
  )
  useKeys(open ? [{ keys: 'Escape', label: t('inbox:closeDocument'), group: t('ui:table.keys'), run: place.close }] : [])
  const list = (
    <div className="box-list" ref={place.list}>
      <p className="box-heading" aria-hidden="true">
        {t(`inbox:box.${box}`)}
      </p>
      {decides && together === null && <BulkUnderWay onGoOn={(batchId) => setTogether({ batchId })} />}
      <DataTable
        label={t(`inbox:box.${box}`)}
        columns={columns}
        rows={rows}
        rowId={rowId}
        busy={busy}
        error={error}
        empty={{ title: t(`inbox:empty.${box}.title`), text: t(`inbox:empty.${box}.text`) }}
        sort={place.sort}
        onSortChange={place.setSort}
        filter={place.filter}
        onFilterChange={place.setFilter}
        active={place.active}
        onActiveChange={place.setActive}
        onOpen={(row) => place.show(row.documentId, true)}
        onLook={(row) => place.show(row.documentId, false)}
        mainList
        served={{ count, more, onExport: () => saveAddress(csvAddress(BOX_OF[box], ask)), narrowed: urgent || period !== null }}
        {...(decides ? { selected, onSelectedChange: setSelected } : {})}
        barActions={
          <>
            {selected.size > 0 && (
              <Button icon="sign" keys="b" onPress={approveTogether}>
                {t('inbox:bulk.act')}
              </Button>
            )}
            {note !== null && row !== undefined && !open && (
              <Button icon="check" keys="o" onPress={takeNote}>
                {t(`inbox:note.${note.as}`)}
              </Button>
            )}
            <BoxFilters urgent={urgent} onUrgentChange={place.setUrgent} period={period} onPeriodChange={place.setPeriod} />
          </>
        }
      />
    </div>
  )
  const document = (
    <BoxPlaceProvider value={place.placeOf(shown.map(rowId))}>
      {open ? (
        <Outlet />
      ) : (
        <EmptyState title={t('inbox:nothingOpen')} {...(shown.length > 0 ? { text: t('inbox:howToOpen') } : {})} />
      )}
    </BoxPlaceProvider>
  )
  return (
    <>
      {/* Outside of the list, which folds away on a narrow screen. */}
      <h1 className="visually-hidden">{t(`inbox:box.${box}`)}</h1>
      <DeskPanes id="box" list={list} document={document} documentOpen={open} />
      {together !== null && (
        <BulkApproval
          together={together}
          onOpen={(documentId) => {
            setTogether(null)
            place.show(documentId, true)
          }}
          onClose={() => {
            setTogether(null)
            setSelected(new Set())
          }}
        />
      )}
    </>
  )
}
