import type { DelegationLevel } from '../identity/index.ts'

/** A person's week, and how long the approvals of their unit took lately (나의 할 일). */
export interface MyWeek {
  /** Monday to Sunday of the present week in Seoul. */
  readonly days: readonly WeekDay[]
  readonly pace: UnitPace
}

/** One day of a week. */
export interface WeekDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Whether the office works on it. */
  readonly officeDay: boolean
  /** Documents that the person sent, reviewed, concurred in, approved, or returned on it. */
  readonly done: number
  /** Documents that wait for the person and are due on it. */
  readonly due: number
}

/** How long a unit's approvals took, from the first submission to the approval. */
export interface UnitPace {
  readonly unitName: string
  /** Whether units below it are counted in. */
  readonly withBelow: boolean
  /** How many days back it is looked. */
  readonly days: number
  /** Whether only the latest were read, since there are more. */
  readonly latestOnly: boolean
  readonly all: Pace
  /** By the level of who decided, the lowest first; levels of which nobody decided are left out. */
  readonly levels: readonly (Pace & { readonly level: DelegationLevel })[]
}

/** Of so many approvals the one in the middle took so many minutes; null where there is none. */
export interface Pace {
  readonly count: number
  readonly medianMinutes: number | null
}
