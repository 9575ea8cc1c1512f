import type { ReactNode } from 'react'

/** A column of a table: what it says of a row, for sorting, filtering and export, and how it shows it. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** The plain value; null sorts last. */
  readonly value: (row: Row) => string | number | null
  /** How it looks; without it the value is shown as it is. */
  readonly cell?: (row: Row) => ReactNode
  /** Pixels, or a share of the room that is left. */
  readonly width: number | 'fill'
  /** Numbers and dates stand right aligned in tabular figures. */
  readonly align?: 'start' | 'end'
  /** False for columns whose order says nothing. */
  readonly sorts?: boolean
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** `grid-template-columns` of a table's rows; the first track holds the tick box where rows can be selected. */
export function gridTemplate(columns: readonly Column<never>[], selects: boolean): string {
  const tracks = columns.map((column) => (column.width === 'fill' ? 'minmax(140px, 1fr)' : `${column.width}px`))
  return [...(selects ? ['36px'] : []), ...tracks].join(' ')
}
