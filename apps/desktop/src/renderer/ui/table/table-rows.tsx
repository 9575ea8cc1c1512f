// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
import type { Row as ModelRow } from '@tanstack/react-table'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../checkbox.tsx'
import type { Column } from './column.ts'

export interface TableRowsProps<Row> {
  readonly id: string
  readonly rows: readonly ModelRow<Row>[]
  readonly columns: readonly Column<Row>[]
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  readonly active: string | null
  readonly selected: ReadonlySet<string>
  /** Null where rows cannot be selected. */
  readonly onToggle: ((row: ModelRow<Row>) => void) | null
  readonly onPress: (row: ModelRow<Row>) => void
  readonly onOpen: (row: ModelRow<Row>) => void
}

/** The rows in sight, each at its own height in a body as tall as all of them. */
export function TableRows<Row>({ id, rows, columns, virtual, active, selected, onToggle, onPress, onOpen }: TableRowsProps<Row>) {
  const { t } = useTranslation('ui')
  return (
    <div role="rowgroup" className="table-body" style={{ height: `${virtual.getTotalSize()}px` }}>
      {virtual.getVirtualItems().map(({ index, start, size }) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <div
            key={row.id}
            id={`${id}-${row.id}`}
            role="row"
            className="table-row"
            aria-rowindex={index + 2}
            aria-selected={onToggle === null ? row.id === active : selected.has(row.id)}
            data-active={row.id === active || undefined}
            style={{ height: `${size}px`, transform: `translateY(${start}px)` }}
            onClick={() => onPress(row)}
            onDoubleClick={() => onOpen(row)}
          >
            {onToggle !== null && (
              <div role="gridcell" className="table-cell table-tick" onClick={(event) => event.stopPropagation()}>
                <Checkbox
                  aria-label={t('table.selectRow')}
                  excludeFromTabOrder
                  isSelected={selected.has(row.id)}
                  onChange={() => onToggle(row)}
                />
              </div>
            )}
            {columns.map((column) => (
              <div key={column.id} role="gridcell" className="table-cell" data-align={column.align ?? 'start'}>
                {column.cell === undefined ? <span>{column.value(row.original)}</span> : column.cell(row.original)}
              </div>
            ))}
          </div>
        )
      })}
    </div>
  )
}
