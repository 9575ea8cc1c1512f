import type { DelegationLevel } from './schema.ts'

/** A row of the schedule: null for every unit and every task; without an amount, for any. Amounts in won. */
export interface NewDelegationRule {
  readonly unitId: string | null
  readonly taskCode: string | null
  /** The matter in words, as the schedule prints it. */
  readonly matter: string
  readonly level: DelegationLevel
  /** Holds for at most this many won. */
  readonly amountUpTo?: number | null
}

/** A row as it stands in a version. */
export interface ScheduleRow extends Required<NewDelegationRule> {
  readonly id: string
}

/** What is wrong with a row: `line` counts the rows of a schedule from 1, or the lines of a file. */
export interface ScheduleProblem {
  readonly line: number
  readonly ko: string
  readonly en: string
}

/** How a version stands today. */
export type ScheduleState = 'DRAFT' | 'COMING' | 'IN_FORCE' | 'PAST'

/** A version without its rows. */
export interface ScheduleHead {
  readonly id: string
  readonly version: number
  readonly state: ScheduleState
  /** Day in Seoul, `YYYY-MM-DD`. */
  readonly effectiveOn: string
  readonly addedAt: string
  readonly enactedAt: string | null
  /** Saves of a draft so far. */
  readonly revision: number
  readonly rowCount: number
}

/** A version with its rows, and what stands against putting it in force. */
export interface Schedule extends ScheduleHead {
  readonly rows: readonly ScheduleRow[]
  readonly problems: readonly ScheduleProblem[]
}
