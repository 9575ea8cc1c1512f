import type { ScheduleRow } from './types.ts'

type Rows = readonly ScheduleRow[]

/** Adds a blank row after another, or at the end. Pure, as all of these. */
export function addRow(rows: Rows, id: string, after: string | null): Rows {
  const place = rows.findIndex((row) => row.id === after)
  const at = place < 0 ? rows.length : place + 1
  const like = rows[place]
  const blank: ScheduleRow = {
    id,
    unitId: like?.unitId ?? null,
    taskCode: like?.taskCode ?? null,
    matter: '',
    level: like?.level ?? 'DIVISION_HEAD',
    amountUpTo: null,
  }
  return [...rows.slice(0, at), blank, ...rows.slice(at)]
}

/** Takes a row out. */
export function removeRow(rows: Rows, id: string): Rows {
  return rows.filter((row) => row.id !== id)
}

/** The row where the person stands once `id` is out: the next one, else the one before. */
export function neighbourOf(rows: Rows, id: string): string | null {
  const at = rows.findIndex((row) => row.id === id)
  return (rows[at + 1] ?? rows[at - 1])?.id ?? null
}

/** Moves a row one place up (-1) or down (1); the ends hold. */
export function moveRow(rows: Rows, id: string, by: 1 | -1): Rows {
  const from = rows.findIndex((row) => row.id === id)
  const [row, other] = [rows[from], rows[from + by]]
  if (row === undefined || other === undefined) return rows
  return rows.map((each, i) => (i === from ? other : i === from + by ? row : each))
}

/** Changes some of a row. */
export function changeRow(rows: Rows, id: string, patch: Partial<Omit<ScheduleRow, 'id'>>): Rows {
  return rows.map((row) => (row.id === id ? { ...row, ...patch } : row))
}

/** Rows as the server takes them. */
export function plainRows(rows: Rows): Omit<ScheduleRow, 'id'>[] {
  return rows.map(({ unitId, taskCode, matter, level, amountUpTo }) => ({
    unitId,
    taskCode,
    matter: matter.trim(),
    level,
    amountUpTo,
  }))
}

/** Whether two schedules say the same in the same order. */
export function sameRows(a: Rows, b: Rows): boolean {
  return JSON.stringify(plainRows(a)) === JSON.stringify(plainRows(b))
}
