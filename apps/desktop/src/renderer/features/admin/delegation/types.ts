import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>

export type ScheduleHead = Answers['identity']['schedules'][number]
export type Schedule = Answers['identity']['schedule']
export type ScheduleProblem = Schedule['problems'][number]
/** A row of the schedule (위임전결규정); `id` is the server's, or one of the desk's own for a row that is not saved yet. */
export type ScheduleRow = Schedule['rows'][number]
export type Unit = Answers['identity']['units'][number]
export type UnitTask = Answers['classification']['tasks'][number]

/** To whom a matter is delegated, lowest first. */
export const LEVELS = [
  'OFFICER',
  'TEAM_LEAD',
  'DIVISION_HEAD',
  'BUREAU_HEAD',
  'VICE_MAYOR',
  'MAYOR',
] as const satisfies readonly ScheduleRow['level'][]
