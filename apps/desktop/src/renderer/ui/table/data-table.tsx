// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../theme/appearance.ts'
import type { EmptyStateProps } from '../empty-state.tsx'
import type { ErrorStateProps } from '../error-state.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { type Column, gridTemplate, type Sort } from './column.ts'
import './data-table.css'
import { saveText, toCsv } from './export-csv.ts'
import { type ServedRows, useEndReached } from './served-rows.ts'
import { TableBar } from './table-bar.tsx'
import { TableHead } from './table-head.tsx'
import { moveByKey, useTableKeys } from './table-keys.ts'
import { useTableModel } from './table-model.ts'
import { TableRows } from './table-rows.tsx'
import { TableStates } from './table-states.tsx'

export interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Undefined until the first answer. */
  readonly rows: readonly Row[] | undefined
  readonly rowId: (row: Row) => string
  /** A newer answer is on its way: the old rows stay, greyed, under a thin bar. */
  readonly busy?: boolean
  readonly error?: ErrorStateProps | null | undefined
  readonly empty?: EmptyStateProps
  /** Sort and filter, given where they live in the address; kept here otherwise. */
  readonly sort?: Sort | null
  readonly onSortChange?: (sort: Sort | null) => void
  readonly filter?: string
  readonly onFilterChange?: (filter: string) => void
  /** Selected rows; without `onSelectedChange` the table has no tick boxes. */
  readonly selected?: ReadonlySet<string>
  readonly onSelectedChange?: (ids: ReadonlySet<string>) => void
  /** The row where the person is. */
  readonly active: string | null
  readonly onActiveChange: (id: string) => void
  readonly onOpen?: (row: Row) => void
  readonly onLook?: (row: Row) => void
  /** This is the screen's main list: j k o Space x work wherever the focus is. */
  readonly mainList?: boolean
  readonly showBar?: boolean
  readonly barActions?: ReactNode
  /** Rows that a server has sorted and filtered, and gives page by page. */
  readonly served?: ServedRows
}

const ROW_HEIGHTS = { compact: 28, normal: 32, touch: 40 } as const
const NONE: ReadonlySet<string> = new Set()
const AS_IT_CAME = { sort: null, filter: '' } as const

/** A table that sorts, filters, selects, exports, goes by keys and shows only what is in sight; with its four other states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    busy = false,
    error,
    active,
    onActiveChange,
    onOpen,
    onLook,
    selected = NONE,
    onSelectedChange,
    mainList = false,
    served,
  } = props
  const { t } = useTranslation('ui')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const [ownFilter, setOwnFilter] = useState('')
  const sort = props.sort === undefined ? ownSort : props.sort
  const filter = props.filter ?? ownFilter
  const setFilter = props.onFilterChange ?? setOwnFilter
  const shown = useTableModel({ rows: rows ?? [], columns, rowId, ...(served === undefined ? { sort, filter } : AS_IT_CAME) })
  const height = ROW_HEIGHTS[useAppearance().density]
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: height,
    getItemKey: (index) => shown[index]?.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height asks for a new measure
  useEffect(() => virtual.measure(), [height])

  useEndReached(virtual.getVirtualItems().at(-1)?.index ?? -1, shown.length, served?.more ?? null)

  const place = shown.findIndex((row) => row.id === active)
  // Who comes back to a list stands where they were.
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current || shown.length === 0) return
    arrived.current = true
    if (place > 0) virtual.scrollToIndex(place, { align: 'center' })
  }, [shown.length, place, virtual])
  const current = shown[place]
  const toggle = (ids: readonly string[]): void => onSelectedChange?.(toggled(selected, ids))
  const moves = {
    move: (by: number): void => {
      const next = Math.min(shown.length - 1, Math.max(0, place === -1 ? (by < 0 ? shown.length - 1 : 0) : place + by))
      const row = shown[next]
      if (row === undefined) return
      virtual.scrollToIndex(next)
      onActiveChange(row.id)
    },
    openRow: onOpen === undefined ? undefined : () => current !== undefined && onOpen(current.original),
    look: onLook === undefined ? undefined : () => current !== undefined && onLook(current.original),
    toggle: onSelectedChange === undefined ? undefined : () => current !== undefined && toggle([current.id]),
  }
  // Who moves by j and k from elsewhere is in the list from then on, so that Enter opens what they moved to.
  const moveFromAnywhere = (by: number): void => {
    scroller.current?.focus()
    moves.move(by)
  }
  useTableKeys(mainList, { ...moves, move: moveFromAnywhere })
  const ids = shown.map((row) => row.id)

  return (
    <section className="data-table" aria-label={label} aria-busy={busy || rows === undefined}>
      {props.showBar !== false && (
        <TableBar
          loading={rows === undefined}
          shown={shown.length}
          total={rows?.length ?? 0}
          counted={served?.count}
          selected={selected.size}
          filter={filter}
          onFilterChange={setFilter}
          onExport={
            served?.onExport ??
            (() =>
              saveText(
                toCsv(
                  shown.map((row) => row.original),
                  columns,
                ),
                `${label}.csv`,
              ))
          }
        >
          {props.barActions}
        </TableBar>
      )}
      <div className="table-busy">{(busy || (rows === undefined && !error)) && <ProgressBar label={t('table.loading')} />}</div>
      <div
        ref={scroller}
        role="grid"
        className="table-grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length + (onSelectedChange === undefined ? 0 : 1)}
        aria-multiselectable={onSelectedChange !== undefined}
        {...(current === undefined ? {} : { 'aria-activedescendant': `${id}-${current.id}` })}
        data-busy={busy || undefined}
        style={{ '--columns': gridTemplate(columns, onSelectedChange !== undefined) } as Record<string, string>}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget && moveByKey(event.key, moves)) event.preventDefault()
        }}
      >
        <div role="rowgroup" className="table-heads">
          <TableHead
            columns={columns}
            sort={sort}
            onSort={props.onSortChange ?? setOwnSort}
            selection={
              onSelectedChange === undefined
                ? null
                : {
                    all: ids.length > 0 && ids.every((each) => selected.has(each)),
                    some: ids.some((each) => selected.has(each)),
                    toggle: () => toggle(ids),
                  }
            }
          />
        </div>
        {shown.length > 0 && (
          <TableRows
            id={id}
            rows={shown}
            columns={columns}
            virtual={virtual}
            active={active}
            selected={selected}
            onToggle={onSelectedChange === undefined ? null : (row) => toggle([row.id])}
            onPress={(row) => onActiveChange(row.id)}
            onOpen={(row) => onOpen?.(row.original)}
          />
        )}
      </div>
      <TableStates
        received={rows?.length}
        shown={shown.length}
        filter={filter}
        served={served}
        error={error}
        empty={props.empty}
      />
    </section>
  )
}

/** A selection with these rows ticked, or without them where all of them were. */
function toggled(selected: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const add = !ids.every((each) => selected.has(each))
  return add ? new Set([...selected, ...ids]) : new Set([...selected].filter((each) => !ids.includes(each)))
}
