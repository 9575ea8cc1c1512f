import type { ScheduleRow } from '../schedule.ts'
import { DELEGATION_LEVELS, type DelegationLevel } from '../schema.ts'

/** The least grade (10 − N for N급) that holds a post of each level. */
export const LEVEL_GRADE = {
  OFFICER: 1,
  TEAM_LEAD: 4,
  DIVISION_HEAD: 5,
  BUREAU_HEAD: 7,
  VICE_MAYOR: 8,
  MAYOR: 10,
} as const satisfies Record<DelegationLevel, number>

/** The level of somebody of a grade: the highest whose least grade they reach. */
export function levelOfGrade(grade: number): DelegationLevel {
  return DELEGATION_LEVELS.findLast((level) => LEVEL_GRADE[level] <= grade) ?? 'OFFICER'
}

/** One level lower; the lowest stays. */
export function levelBelow(level: DelegationLevel): DelegationLevel {
  return DELEGATION_LEVELS[Math.max(DELEGATION_LEVELS.indexOf(level) - 1, 0)] ?? 'OFFICER'
}

/** Of which unit, task and amount a row is asked. The amount in won; null where none is known. */
export interface AskedMatter {
  readonly unitId: string
  readonly taskCode: string | null
  readonly amount?: number | null
}

/** Whether a row speaks of a unit's task, whatever the amount. */
export function speaksOf(row: ScheduleRow, { unitId, taskCode }: AskedMatter): boolean {
  return (row.unitId === null || row.unitId === unitId) && (row.taskCode === null || row.taskCode === taskCode)
}

/** Whether a row holds for an amount: one with a threshold only where the amount is known and not above it. */
export function holdsFor(row: Pick<ScheduleRow, 'amountUpTo'>, amount: number | null | undefined): boolean {
  return row.amountUpTo === null || (amount !== undefined && amount !== null && amount <= row.amountUpTo)
}

/**
 * Rows of a version that speak of a matter, the closest first: for the unit's own task before one for the task, the unit, and all;
 * among these the tightest amount, then the order of the schedule. Pure.
 */
export function closestFirst<R extends ScheduleRow>(rows: readonly R[], asked: AskedMatter): readonly R[] {
  const places = new Map(rows.map((row, i) => [row, i]))
  return rows
    .filter((row) => speaksOf(row, asked))
    .toSorted((a, b) => closeness(b) - closeness(a) || amountOf(a) - amountOf(b) || (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

/** The row that decides a matter: the closest that holds for the amount; undefined: nothing is delegated (영 10①). Pure. */
export function closestRule<R extends ScheduleRow>(rows: readonly R[], asked: AskedMatter): R | undefined {
  return closestFirst(rows, asked).find((row) => holdsFor(row, asked.amount))
}

const closeness = (row: ScheduleRow): number => (row.taskCode === null ? 0 : 2) + (row.unitId === null ? 0 : 1)
const amountOf = (row: ScheduleRow): number => row.amountUpTo ?? Number.POSITIVE_INFINITY
