import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>['disclosure']

/** A line of the release queue. */
export type QueueRow = Answers['queue'][number]
/** A record before the officer: its texts and the places found in them. */
export type QueueItem = Answers['item']
export type ReleaseState = QueueRow['state']
export type Place = QueueItem['findings'][number]

/** The tabs, in the order of the officer's work. */
export const RELEASE_STATES = ['HELD', 'PUBLISHED', 'LISTED', 'REFUSED', 'WITHDRAWN'] as const satisfies readonly ReleaseState[]

/** Clauses of 공개법 9① under which a text stays closed. */
export const CLAUSES = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** Grades of an approver, highest first; 0 are elected heads. */
export const GRADES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
