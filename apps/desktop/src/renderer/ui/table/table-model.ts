import {
  type ColumnDef,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type Row as ModelRow,
  useReactTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { matchesKorean } from '../korean-match.ts'
import type { Column, Sort } from './column.ts'

const COLLATOR = new Intl.Collator('ko-KR', { numeric: true })

/** Numbers by size, everything else as Korean sorts it, numbers inside of text by their value. */
export function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(String(a), String(b))
}

/** Whether every word that was typed is answered by some column of the row. */
export function answersFilter<Row>(row: Row, columns: readonly Column<Row>[], filter: string): boolean {
  const words = filter.split(/\s+/).filter((word) => word !== '')
  return words.every((word) => columns.some((column) => matchesKorean(String(column.value(row) ?? ''), word)))
}

export interface TableModelOptions<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  readonly sort: Sort | null
  readonly filter: string
}

/** The rows that are shown, sorted and filtered. */
export function useTableModel<Row>({ rows, columns, rowId, sort, filter }: TableModelOptions<Row>): readonly ModelRow<Row>[] {
  const data = useMemo(() => [...rows], [rows])
  const definitions = useMemo<ColumnDef<Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row) => column.value(row) ?? undefined,
        sortUndefined: 'last',
        sortingFn: (a, b, id) => compareValues(a.getValue<string | number>(id), b.getValue<string | number>(id)),
      })),
    [columns],
  )
  const table = useReactTable<Row>({
    data,
    columns: definitions,
    getRowId: rowId,
    state: { sorting: sort === null ? [] : [{ id: sort.column, desc: sort.descending }], globalFilter: filter },
    // Its resets set state after each new model; columns that are made anew at each drawing would draw for ever.
    autoResetAll: false,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, _column, typed: string) => answersFilter(row.original, columns, typed),
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  })
  return table.getRowModel().rows
}
