// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid whose rows are placed by hand cannot be a table element; it holds the focus and names its row by aria-activedescendant
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../checkbox.tsx'
import { Icon } from '../icon.tsx'
import type { Column, Sort } from './column.ts'

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  /** Null where rows cannot be selected. */
  readonly selection: { readonly all: boolean; readonly some: boolean; readonly toggle: () => void } | null
}

/** Up, then down, then as it came. */
function nextSort(column: string, sort: Sort | null): Sort | null {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}

/** The head line of a table; a column's word sorts by it. */
export function TableHead<Row>({ columns, sort, onSort, selection }: TableHeadProps<Row>) {
  const { t } = useTranslation('ui')
  return (
    <div role="row" className="table-row table-head" aria-rowindex={1}>
      {selection !== null && (
        <div role="columnheader" className="table-cell table-tick">
          <Checkbox
            aria-label={t('table.selectAll')}
            isSelected={selection.all}
            isIndeterminate={selection.some && !selection.all}
            onChange={selection.toggle}
          />
        </div>
      )}
      {columns.map((column) => {
        const sorted = sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : 'none'
        return (
          <div key={column.id} role="columnheader" className="table-cell" data-align={column.align ?? 'start'} aria-sort={sorted}>
            {column.sorts === false ? (
              column.header
            ) : (
              <button type="button" className="table-sort" onClick={() => onSort(nextSort(column.id, sort))}>
                {column.header}
                {sorted !== 'none' && <Icon name={sorted === 'ascending' ? 'sortUp' : 'sortDown'} size={12} />}
              </button>
            )}
          </div>
        )
      })}
    </div>
  )
}
